using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Aggregates;

/// <summary>
/// The life of a finding: open → explained, accepted or corrected by a named person with a reason → closed. It is open again when it says
/// something else, or when it arises again after it was corrected. Findings that share an id (two workers in one clash) are decided together,
/// each on its own words.
/// </summary>
internal static class Resolving
{
    /// <param name="known">Decisions on this finding id, oldest first.</param>
    /// <param name="arising">Findings of this id that the rules find now.</param>
    /// <param name="toEvent">The event for a decision on what the finding is, or was.</param>
    public static Decision Resolve(
        string findingId, string resolution, string reason, IReadOnlyList<FindingResolution> known, IReadOnlyList<Finding> arising, CommandContext context, Func<FindingThen, IMessage> toEvent)
    {
        if ((Guard.Text(("finding_id", findingId), ("reason", reason)) ?? Word(resolution) ?? Guard.Staff(context, context.Actor)) is { } bad)
            return bad;
        var again = known.Count > 0 && known[^1].Resolution == resolution && known[^1].Reason == reason && !known[^1].Lapsed;
        if (resolution == FindingResolution.Corrected)
        {
            return arising.Count > 0 ? Decision.Refuse(Catalogue.FindingStillArises, arising.Select(finding => finding.Explanation))
                : again ? Decision.Accept()
                : context.Past is { } past ? Decision.Accept(toEvent(past))
                : Decision.Refuse(Catalogue.FindingUnknown, findingId);
        }

        if (arising.Count == 0)
            return Decision.Refuse(Catalogue.FindingUnknown, findingId);
        var open = arising.Where(finding => finding.DecidedBy.Length == 0).ToList();
        return open.Count > 0 ? Decision.Accept([.. open.Select(finding => toEvent(FindingThen.Of(finding, context.Surroundings.Organisation.PolicyVersion)))])
            : again ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyResolved, findingId);
    }

    private static Decision? Word(string resolution) => resolution is FindingResolution.Explained or FindingResolution.Accepted or FindingResolution.Corrected
        ? null : Decision.Refuse(Catalogue.ResolutionUnknown, $"'{resolution}' is none of them.");
}
