using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Incidents.Exercises;
using Reinstate.Grains.Incidents.Learning;
using Reinstate.Grains.Incidents.Letters;
using Reinstate.Grains.Incidents.Notifying;
using Reinstate.Grains.Incidents.Tracking;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Grains.People;
using Reinstate.Grains.Readiness;
using Reinstate.Grains.Services;
using Reinstate.Grains.Signals;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Boards;

/// <summary>Answers the API's queries from a tenant's fold. Every reply says at which position of the log it is true.</summary>
public static class BoardQueries
{
    /// <summary>The reply to whoever reads everything, or why there is none; exactly one of the two is null.</summary>
    public static (IMessage? Reply, Refusal? Refusal) Answer(TenantView view, IMessage request, DateTimeOffset now) => Answer(view, request, now, Reader.Whole);

    /// <summary>The reply to a reader, or why there is none; exactly one of the two is null.</summary>
    public static (IMessage? Reply, Refusal? Refusal) Answer(TenantView view, IMessage request, DateTimeOffset now, Reader reader)
    {
        if (request is GetBoardRequest)
            return (Board(view, now, reader), null);
        if (!view.Organisation.Registered)
            return (null, Refusal.Of(Catalogue.OrganisationUnknown));
        if (reader.Refuse(view, request) is { } refused)
            return (null, refused);
        if (request is ListScansRequest scans)
            return ScanQueries.List(view, scans);
        var (reply, refusal) = Answered(view, request, now, reader);
        return reply is not null && view.Incidents.GetValueOrDefault(Touched.Field(request, "incident_id")) is { } incident && reader.IsRedacted(incident)
            ? (Redaction.Of(reply, new Pseudonyms(view, incident)), null) : (reply, refusal);
    }

    private static (IMessage? Reply, Refusal? Refusal) Answered(TenantView view, IMessage request, DateTimeOffset now, Reader reader)
    {
        return request switch
        {
            GetOrganisationRequest => (OrganisationQueries.Get(view, reader), null),
            GetSupplierSignalsRequest => (SignalQueries.Asked(view), null),
            GetPolicyRequest => (OrganisationQueries.Policy(view), null),
            GetRetentionRequest r => RetentionQueries.Get(view, r, now),
            GetLegalHoldsRequest => (RetentionQueries.Holds(view), null),
            GetIncidentRequest r => In(view, r.IncidentId, incident => IncidentQueries.Get(view, incident, now, reader)),
            GetTimelineRequest r => In(view, r.IncidentId, incident => IncidentQueries.Timeline(view, incident, reader)),
            GetGovernanceRequest r => In(view, r.IncidentId, incident => IncidentQueries.Governance(view, incident)),
            GetNotificationsRequest r => In(view, r.IncidentId, incident => NotificationQueries.Get(view, incident, now)),
            GetReviewRequest r => In(view, r.IncidentId, incident => ReviewQueries.Get(view, incident, now)),
            GetExerciseRequest r => ExerciseQueries.Get(view, r, now, reader),
            GetReadinessRequest => (ReadinessQueries.Get(view, now, reader), null),
            GetGovernanceTrackerRequest r => TrackerQueries.Get(view, r, now, reader),
            DraftNotificationRequest r => Drafted(view, r, now),
            GetRecoveryRunRequest r => InRun(view, r.IncidentId, r.ServiceId, now, run => ServiceQueries.Get(view, run)),
            GetWorklistRequest r => InRun(view, r.IncidentId, r.ServiceId, now, run => ServiceQueries.Worklist(view, run, r.StaffId)),
            GetCheckQueueRequest r => InRun(view, r.IncidentId, r.ServiceId, now, run => CheckQueue.Of(view, run, reader)),
            GetVisitsRequest r => InRun(view, r.IncidentId, r.ServiceId, now, run => RunVisits.Of(view, run)),
            GetPersonRecordRequest r => InRecord(view, r.IncidentId, r.PersonId, now, (run, record) => PersonQueries.Get(view, run, record, reader)),
            GetChronologyRequest r => InRecord(view, r.IncidentId, r.PersonId, now, (run, record) => ClockOfCare.Of(view, run, record)),
            GetCompletenessRequest r => In(view, r.IncidentId, incident => Completeness(view, incident, r, now, reader)),
            GetPaceRequest r => In(view, r.IncidentId, incident => PaceQueries.Of(view, incident, Runs(view, incident, now, reader).Where(run => r.ServiceId.Length == 0 || run.ServiceId == r.ServiceId))),
            GetFindingsRequest r => In(view, r.IncidentId, incident => Findings(view, incident, r, now, reader)),
            _ => (null, Refusal.Of(Catalogue.InvalidArgument, $"{request.Descriptor.Name} is not a query.")),
        };
    }

    /// <summary>The runs of an incident within reach, by service.</summary>
    internal static IEnumerable<RunView> Runs(TenantView view, IncidentState incident, DateTimeOffset now, Reader reader) =>
        (incident.Declaration is null ? [] : reader.SeenOf(incident)).Order(StringComparer.Ordinal).Select(service => RunView.Of(view, incident, service, now));

