using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Governance;

/// <summary>Rule 39: the checker transcribed the row or gave the care. Such a check does not count, so the item stays open without being queried.</summary>
internal sealed class CheckerNotIndependent : IItemRule
{
    public RuleInfo Info { get; } = new(39, "Checker = transcriber or giver, reciprocal checking pairs", Severity.High)
    {
        Needs = [Needs.Entries],
        Codes = ["checker_not_independent"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        Entry? last = null;
        foreach (var entry in item.Entries)
        {
            if (last is not null && SecondCheck.IsCheckedAlike(last, entry))
                continue;
            last = entry;
            if (entry is { CheckedBy.Length: > 0, CheckOverrideId.Length: 0 } && SecondCheck.Of(entry, item, person.ServiceId, person.Context.Staff) == CheckState.NotIndependent)
            {
                Tell(item, person, found);
                return;
            }
        }
    }

    private void Tell(MatchedItem item, PersonCase person, List<Finding> found)
    {
        var (staff, service) = (person.Context.Staff, person.Person.ServiceId);
        foreach (var rows in item.Entries.Where(e => SecondCheck.Of(e, item, service, staff) == CheckState.NotIndependent)
            .GroupBy(e => staff.Resolve(e.CheckedBy, service)?.StaffId ?? e.CheckedBy, StringComparer.OrdinalIgnoreCase))
        {
            var transcribed = rows.Any(e => staff.MaySame(e.CheckedBy, e.TranscribedBy, service));
            var gave = SecondCheck.Gave(rows.Key, item, service, staff);
            found.Add(person.Finding(Info, "checker_not_independent", item, rows,
                $"For {person.Name(item)}, {rows.Key} checked {Say.Rows(rows)} and also {(transcribed && gave ? "gave the care and transcribed it" : transcribed ? "transcribed it" : "gave the care")}.", queries: false));
        }
    }
}
