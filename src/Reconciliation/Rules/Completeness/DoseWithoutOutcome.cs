using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>Rule 2: nobody recorded what became of a dose. Absence, so it queries nothing.</summary>
internal sealed class DoseWithoutOutcome : IPersonRule
{
    public RuleInfo Info { get; } = new(2, "Expected dose without outcome", Severity.Critical) { Needs = [[FactKind.ExpectedDoses]] };

    public IEnumerable<Finding> Find(PersonCase person) =>
        from item in person.Items
        where item is { Expected: ExpectedDose, Lead: null } && Absence.IsDue(item, person)
        select person.Finding(Info, "dose_without_outcome", item, [], $"{person.Name(item)} has no outcome on paper or in the system.", queries: false);
}
