using System.Collections.Immutable;
using Reinstate.Grains.Boards;

namespace Reinstate.Grains.Organisations.Retention;

/// <summary>What the end of a person's records rests on beyond their own stream.</summary>
/// <param name="Organisation">The directory with policy, ends of care and holds.</param>
/// <param name="OrganisationVersion">Of its stream: the erasure holds only if that has not moved.</param>
/// <param name="Open">Ids of incidents that are not closed and name or concern the person.</param>
/// <param name="Named">Ids of all incidents that name the person.</param>
/// <param name="LastClosed">When the last of these was closed; null where none was.</param>
public sealed record Settlement(OrganisationState Organisation, long OrganisationVersion, ImmutableSortedSet<string> Open, ImmutableSortedSet<string> Named, DateOnly? LastClosed)
{
    /// <summary>As a view knows it.</summary>
    public static Settlement Of(TenantView view, string person)
    {
        var involvement = new Involvement(view);
        return new Settlement(
            view.Organisation, view.Versions.GetValueOrDefault("organisation"),
            involvement.OpenOf(person).ToImmutableSortedSet(StringComparer.Ordinal),
            involvement.Of(person).Select(incident => incident.Id).ToImmutableSortedSet(StringComparer.Ordinal),
            involvement.LastOf(person) is { Closed: { } closed } ? RetentionTerm.DayOf(closed.At) : null);
    }

    /// <summary>The holds that stand on the person, or on an incident that names them, by id.</summary>
    public IEnumerable<HoldState> HoldsOn(string person) => Organisation.HoldsOn(person, Named);
}
