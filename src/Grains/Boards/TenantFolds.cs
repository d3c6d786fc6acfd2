using System.Collections.Immutable;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Services;

namespace Reinstate.Grains.Boards;

/// <summary>
/// A tenant's view without the people's records, as of a position: what a snapshot keeps. All of it is immutable, so it can be written while the
/// view goes on.
/// </summary>
/// <param name="Position">The last position that was folded.</param>
/// <param name="AsOf">The moment as of which it is settled, for what depends on the clock.</param>
/// <param name="Organisation">The directory.</param>
/// <param name="Incidents">By id.</param>
/// <param name="Services">By id.</param>
/// <param name="Standings">Of each incident, by service.</param>
/// <param name="Versions">Of each stream.</param>
/// <param name="Strays">Positions of events of people that the scope of their run does not find.</param>
public sealed record TenantFolds(
    long Position, DateTimeOffset AsOf, OrganisationState Organisation, ImmutableArray<IncidentState> Incidents, ImmutableArray<ServiceState> Services,
    ImmutableArray<IncidentStandings> Standings, ImmutableArray<StreamVersion> Versions, ImmutableArray<StrayEvents> Strays);

/// <summary>Where the services of an incident stand.</summary>
public sealed record IncidentStandings(string Incident, ImmutableArray<ServiceStanding> Services);

/// <summary>How many events of a stream were folded.</summary>
public readonly record struct StreamVersion(string Stream, long Version);

/// <summary>Events of one person's record by position.</summary>
public sealed record StrayEvents(string Incident, string Person, ImmutableArray<long> Positions);

public sealed partial class TenantView
{
    /// <summary>What a snapshot keeps of the view, which must be settled as of the moment.</summary>
    public TenantFolds Summarise(DateTimeOffset asOf) => !IsSettled ? throw new InvalidOperationException("The view is not settled.") : new(
        Position, asOf, Organisation, [.. incidents.Values], [.. services.Values],
        [.. incidents.Keys.Where(boards.ContainsKey).Select(incident => new IncidentStandings(incident, [.. boards[incident].Summarise()]))],
        [.. Versions.Select(version => new StreamVersion(version.Key, version.Value))],
        [.. strays.Select(stray => new StrayEvents(stray.Key.Incident, stray.Key.Person, [.. stray.Value]))]);

    /// <summary>A view that goes on from there, with every run set aside.</summary>
    public static TenantView Restore(string tenant, TenantFolds folds, ParallelOptions sideBySide)
    {
        var view = new TenantView(tenant, keepsTimelines: false) { Position = folds.Position, Organisation = folds.Organisation, SideBySide = sideBySide };
        foreach (var incident in folds.Incidents)
            view.incidents[incident.Id] = incident;
        foreach (var service in folds.Services)
            view.services[service.Id] = service;
        foreach (var (stream, version) in folds.Versions)
            view.Versions[stream] = version;
        foreach (var stray in folds.Strays)
            view.strays[(stray.Incident, stray.Person)] = [.. stray.Positions];
        foreach (var (incident, standings) in folds.Standings)
            view.BoardOf(incident).Restore(view, view.incidents[incident], standings);
        return view;
    }
}
