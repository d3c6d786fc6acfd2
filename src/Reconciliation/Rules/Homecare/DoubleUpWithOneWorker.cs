using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Homecare;

/// <summary>Rule 34: a visit that needs two workers was made by fewer.</summary>
internal sealed class DoubleUpWithOneWorker : IItemRule
{
    public RuleInfo Info { get; } = new(34, "Double-up with one worker", Severity.High)
    {
        Needs = [[FactKind.ExpectedVisits], Needs.Visits],
        Codes = ["double_up_with_one_worker"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (item is { Expected: ExpectedVisit { WorkersRequired: > 1 } visit, Lead: not null, Counts: true })
            Judge(visit, item, person, found);
    }

    private void Judge(ExpectedVisit visit, MatchedItem item, PersonCase person, List<Finding> found)
    {
        var rows = Attendance.Accounts(item.Entries, hasPaper: item.Paper is not null);
        var came = Attendance.Workers(rows, person.Context.Staff, person.Person.ServiceId);
        if (came.Length < visit.WorkersRequired)
        {
            found.Add(person.Finding(Info, "double_up_with_one_worker", item, item.Entries,
                $"{person.Name(item)} needs {visit.WorkersRequired} workers and {Say.Rows(rows)} {(rows.Length == 1 ? "names" : "name")} {(came.Length == 0 ? "none" : string.Join(", ", came))}.", queries: true));
        }
    }
}
