using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Governance;

/// <summary>
/// Rule 45: a transcribed medicine was checked by somebody without a current medicines competence on the day of the check, in local time;
/// its last day is inclusive (IMPORTS.md reading 11). Where the check has no time, one that had expired when the row was entered, or
/// when the dose was given, had surely expired. Who the checker is must be known: otherwise it is rule 30. Where nobody on the register has any
/// competence, none were supplied and nothing can be said.
/// </summary>
internal sealed class CheckerNotCompetent : IItemRule
{
    private const string Medicines = "medicines";

    public RuleInfo Info { get; } = new(45, "Checker not medicines-competent or expired", Severity.High)
    {
        Needs = [[FactKind.Staff], Needs.Doses],
        Precondition = new("competencies in staff.csv", context => context.Staff.HasCompetencies),
        Codes = ["checker_not_competent", "checker_competence_expired"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Category.IsMedicine())
            return;
        foreach (var entry in item.Entries)
        {
            if (entry is { TranscribedBy.Length: > 0, CheckedBy.Length: > 0 } && Checker(entry, person) is { } checker && !IsCompetent(checker, entry, person.Context))
            {
                Tell(item, person, found);
                return;
            }
        }
    }

    /// <summary>One finding for each checker.</summary>
    private void Tell(MatchedItem item, PersonCase person, List<Finding> found)
    {
        foreach (var rows in item.Entries.Where(e => e is { TranscribedBy.Length: > 0, CheckedBy.Length: > 0 }).GroupBy(e => Checker(e, person)))
        {
            if (rows.Key is not { } checker || rows.Where(e => !IsCompetent(checker, e, person.Context)).ToArray() is not { Length: > 0 } bare)
                continue;
            var expired = checker.Competencies.Where(IsForMedicines).Max(c => c.ExpiresOn);
            var at = bare[0].CheckedAt is { } checkedAt ? $" at {person.At(checkedAt)}" : "";
            found.Add(person.Finding(Info, expired is null ? "checker_not_competent" : "checker_competence_expired", item, bare,
                $"For {person.Name(item)}, {Say.Rows(bare)} {(bare.Length == 1 ? "was" : "were")} checked by {checker.StaffId}{at}, who {(expired is { } last ? $"was competent in medicines until {last:yyyy-MM-dd}" : "holds no medicines competence")}.", queries: true));
        }
    }

    private static StaffMember? Checker(Entry entry, PersonCase person) => person.Context.Staff.Resolve(entry.CheckedBy, person.ServiceId);

    private static bool IsCompetent(StaffMember checker, Entry entry, RecoveryContext context)
    {
        var day = DateOnly.FromDateTime(context.Local(entry.CheckedAt ?? entry.EnteredAt ?? entry.OccurredAt).DateTime);
        foreach (var held in checker.Competencies)
        {
            if (IsForMedicines(held) && (held.ExpiresOn is null || held.ExpiresOn >= day))
                return true;
        }

        return false;
    }

    private static bool IsForMedicines(Competency held) => string.Equals(held.Name, Medicines, StringComparison.OrdinalIgnoreCase);
}
