using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 30, second half: a giver of care without a shift at that service at that time (IMPORTS.md reading 4). Where the service has no
/// rota at all, nobody can be missing from it.
/// </summary>
internal sealed class InitialsNotOnRota : IItemRule
{
    public RuleInfo Info { get; } = new(30, "Initials not on rota or register", Severity.High)
    {
        Needs = [[FactKind.Staff], [FactKind.Shifts], Needs.Entries],
        Codes = ["initials_not_on_rota"],
        Policy = ["shift_margin_minutes", "approximate_tolerance_minutes", "shift_tolerance_minutes"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts || !person.Context.Staff.HasRota(person.ServiceId))
            return;
        foreach (var entry in item.Entries)
        {
            if (!AllOnShift(entry, person))
            {
                Tell(item, person, found);
                return;
            }
        }
    }

    private void Tell(MatchedItem item, PersonCase person, List<Finding> found)
    {
        foreach (var giver in item.Entries.SelectMany(e => SecondCheck.Givers(e).Select(g => (Entry: e, Stated: g)))
            .Where(g => IsOffShift(person, g.Entry, g.Stated)).GroupBy(g => g.Stated, StringComparer.OrdinalIgnoreCase))
        {
            var rows = giver.Select(g => g.Entry).Distinct().ToArray();
            found.Add(person.Finding(Info, "initials_not_on_rota", item, rows,
                $"'{giver.Key}' in {Say.Rows(rows)} had no shift at this service at {person.At(rows[0].OccurredAt)}.", queries: true));
        }
    }

    private static bool AllOnShift(Entry entry, PersonCase person)
    {
        if (entry.Content is not VisitMade visit)
            return !IsOffShift(person, entry, entry.Author);
        foreach (var giver in visit.StaffIds)
        {
            if (IsOffShift(person, entry, giver))
                return false;
        }

        return true;
    }

    private static bool IsOffShift(PersonCase person, Entry entry, string stated)
    {
        var (context, service) = (person.Context, person.Person.ServiceId);
        if (context.Staff.Resolve(stated, service) is not { } member)
            return false;
        var slack = TimeSpan.FromMinutes(entry.Precision switch
        {
            Precision.Shift => context.Policy.ShiftToleranceMinutes,
            Precision.Approximate => context.Policy.ShiftMarginMinutes + context.Policy.ApproximateToleranceMinutes,
            _ => context.Policy.ShiftMarginMinutes,
        });
        foreach (var shift in context.Staff.ShiftsOf(member.StaffId, service))
        {
            if (shift.Start - slack <= entry.OccurredAt && entry.OccurredAt <= shift.End + slack)
                return false;
        }

        return true;
    }
}
