using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules;

/// <summary>Who decided on what, by finding. Of several decisions on the same words, the latest counts.</summary>
internal sealed class DecidedFindings
{
    public static readonly DecidedFindings None = new([]);

    private readonly Dictionary<string, List<FindingDecision>> byId = new(StringComparer.Ordinal);

    public DecidedFindings(ImmutableArray<FindingDecision> decisions)
    {
        foreach (var decision in decisions.OrderByDescending(d => d.At).ThenByDescending(d => d.By, StringComparer.Ordinal))
        {
            if (!byId.TryGetValue(decision.FindingId, out var list))
                byId[decision.FindingId] = list = [];
            list.Add(decision);
        }
    }

    public bool IsEmpty => byId.Count == 0;

    /// <summary>Null when nobody has decided on the finding as it is now.</summary>
    public string? By(Finding finding) => byId.Count > 0 && byId.TryGetValue(finding.FindingId, out var decisions)
        ? decisions.Find(decision => decision.AppliesTo(finding))?.By : null;
}
