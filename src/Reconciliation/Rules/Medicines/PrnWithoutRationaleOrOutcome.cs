using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>Rule 17: a dose given when needed, without why it was given or how it worked. Either row of the item may say it.</summary>
internal sealed class PrnWithoutRationaleOrOutcome : IItemRule
{
    public RuleInfo Info { get; } = new(17, "PRN without rationale or outcome", Severity.Medium)
    {
        Needs = [Needs.Doses],
        Codes = ["prn_without_rationale_or_outcome"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts || !item.WasTaken || !IsPrn(item))
            return;
        var doses = item.Entries.Select(e => (DoseGiven)e.Content).ToArray();
        var (why, how) = (Array.Exists(doses, d => d.PrnRationale.Length > 0), Array.Exists(doses, d => d.PrnOutcome.Length > 0));
        if (!why || !how)
        {
            var missing = why ? "how it worked" : how ? "why it was given" : "why it was given and how it worked";
            found.Add(person.Finding(Info, "prn_without_rationale_or_outcome", item, item.Entries,
                $"{person.Name(item)} was given when needed and {Say.Rows(item.Entries)} {(doses.Length == 1 ? "does" : "do")} not say {missing}.", queries: true));
        }
    }

    private static bool IsPrn(MatchedItem item) => item.Category == Category.Prn || item.Medicine is { Prn: true };
}
