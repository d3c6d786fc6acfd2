using Reinstate.V1;

namespace Reinstate.Silo.Demo;

/// <summary>One service of the group board in words and numbers.</summary>
internal static class BoardRow
{
    public static readonly string[] Columns = ["service", "state", "expected", "received", "entered", "checked", "queried", "excepted", "open", "P1 open", "sheets", "steps", "signed off by"];

    public static string[] Cells(RunSummary run)
    {
        var numbers = run.Completeness;
        return
        [
            run.ServiceName.Length > 0 ? run.ServiceName : run.ServiceId, run.State.Replace('_', ' '), $"{numbers.Expected}", $"{numbers.Received}", $"{numbers.Entered}",
            $"{numbers.Checked}", $"{numbers.Queried}", $"{numbers.Excepted}", $"{numbers.Open}", $"{run.OpenP1}", $"{run.SheetsAccounted}/{run.SheetsIssued}",
            string.Join(' ', run.StepsDone), run.SignedOffBy,
        ];
    }

    public static string Line(RunSummary run)
    {
        var numbers = run.Completeness;
        return $"  | {Cells(run)[0],-30} {Cells(run)[1],-10} received {numbers.Received}, entered {numbers.Entered}, checked {numbers.Checked} of {numbers.Expected} expected; "
            + $"open {numbers.Open} (P1 {run.OpenP1}), queried {numbers.Queried}, excepted {numbers.Excepted}; sheets {run.SheetsAccounted}/{run.SheetsIssued}"
            + (run.SignedOffBy.Length > 0 ? $"; signed off by {run.SignedOffBy}" : "");
    }
}
