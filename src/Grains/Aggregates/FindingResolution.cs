using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Incidents;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Aggregates;

/// <summary>What somebody decided on a finding, and what the finding was then. Decisions of before it was kept have no explanation.</summary>
/// <param name="FindingId">Rule's code, what it is about, entries: the same finding at two times, perhaps with other words.</param>
/// <param name="Resolution">explained, accepted or corrected.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who decided.</param>
/// <param name="Role">In which role.</param>
/// <param name="At">When that was recorded.</param>
/// <param name="Upon">What was decided upon.</param>
public sealed record FindingResolution(string FindingId, string Resolution, string Reason, string By, string Role, DateTimeOffset At, FindingThen Upon)
{
    public const string Explained = "explained";
    public const string Accepted = "accepted";
    public const string Corrected = "corrected";

    /// <summary>An entry that it names was corrected since: it stands in the record and decides nothing.</summary>
    public bool Lapsed { get; init; }

    /// <summary>Whether it closes a finding that arises: what was corrected is open when it arises again.</summary>
    public bool Decides => !Lapsed && (Resolution != Corrected || Upon.Explanation.Length == 0);

    public FindingDecision Decision => new(FindingId, Resolution, By, At) { Explanation = Upon.Explanation };

    public static FindingResolution Of(FindingDecided e, RecordedEvent recorded) => new(
        e.FindingId, e.Decision, e.Reason, recorded.Actor, recorded.Role, recorded.RecordedAt,
        new(e.Rule, e.Code, e.Severity, "", e.ItemId, [.. e.EntryIds], e.Explanation, e.PolicyVersion));

    public static FindingResolution Of(RunFindingDecided e, RecordedEvent recorded) => new(
        e.FindingId, e.Decision, e.Reason, recorded.Actor, recorded.Role, recorded.RecordedAt,
        new(e.Rule, e.Code, e.Severity, e.PersonId, e.ItemId, [.. e.EntryIds], e.Explanation, e.PolicyVersion));
}

/// <summary>A finding as it was at a moment. PersonId is empty where the record says whose it is, and for findings about nobody.</summary>
public sealed record FindingThen(
    int Rule, string Code, string Severity, string PersonId, string ItemId, ImmutableArray<string> EntryIds, string Explanation, long PolicyVersion)
{
    public static FindingThen Of(Finding finding, long policyVersion) => new(
        finding.Rule, finding.Code, finding.Severity.Name(), finding.PersonId, finding.ItemId, finding.EntryIds, finding.Explanation, policyVersion);
}

/// <summary>Decisions by finding id, oldest first. None is ever taken away.</summary>
public static class FindingResolutions
{
    public static readonly ImmutableSortedDictionary<string, ImmutableList<FindingResolution>> None =
        ImmutableSortedDictionary.Create<string, ImmutableList<FindingResolution>>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, ImmutableList<FindingResolution>> With(
        this ImmutableSortedDictionary<string, ImmutableList<FindingResolution>> known, FindingResolution resolution) =>
        known.SetItem(resolution.FindingId, (known.GetValueOrDefault(resolution.FindingId) ?? []).Add(resolution));

    /// <summary>A decision about a finding falls with the version of the entry that it was about.</summary>
    public static ImmutableSortedDictionary<string, ImmutableList<FindingResolution>> Lapse(
        this ImmutableSortedDictionary<string, ImmutableList<FindingResolution>> known, string entryId) =>
        known.SetItems(known.Where(one => one.Key[(one.Key.LastIndexOf('|') + 1)..].Split('+').Contains(entryId))
            .Select(one => KeyValuePair.Create(one.Key, one.Value.ConvertAll(resolution => resolution with { Lapsed = true }))));

    /// <summary>What the engine needs of them.</summary>
    public static ImmutableArray<FindingDecision> Deciding(this ImmutableSortedDictionary<string, ImmutableList<FindingResolution>> known) =>
        [.. known.Values.SelectMany(list => list).Where(resolution => resolution.Decides).Select(resolution => resolution.Decision)];
}
