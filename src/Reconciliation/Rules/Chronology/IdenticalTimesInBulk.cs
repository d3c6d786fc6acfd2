using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 38: many rows of one worker or transcriber with the same minutes (IMPORTS.md reading 13): visits with the same minute in and out;
/// doses and records that happened in one minute and were entered in one minute. A paper row and its copy are one. Several doses or notes
/// of one person at one moment are one act, so there people are counted; a round that is entered person after person, each at its own
/// minute, is none. What a transcriber did is looked at within one service, and left to the worker when all of it is one worker's. One
/// finding a person, each naming all rows (reading 16). It suggests only.
/// Cost: linear in the rows of a worker's minute. The findings of one bulk share their words and their list of rows, and the words name the first rows and
/// count the others: what is found about k people would else be of the size of k².
/// </summary>
internal sealed class IdenticalTimesInBulk : IWorkRule
{
    /// <summary>More rows than this are not read by anybody in one sentence; all of them are in the list beside it.</summary>
    private const int Named = 20;

    public RuleInfo Info { get; } = new(38, "Identical times in bulk", Severity.Medium)
    {
        Needs = [Needs.Entries],
        Codes = ["identical_times_in_bulk"],
        Window = "whatever counts as recovery",
        Policy = ["identical_times_rows"],
        Suggests = true,
    };

    public void GroupsOf(WorkTrace trace, RecoveryContext context, List<WorkGroup> groups)
    {
        if (!trace.Exact || Second(trace) is null)
            return;
        var minute = Minute(trace.From);
        foreach (var worker in trace.WorkerNames(context))
            groups.Add(new(worker, worker, Moment: minute));
        if (trace.TranscribedBy.Length > 0)
            groups.Add(new("", trace.WorkerName(trace.TranscribedBy, context), trace.ServiceId, Moment: minute));
    }

    public long Fewest(RecoveryContext context) => Least(context);

    public void Find(WorkGroup group, List<WorkTrace> traces, RecoveryContext context, List<Finding> found)
    {
        var least = Least(context);
        var byTranscriber = group.Worker.Length == 0;
        foreach (var bulk in traces.GroupBy(t => (t.IsVisit, Minute(Second(t)!.Value))))
        {
            List<WorkTrace> rows = [.. bulk.Distinct()];
            if (Acts(rows) >= least && !(byTranscriber && IsOneWorker(rows, context)))
                found.AddRange(Findings(group.First, byTranscriber, rows, context));
        }
    }

    private IEnumerable<Finding> Findings(string who, bool byTranscriber, List<WorkTrace> rows, RecoveryContext context)
    {
        var first = rows[0];
        var (what, times) = first.IsVisit ? ("visits", $"in {Say.At(context, first.From)} and out {Say.At(context, Second(first)!.Value)}")
            : ("rows", $"{Say.At(context, first.From)}, all entered at {Say.At(context, Second(first)!.Value)}");
        var named = string.Join("; ", rows.Take(Named).Select(t => $"row {t.EntryId} for {t.PersonId}"));
        var more = rows.Count > Named ? $"; and {rows.Count - Named} more" : "";
        var explanation = $"{Acts(rows)} {what} {(byTranscriber ? "transcribed by" : "of")} {who} have the same times, {times}: {named}{more}.";
        ImmutableArray<string> entries = [.. rows.Select(t => t.EntryId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return rows.GroupBy(t => t.PersonId, StringComparer.Ordinal).Select(person => new Finding(
            38, "identical_times_in_bulk", Info.Severity, person.First().ServiceId, person.Key, person.First().ItemId, explanation) { EntryIds = entries });
    }

    private static int Least(RecoveryContext context) => Math.Max(context.Policy.IdenticalTimesRows, 2);

    private static int Acts(List<WorkTrace> rows) => rows.Select(t => t.IsVisit ? t.ItemId : t.PersonId).Distinct(StringComparer.Ordinal).Count();

    private static bool IsOneWorker(List<WorkTrace> rows, RecoveryContext context) => rows.TrueForAll(t => t.Workers.Length == 1)
        && rows.Select(t => t.WorkerName(t.Workers[0], context)).Distinct(StringComparer.Ordinal).Count() == 1;

    private static DateTimeOffset? Second(WorkTrace trace) => trace.IsVisit ? trace.Until : trace.EnteredAt;

    private static long Minute(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;
}