    /// <summary>Complete only when every service of the incident is; what covers a part only says so, and is never complete.</summary>
    internal static V1.Completeness Total(IReadOnlyCollection<RunView> runs, bool isWhole)
    {
        var total = Views.Completeness(
            runs.Aggregate(default(CompletenessVector), (sum, run) => sum + run.Completeness), runs.Sum(run => run.SignedItems), isWhole && runs.Count > 0 && runs.All(run => run.IsComplete));
        if (!isWhole)
            total.OfServices.Add(runs.Select(run => run.ServiceId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return total;
    }

    private static GetBoardReply Board(TenantView view, DateTimeOffset now, Reader reader)
    {
        var reply = new GetBoardReply { Position = view.Position };
        var all = new List<RunView>();
        foreach (var incident in view.Incidents.Values.Where(reader.Sees))
        {
            var runs = Runs(view, incident, now, reader).ToList();
            all.AddRange(runs);
            reply.Runs.Add(runs.Select(run => RunViews.Of(view, run)));
            reply.Incidents.Add(new IncidentSummary
            {
                IncidentId = incident.Id,
                Title = incident.Declaration?.Title ?? incident.Suspicion?.Title ?? "",
                Kind = incident.Declaration?.Kind ?? "",
                State = Phases.Name(incident.Phase),
                Completeness = Total(runs, reader.SeesWhole(incident)),
                Supplier = incident.Declaration?.Supplier ?? "",
                Systems = { incident.Declaration?.Systems ?? [] },
                DetectedAt = incident.Declaration?.DetectedAt ?? incident.Suspicion?.DetectedAt,
                DeclaredAt = incident.Declaration?.DeclaredAt,
                RestoredAt = incident.RestoredAt,
            });
        }

        // Whether there are incidents beyond the reader's reach must not be told, so a limited reader's board is a part in any case.
        // Safety rule: an exercise counts in no figure of what really happened.
        reply.Total = Total([.. all.Where(run => !run.Incident.IsExercise)], reader.ReachesAll);
        if (view.Incidents.Values.Any(incident => incident.IsExercise && reader.Sees(incident)))
            reply.ExerciseTotal = Total([.. all.Where(run => run.Incident.IsExercise)], reader.ReachesAll);
        return reply;
    }

    private static GetCompletenessReply Completeness(TenantView view, IncidentState incident, GetCompletenessRequest r, DateTimeOffset now, Reader reader)
    {
        var runs = Runs(view, incident, now, reader).Where(run => r.ServiceId.Length == 0 || run.ServiceId == r.ServiceId).ToList();
        var rows = runs.SelectMany(run => r.PersonId.Length == 0 ? Views.Rows(run) : OfPerson(view, run, r.PersonId)).ToList();
        var total = r.PersonId.Length == 0 ? Total(runs, r.ServiceId.Length > 0 || reader.SeesWhole(incident)) : Views.Sum(rows);
        var reply = new GetCompletenessReply { Position = view.Position, Total = total, Rows = { rows } };
        if (r.WithItems)
            reply.Items.Add(runs.SelectMany(run => (r.PersonId.Length == 0 ? run.Items : IsAt(view, run, r.PersonId) ? run.ItemsOf(r.PersonId) : []).Where(item => item.Counted).Select(item => Views.Item(run, item))));
        return reply;
    }

    /// <summary>Without a look at the people of other runs, which may be set aside.</summary>
    private static IEnumerable<CompletenessRow> OfPerson(TenantView view, RunView run, string person) =>
        IsAt(view, run, person) ? Views.Rows(run, person) : Views.NotFrozen(run).Where(row => row.PersonId == person);

    private static bool IsAt(TenantView view, RunView run, string person) => view.FrozenAt(run.Incident.Id, person) == run.ServiceId;

    private static GetFindingsReply Findings(TenantView view, IncidentState incident, GetFindingsRequest r, DateTimeOffset now, Reader reader) => new()
    {
        Position = view.Position,
        Findings = { Runs(view, incident, now, reader).Where(run => r.ServiceId.Length == 0 || run.ServiceId == r.ServiceId).SelectMany(FindingViews.Of).Select(finding => FindingViews.For(reader, incident, finding)) },
    };

    private static (IMessage?, Refusal?) In(TenantView view, string incidentId, Func<IncidentState, IMessage> answer) =>
        view.Incidents.TryGetValue(incidentId, out var incident) ? (answer(incident), null) : (null, Refusal.Of(Catalogue.IncidentUnknown, incidentId));

    private static (IMessage?, Refusal?) Drafted(TenantView view, DraftNotificationRequest r, DateTimeOffset now) =>
        view.Incidents.GetValueOrDefault(r.IncidentId) is { Declaration: not null } incident ? LetterQueries.Draft(view, incident, r.Body, now) : (null, Refusal.Of(Catalogue.IncidentUnknown, r.IncidentId));

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
        if (view.Organisation.Erased.Contains(personId))
            return (null, Refusal.Of(Catalogue.PersonErased, personId));
        return view.Record(incidentId, personId) is not { } record ? (null, Refusal.Of(Catalogue.NotFrozen, personId)) : (answer(RunView.Of(view, incident, record.ServiceId, now), record), null);
    }
}
