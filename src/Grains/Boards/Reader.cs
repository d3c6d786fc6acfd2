using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.V1;

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
    private readonly (string Key, DateTimeOffset Now)? external;

    /// <summary>Somebody with this reach. A role matters only where the answer depends on what the reader may do; nobody may do anything in none.</summary>
    public Reader(string actor, Reach reach, string role = "")
    {
        (this.actor, Role) = (actor, role);
        services = reach.Everywhere ? null : reach.Services.IsDefault ? [] : reach.Services.Where(service => service.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    private Reader(string actor, string role, DateTimeOffset now)
        : this(actor, default(Reach), role) => external = (ExternalGrant.Key(role, actor), now);

    /// <summary>Who asks. Whoever is from outside reaches what was granted to them at this moment, whatever their identity says of services.</summary>
    public static Reader Of(string actor, string role, Reach reach, DateTimeOffset now) => Roles.IsExternal(role) ? new(actor, role, now) : new(actor, reach, role);

    /// <summary>Staff id, or subject of whoever is from outside; empty for who reads as nobody in particular.</summary>
    public string Actor => actor;

    public string Role { get; }

    /// <summary>Whether there is nothing that this reader does not reach.</summary>
    public bool ReachesAll => services is null;

    public bool Sees(string service) => services is null || services.Contains(service);

    /// <summary>Whether this reader gets pseudonyms for people and staff, and no free text.</summary>
    public bool IsRedacted(IncidentState incident) => GrantOf(incident) is { IsRedacted: true };

    /// <summary>Whether any service of the incident is within reach, or the reader was admitted to it.</summary>
    public bool Sees(IncidentState incident) => services is null || services.Any(incident.Touches) || IsAdmittedTo(incident);

    /// <summary>Whether every service of the incident is within reach, or the reader was admitted to it. An incident without services is the organisation's.</summary>
    public bool SeesWhole(IncidentState incident) =>
        services is null || IsAdmittedTo(incident) || (incident.Services.Count is > 0 and var count && count <= services.Count && incident.Services.All(services.Contains));

    /// <summary>Whether a service is within reach in an incident: whoever was admitted to the incident sees those of it.</summary>
    public bool Sees(IncidentState incident, string service) => Sees(service) || (IsAdmittedTo(incident) && incident.Covers(service));

    /// <summary>Of services of an incident, those within reach.</summary>
    public IEnumerable<string> SeenOf(IncidentState incident) => services is null ? incident.Services : incident.Services.Where(service => Sees(incident, service));

    /// <summary>Why a question has no answer for this reader, told without regard to what there is; null when it has one.</summary>
    public Refusal? Refuse(TenantView view, IMessage request)
    {
        if (services is null)
            return null;
        var incident = view.Incidents.GetValueOrDefault(Touched.Field(request, "incident_id"));
        var service = Touched.Field(request, "service_id");
        if (incident is not null && IsRedacted(incident) && Touched.Field(request, "person_id").Length > 0)
        {
            // Whoever reads pseudonyms must not find out whose they are by asking for somebody.
            return Refusal.Of(Catalogue.OutOfReach);
        }

        // A picture cannot be redacted.
        if (incident is not null && IsRedacted(incident) && request is (GetScanRequest or ListScansRequest))
            return Refusal.Of(Catalogue.OutOfReach);
        var isAnswered = Touched.Of(request) switch
        {
            Needs.Nothing or Needs.Part => true,
            Needs.PartOfIncident => incident is not null && Sees(incident) && (service.Length == 0 || (incident.Touches(service) && Sees(incident, service))),
            Needs.Incident => incident is not null && SeesWhole(incident),
            Needs.NamedServices => Sees(service),
            Needs.Service => incident is not null && incident.Touches(service) && Sees(incident, service),
            Needs.Person => incident is not null && view.FrozenAt(incident.Id, Touched.Field(request, "person_id")) is { } at && Sees(incident, at),
            _ => false,
        };
        return isAnswered ? null : Refusal.Of(Catalogue.OutOfReach);
    }

    /// <summary>By the record itself: drawn for as its auditor while there is something to judge, or given access from outside that holds.</summary>
    private bool IsAdmittedTo(IncidentState incident) => external is null ? incident.IsAuditedBy(actor) : GrantOf(incident) is not null;

    private ExternalGrant? GrantOf(IncidentState incident) =>
        external is var (key, now) && incident.External.GetValueOrDefault(key) is { } grant && grant.Holds(now) ? grant : null;
}
