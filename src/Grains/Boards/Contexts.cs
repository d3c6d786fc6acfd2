using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>
/// The contexts of one incident, each built once and kept until what it rests on changes. States are immutable, so the same references
/// mean the same facts. A ledger is bound to its context: the same object here means that the ledger may go on. Services may ask side by side.
/// </summary>
internal sealed class Contexts
{
    private readonly Dictionary<(DateTimeOffset? Restored, DateTimeOffset AsOf), RecoveryContext> known = [];
    private readonly Dictionary<string, DateTimeOffset?> restored = new(StringComparer.Ordinal);
    private Basis? basis;
    private ImmutableList<SystemRestored>? restorations;
    private OrganisationState organisation = OrganisationState.None;
    private IncidentState? incident;

    /// <summary>Which contexts may be others than before.</summary>
    public ContextChange Follow(OrganisationState organisation, IncidentState incident)
    {
        (this.organisation, this.incident) = (organisation, incident);
        var now = new Basis(organisation, incident);
        var same = basis is not null && basis.Same(now);
        var sameRestorations = ReferenceEquals(restorations, incident.Restorations) && same;
        if (!same)
            known.Clear();
        if (!sameRestorations)
            restored.Clear();
        (basis, restorations) = (now, incident.Restorations);
        return !same ? ContextChange.Everything : !sameRestorations ? ContextChange.Restorations : ContextChange.None;
    }

    /// <summary>When the last of the incident's systems answered again at the service.</summary>
    public DateTimeOffset? RestoredFor(string service)
    {
        lock (restored)
            return restored.TryGetValue(service, out var at) ? at : restored[service] = incident!.RestoredFor(service);
    }

    /// <summary>For people of the service, as of the moment at which the person is judged.</summary>
    public RecoveryContext Of(string service, DateTimeOffset asOf) => Of(RestoredFor(service), asOf);

    /// <summary>For rules about the service as a whole.</summary>
    public RecoveryContext OfService(string service) => Of(RestoredFor(service), RestoredFor(service) ?? DateTimeOffset.MinValue);

    /// <summary>For rules about work across people: all services, until the last of them is restored.</summary>
    public RecoveryContext OfWork()
    {
        var last = incident!.Declaration?.Services.Select(RestoredFor).Aggregate((DateTimeOffset?)DateTimeOffset.MinValue, (a, b) => a is null || b is null ? null : a > b ? a : b);
        return Of(last == DateTimeOffset.MinValue ? null : last, last ?? DateTimeOffset.MinValue);
    }

    private RecoveryContext Of(DateTimeOffset? restoredAt, DateTimeOffset asOf)
    {
        lock (known)
            return known.TryGetValue((restoredAt, asOf), out var context) ? context : known[(restoredAt, asOf)] = PersonEvaluation.Context(organisation, incident!, restoredAt, asOf);
    }

    private sealed record Basis(OrganisationState Organisation, IncidentState Incident)
    {
        public bool Same(Basis other) =>
            ReferenceEquals(Organisation.Staff, other.Organisation.Staff) && ReferenceEquals(Organisation.Shifts, other.Organisation.Shifts)
            && ReferenceEquals(Organisation.Codes, other.Organisation.Codes) && ReferenceEquals(Organisation.PolicyJson, other.Organisation.PolicyJson)
            && ReferenceEquals(Incident.Declaration, other.Incident.Declaration) && ReferenceEquals(Incident.ContingencyFrom, other.Incident.ContingencyFrom);
    }
}

/// <summary>What became of the contexts of an incident.</summary>
internal enum ContextChange
{
    None,

    /// <summary>Those of some services, whose systems answered again at another moment.</summary>
    Restorations,

    Everything,
}
