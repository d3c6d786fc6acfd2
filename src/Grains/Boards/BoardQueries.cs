using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Boards;

/// <summary>Answers the API's queries from a tenant's fold. Every reply says at which position of the log it is true.</summary>
public static class BoardQueries
{
    /// <summary>The reply, or why there is none; exactly one of the two is null.</summary>
    public static (IMessage? Reply, Refusal? Refusal) Answer(TenantView view, IMessage request, DateTimeOffset now)
    {
        if (request is GetBoardRequest)
            return (Board(view, now), null);
        if (!view.Organisation.Registered)
            return (null, Refusal.Of(Catalogue.OrganisationUnknown));
        return request switch
        {
            GetOrganisationRequest => (OrganisationQueries.Get(view), null),
            GetPolicyRequest => (OrganisationQueries.Policy(view), null),
            GetIncidentRequest r => In(view, r.IncidentId, incident => IncidentQueries.Get(view, incident, now)),
            GetTimelineRequest r => In(view, r.IncidentId, incident => IncidentQueries.Timeline(view, incident)),
            GetGovernanceRequest r => In(view, r.IncidentId, incident => IncidentQueries.Governance(view, incident)),
            GetRecoveryRunRequest r => InRun(view, r.IncidentId, r.ServiceId, now, run => ServiceQueries.Get(view, run)),
            GetWorklistRequest r => InRun(view, r.IncidentId, r.ServiceId, now, run => ServiceQueries.Worklist(view, run, r.StaffId)),
            GetPersonRecordRequest r => InRecord(view, r.IncidentId, r.PersonId, now, (run, record) => PersonQueries.Get(view, run, record)),
            GetChronologyRequest r => InRecord(view, r.IncidentId, r.PersonId, now, (run, record) => ClockOfCare.Of(view, run, record)),
            GetCompletenessRequest r => In(view, r.IncidentId, incident => Completeness(view, incident, r, now)),
            GetFindingsRequest r => In(view, r.IncidentId, incident => Findings(view, incident, r, now)),
            _ => (null, Refusal.Of(Catalogue.InvalidArgument, $"{request.Descriptor.Name} is not a query.")),
        };
    }

    /// <summary>The runs of an incident, by service.</summary>
    internal static IEnumerable<RunView> Runs(TenantView view, IncidentState incident, DateTimeOffset now) =>
        (incident.Declaration?.Services ?? []).Order(StringComparer.Ordinal).Select(service => RunView.Of(view, incident, service, now));

    /// <summary>Complete only when every service of the incident is.</summary>
    internal static V1.Completeness Total(IReadOnlyCollection<RunView> runs) => Views.Completeness(
        runs.Aggregate(default(CompletenessVector), (sum, run) => sum + run.Completeness), runs.Sum(run => run.SignedItems), runs.Count > 0 && runs.All(run => run.IsComplete));

    private static GetBoardReply Board(TenantView view, DateTimeOffset now)
    {
        var reply = new GetBoardReply { Position = view.Position };
        var all = new List<RunView>();
        foreach (var incident in view.Incidents.Values)
        {
            var runs = Runs(view, incident, now).ToList();
            all.AddRange(runs);
            reply.Runs.Add(runs.Select(run => Views.Run(view, run)));
            reply.Incidents.Add(new IncidentSummary
            {
                IncidentId = incident.Id,
                Title = incident.Declaration?.Title ?? incident.Suspicion?.Title ?? "",
                Kind = incident.Declaration?.Kind ?? "",
                State = Phases.Name(incident.Phase),
                Completeness = Total(runs),
            });
        }

        reply.Total = Total(all);
        return reply;
    }

    private static GetCompletenessReply Completeness(TenantView view, IncidentState incident, GetCompletenessRequest r, DateTimeOffset now)
    {
        var runs = Runs(view, incident, now).Where(run => r.ServiceId.Length == 0 || run.ServiceId == r.ServiceId).ToList();
        var rows = runs.SelectMany(run => r.PersonId.Length == 0 ? Views.Rows(run) : OfPerson(view, run, r.PersonId)).ToList();
        var total = r.PersonId.Length == 0 ? Total(runs) : Views.Sum(rows);
        var reply = new GetCompletenessReply { Position = view.Position, Total = total, Rows = { rows } };
        if (r.WithItems)
            reply.Items.Add(runs.SelectMany(run => r.PersonId.Length == 0 ? run.Items : IsAt(view, run, r.PersonId) ? run.ItemsOf(r.PersonId) : []).Where(item => item.Counted).Select(Views.Item));
        return reply;
    }

    /// <summary>Without a look at the people of other runs, which may be set aside.</summary>
    private static IEnumerable<CompletenessRow> OfPerson(TenantView view, RunView run, string person) =>
        IsAt(view, run, person) ? Views.Rows(run, person) : Views.NotFrozen(run).Where(row => row.PersonId == person);

    private static bool IsAt(TenantView view, RunView run, string person) => view.FrozenAt(run.Incident.Id, person) == run.ServiceId;

    private static GetFindingsReply Findings(TenantView view, IncidentState incident, GetFindingsRequest r, DateTimeOffset now) => new()
    {
        Position = view.Position,
        Findings = { Runs(view, incident, now).Where(run => r.ServiceId.Length == 0 || run.ServiceId == r.ServiceId).SelectMany(FindingViews.Of) },
    };

    private static (IMessage?, Refusal?) In(TenantView view, string incidentId, Func<IncidentState, IMessage> answer) =>
        view.Incidents.TryGetValue(incidentId, out var incident) ? (answer(incident), null) : (null, Refusal.Of(Catalogue.IncidentUnknown, incidentId));

    private static (IMessage?, Refusal?) InRun(TenantView view, string incidentId, string serviceId, DateTimeOffset now, Func<RunView, IMessage> answer)
    {
        if (!view.Incidents.TryGetValue(incidentId, out var incident))
            return (null, Refusal.Of(Catalogue.IncidentUnknown, incidentId));
        return view.Run(incidentId, serviceId) is null ? (null, Refusal.Of(Catalogue.RunUnknown, serviceId)) : (answer(RunView.Of(view, incident, serviceId, now)), null);
    }

    private static (IMessage?, Refusal?) InRecord(TenantView view, string incidentId, string personId, DateTimeOffset now, Func<RunView, PersonRecord, IMessage> answer)
    {
        if (!view.Incidents.TryGetValue(incidentId, out var incident))
            return (null, Refusal.Of(Catalogue.IncidentUnknown, incidentId));
        return view.Record(incidentId, personId) is not { } record ? (null, Refusal.Of(Catalogue.NotFrozen, personId)) : (answer(RunView.Of(view, incident, record.ServiceId, now), record), null);
    }
}
