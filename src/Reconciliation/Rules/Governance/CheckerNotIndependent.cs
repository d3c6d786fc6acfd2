using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Governance;

/// <summary>Rule 39: the checker transcribed the row or gave the care. Such a check does not count, so the item stays open without being queried.</summary>
internal sealed class CheckerNotIndependent : IItemRule
{
    public RuleInfo Info { get; } = new(39, "Checker is transcriber or giver, reciprocal checking pairs", Severity.High) { Needs = [Needs.Entries] };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        var (staff, service) = (person.Context.Staff, person.Person.ServiceId);
        if (!item.Counts)
            return;
        foreach (var rows in item.Entries.Where(e => SecondCheck.Of(e, item, service, staff) == CheckState.NotIndependent)
            .GroupBy(e => staff.Resolve(e.CheckedBy, service)?.StaffId ?? e.CheckedBy, StringComparer.OrdinalIgnoreCase))
        {
            var transcribed = rows.Any(e => staff.MaySame(e.CheckedBy, e.TranscribedBy, service));
            var gave = item.Entries.SelectMany(SecondCheck.Givers).Any(g => staff.MaySame(rows.Key, g, service));
            found.Add(person.Finding(Info, "checker_not_independent", item, rows,
                $"For {person.Name(item)}, {rows.Key} checked {Say.Rows(rows)} and also {(transcribed && gave ? "gave the care and transcribed it" : transcribed ? "transcribed it" : "gave the care")}.", queries: false));
        }
    }
}
