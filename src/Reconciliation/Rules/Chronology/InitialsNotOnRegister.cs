using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>Rule 30, first half: an id or initials in a staff column that belong to nobody on the register, or not to one person only.</summary>
internal sealed class InitialsNotOnRegister : IItemRule
{
    public RuleInfo Info { get; } = new(30, "Initials not on rota or register", Severity.High)
    {
        Needs = [[FactKind.Staff], Needs.Entries],
        Codes = ["initials_not_on_register"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts)
            return;
        foreach (var entry in item.Entries)
        {
            if (!AllKnown(entry, person))
            {
                Tell(item, person, found);
                return;
            }
        }
    }

    private void Tell(MatchedItem item, PersonCase person, List<Finding> found)
    {
        foreach (var stated in item.Entries.SelectMany(Columns).Where(c => person.Context.Staff.Resolve(c.Stated, person.Person.ServiceId) is null)
            .GroupBy(c => c.Stated, StringComparer.OrdinalIgnoreCase))
        {
            var rows = stated.Select(s => s.Entry).Distinct().ToArray();
            found.Add(person.Finding(Info, "initials_not_on_register", item, rows,
                $"'{stated.Key}' ({string.Join(", ", stated.Select(s => s.Role).Distinct())}) in {Say.Rows(rows)} is not one person of the staff register.", queries: true));
        }
    }

    /// <summary>The same columns as in <see cref="Columns"/>, without a list of them.</summary>
    private static bool AllKnown(Entry entry, PersonCase person)
    {
        if (entry.Content is VisitMade visit)
        {
            foreach (var giver in visit.StaffIds)
            {
                if (!IsKnown(giver, person))
                    return false;
            }
        }
        else if (!IsKnown(entry.Author, person))
        {
            return false;
        }

        return IsKnown(entry.TranscribedBy, person) && IsKnown(entry.CheckedBy, person) && !(entry.Content is DoseGiven dose && !IsKnown(dose.Witness, person));
    }

    private static bool IsKnown(string stated, PersonCase person) => stated.Length == 0 || person.Context.Staff.Resolve(stated, person.ServiceId) is not null;

    private static IEnumerable<(Entry Entry, string Stated, string Role)> Columns(Entry entry)
    {
        foreach (var giver in SecondCheck.Givers(entry).Where(g => g.Length > 0))
            yield return (entry, giver, "gave the care");
        if (entry.Content is DoseGiven { Witness.Length: > 0 } dose)
            yield return (entry, dose.Witness, "witness");
        if (entry.TranscribedBy.Length > 0)
            yield return (entry, entry.TranscribedBy, "transcribed it");
        if (entry.CheckedBy.Length > 0)
            yield return (entry, entry.CheckedBy, "checked it");
    }
}
