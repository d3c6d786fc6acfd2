using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>Rule 1: a person without an entry in a category that was required. Absence, so it queries nothing: the item is open anyway.</summary>
internal sealed class NoEntryInRequiredCategory : IItemRule
{
    public RuleInfo Info { get; } = new(1, "Person without an entry in a required category", Severity.High)
    {
        Needs = [[FactKind.ExpectedRecords]],
        Codes = ["no_entry_in_required_category"],
        Window = "periods that overlap the outage and are over",
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (item is { Expected: ExpectedRecord, Lead: null } && Absence.IsDue(item, person))
            found.Add(person.Finding(Info, "no_entry_in_required_category", item, [], $"{person.Name(item)} has no entry on paper or in the system.", queries: false));
    }
}

/// <summary>When the absence of a row means something.</summary>
internal static class Absence
{
    /// <summary>Due in the window, over by now, not accounted for otherwise; and the systems are back, because before that paper has no row to be.</summary>
    public static bool IsDue(MatchedItem item, PersonCase person) =>
        person.Context.RestoredAt is not null && item.IsExpected && item.Expected!.To <= person.Context.AsOf
        && !person.IsReceived(item) && Exceptions.For(item, person) is null;
}
