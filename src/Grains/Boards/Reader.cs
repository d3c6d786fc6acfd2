using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;

namespace Reinstate.Grains.Boards;

/// <summary>
/// Who reads a board. What is not within reach is not there: it is neither shown nor counted, and asking for it by name is answered as asking for nothing.
/// Cost: a look-up for each service; nothing for those who reach the whole organisation.
/// </summary>
public sealed class Reader
{
    /// <summary>Reads everything.</summary>
    public static readonly Reader Whole = new("", Reach.Whole);

    private readonly string actor;
    private readonly HashSet<string>? services;

    public Reader(string actor, Reach reach)
    {
        this.actor = actor;
        services = reach.Everywhere ? null : reach.Services.IsDefault ? [] : reach.Services.Where(service => service.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether there is nothing that this reader does not reach.</summary>
    public bool ReachesAll => services is null;

    public bool Sees(string service) => services is null || services.Contains(service);

    /// <summary>Whether any service of the incident is within reach, or the reader audits it.</summary>
    public bool Sees(IncidentState incident) => services is null || services.Any(incident.Touches) || incident.IsAuditedBy(actor);

    /// <summary>Whether every service of the incident is within reach, or the reader audits it. An incident without services is the organisation's.</summary>
    public bool SeesWhole(IncidentState incident) =>
        services is null || incident.IsAuditedBy(actor) || (incident.Services.Count is > 0 and var count && count <= services.Count && incident.Services.All(services.Contains));

    /// <summary>Whether a service is within reach in an incident: an auditor sees those of the incident, for as long as there is something to judge.</summary>
    public bool Sees(IncidentState incident, string service) => Sees(service) || (incident.IsAuditedBy(actor) && incident.Covers(service));

    /// <summary>Of services of an incident, those within reach.</summary>
    public IEnumerable<string> SeenOf(IncidentState incident) => services is null ? incident.Services : incident.Services.Where(service => Sees(incident, service));

    /// <summary>Why a question has no answer for this reader, told without regard to what there is; null when it has one.</summary>
    public Refusal? Refuse(TenantView view, IMessage request)
    {
        if (services is null)
            return null;
        var incident = view.Incidents.GetValueOrDefault(Touched.Field(request, "incident_id"));
        var service = Touched.Field(request, "service_id");
        var isAnswered = Touched.Of(request) switch
        {
            Needs.Nothing or Needs.Part => true,
            Needs.PartOfIncident => incident is not null && Sees(incident) && (service.Length == 0 || (incident.Touches(service) && Sees(incident, service))),
            Needs.Incident => incident is not null && SeesWhole(incident),
            Needs.Service => incident is not null && incident.Touches(service) && Sees(incident, service),
            Needs.Person => incident is not null && view.FrozenAt(incident.Id, Touched.Field(request, "person_id")) is { } at && Sees(incident, at),
            _ => false,
        };
        return isAnswered ? null : Refusal.Of(Catalogue.OutOfReach);
    }
}
