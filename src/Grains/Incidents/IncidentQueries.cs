using Reinstate.Contracts.Access;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents.Auditing;
using Reinstate.Grains.Incidents.Learning;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents;

/// <summary>An incident, its timeline and its governance as the API shows them.</summary>
internal static class IncidentQueries
{
    public static GetIncidentReply Get(TenantView view, IncidentState incident, DateTimeOffset now, Reader reader)
    {
        var runs = BoardQueries.Runs(view, incident, now, reader).ToList();
        return new GetIncidentReply
        {
            Position = view.Position,
            Version = view.Versions.GetValueOrDefault($"incident/{incident.Id}"),
            IncidentId = incident.Id,
            Kind = incident.Declaration?.Kind ?? "",
            Title = incident.Declaration?.Title ?? incident.Suspicion?.Title ?? "",
            Supplier = incident.Declaration?.Supplier ?? "",
            Systems = { incident.Declaration?.Systems ?? [] },
            Services = { reader.SeenOf(incident) },
            State = Phases.Name(incident.Phase),
            DeclaredAt = incident.Declaration?.DeclaredAt,
            ContingencyFrom = incident.ContingencyFrom,
            RestoredAt = incident.RestoredAt,
            Completeness = BoardQueries.Total(runs, reader.SeesWhole(incident)),
            Runs = { runs.Select(run => RunViews.Of(view, run)) },
        };
    }

    public static GetTimelineReply Timeline(TenantView view, IncidentState incident, Reader reader)
    {
        var whole = reader.SeesWhole(incident);
        return new()
        {
            Position = view.Position,
            Entries = { view.TimelineOf(incident.Id).Where(record => whole || IsShown(incident, record.Recorded, reader)).Select(record => BoardChanges.Entry(record.Stream, record.Recorded)) },
        };
    }

    private static bool IsShown(IncidentState incident, RecordedEvent recorded, Reader reader) =>
        recorded.Scope.Service.Length > 0 ? reader.Sees(incident, recorded.Scope.Service) : IncidentNews.IsForEveryService(recorded.Event.Descriptor.Name);

    public static GetGovernanceReply Governance(TenantView view, IncidentState incident) => new()
    {
        Position = view.Position,
        Notifications =
        {
            incident.Notifications.Values.Select(n => new NotificationDecision { Body = n.What.Body, Notify = n.What.Notify, Reason = n.What.Reason, Reference = n.What.Reference, DecidedBy = n.By, Role = n.Role, DecidedAt = n.At.ToMoment() }),
        },
        Audit = AuditQueries.Of(incident.Audit),
        ReviewSummary = incident.Review?.What.Summary ?? "",
        Actions =
        {
            incident.Actions.Values.Select(ActionQueries.Of),
        },
        External =
        {
            incident.External.Values.Select(grant => new ExternalAccess
            {
                Subject = grant.Granted.Subject,
                Role = grant.Granted.Role,
                Until = grant.Granted.Until,
                Redaction = grant.Granted.Redaction,
                Reason = grant.Granted.Reason,
                GrantedBy = grant.By,
                GrantedAt = grant.At.ToMoment(),
                WithdrawnBy = grant.Withdrawn?.By ?? "",
                WithdrawnReason = grant.Withdrawn?.What.Reason ?? "",
            }),
        },
    };
}
