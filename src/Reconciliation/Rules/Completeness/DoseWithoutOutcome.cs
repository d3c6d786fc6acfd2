using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>Rule 2: nobody recorded what became of a dose. Absence, so it queries nothing.</summary>
internal sealed class DoseWithoutOutcome : IItemRule
{
    public RuleInfo Info { get; } = new(2, "Expected dose without outcome", Severity.Critical)
    {
        Needs = [[FactKind.ExpectedDoses]],
        Codes = ["dose_without_outcome"],
        Window = "doses due in the outage and before now",
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (item is { Expected: ExpectedDose, Lead: null } && Absence.IsDue(item, person))
            found.Add(person.Finding(Info, "dose_without_outcome", item, [], $"{person.Name(item)} has no outcome on paper or in the system.", queries: false));
    }
}
