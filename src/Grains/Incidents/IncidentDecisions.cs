using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents.Exercises;
using Reinstate.Grains.Signals;
using Reinstate.Internal.V1;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents;

/// <summary>The life of an incident up to reconciliation (DOMAIN.md section 4), and its timeline.</summary>
internal static class IncidentDecisions
{
    public static Decision Decide(IncidentState state, IMessage command, CommandContext context) =>
        Guard.Role(context, command) ?? command switch
        {
            NoteIdempotencyConflict c => Decision.Accept(KeyConflicts.Noted(c)),
            SuspectOutageRequest c => Suspect(state, c, context),
            DeclareIncidentRequest c => Declare(state, c, context),
            _ when state.Phase is IncidentPhase.None => Decision.Refuse(Catalogue.IncidentUnknown, state.Id),
            NoteTimelineRequest c => Guard.Text(("text", c.Text)) ?? Guard.Past("occurred_at", c.OccurredAt, context.Now)
                ?? (c.ServiceId.Length == 0 || state.Touches(c.ServiceId) ? null : Decision.Refuse(Catalogue.NotInIncident, c.ServiceId))
                ?? Decision.Accept(new TimelineNoted { OccurredAt = c.OccurredAt, Text = c.Text, ServiceId = c.ServiceId }),
            _ when state.Declaration is null => Wrong(state, "it is suspected, not declared"),
            BeginContingencyRequest c => Contingency(state, c, context),
            RecordRestorationRequest c => Restoration(state, c, context),
            RecordLossWindowRequest c => LossWindow(state, c, context),
            BeginReconciliationRequest => state.Phase is IncidentPhase.Reconciling ? Decision.Accept()
                : state.Phase is not IncidentPhase.Restored ? Wrong(state, "reconciliation begins when every system is restored")
                : state.LossWindows.IsEmpty ? Decision.Refuse(Catalogue.NotAllClear, "No loss window is recorded.")
                : Decision.Accept(new ReconciliationBegun()),
            RecordOnCallDecisionRequest c => Recorded(state, state.OnCall.GetValueOrDefault(c.Decision?.DecisionId ?? ""), c.Decision, c.Decision?.ServiceId ?? "",
                c.Decision is null ? "it is missing." : FactsWire.Problem(c.Decision), d => new OnCallDecisionRecorded { Decision = d }),
            RecordRotaChangeRequest c => Recorded(state, state.RotaChanges.GetValueOrDefault(c.Change?.ChangeId ?? "")?.Change, c.Change, c.ServiceId,
                c.Change is null ? "it is missing." : FactsWire.Problem(c.Change), d => new RotaChangeRecorded { Change = d, ServiceId = c.ServiceId }),
            RecordContactRequest c => Recorded(state, state.Contacts.GetValueOrDefault(c.Contact?.ContactId ?? "")?.Contact, c.Contact, c.ServiceId,
                c.Contact is null ? "it is missing." : FactsWire.Problem(c.Contact), d => new ContactRecorded { Contact = d, ServiceId = c.ServiceId }),
            GrantExternalAccessRequest c => ExternalAccessDecisions.Grant(state, c, context),
            WithdrawExternalAccessRequest c => ExternalAccessDecisions.Withdraw(state, c),
            LoadScenarioRequest or GiveInjectRequest or AnswerInjectRequest or JudgeAnswerRequest or ConcludeExerciseRequest or NoteInjectsDue => ExerciseDecisions.Decide(state, command, context),
            _ => AssuranceDecisions.Decide(state, command, context),
        };

    internal static Decision Wrong(IncidentState state, string why) =>
        Decision.Refuse(Catalogue.WrongState, $"The incident is {Phases.Name(state.Phase)}: {why}.");

    private static Decision Suspect(IncidentState state, SuspectOutageRequest c, CommandContext context) =>
        state.Phase is not (IncidentPhase.None or IncidentPhase.Suspected) ? Wrong(state, "it can no longer be a suspicion")
        : Guard.Text(("title", c.Title)) ?? Guard.Past("detected_at", c.DetectedAt, context.Now)
            ?? (c.ServiceId.Length == 0 || context.Surroundings.Organisation.Services.ContainsKey(c.ServiceId) ? null : Decision.Refuse(Catalogue.ServiceUnknown, c.ServiceId))
            ?? Decision.Accept(new OutageSuspected { Title = c.Title, Detail = c.Detail, DetectedAt = c.DetectedAt, ServiceId = c.ServiceId });

    private static Decision Declare(IncidentState state, DeclareIncidentRequest c, CommandContext context)
    {
        var declared = new IncidentDeclared
        {
            Kind = c.Kind,
            Title = c.Title,
            Supplier = c.Supplier,
            Systems = { c.Systems.Distinct() },
            Services = { c.Services.Distinct() },
            DetectedAt = c.DetectedAt ?? c.DeclaredAt,
            DeclaredAt = c.DeclaredAt,
            PlanVersion = c.PlanVersion,
            PlanLastTested = c.PlanLastTested,
            TimeZone = c.TimeZone.Length == 0 ? "Europe/London" : c.TimeZone,
        };
        if (declared.Equals(state.Declaration))
            return Decision.Accept();
        if (state.Declaration is not null)
            return Decision.Refuse(Catalogue.AlreadyExists, $"Incident {state.Id} is declared already.");
        return Guard.OneOf("kind", c.Kind, "live", "exercise", "backfilled") ?? Guard.Text(("title", c.Title))
            ?? Guard.Past("declared_at", c.DeclaredAt, context.Now) ?? Guard.Past("detected_at", declared.DetectedAt, context.Now)
            ?? (TimeZoneInfo.TryFindSystemTimeZoneById(declared.TimeZone, out _) ? null : Decision.Refuse(Catalogue.InvalidArgument, $"time_zone '{declared.TimeZone}' is unknown."))
            ?? (c.Systems.Count == 0 ? Decision.Refuse(Catalogue.InvalidArgument, "systems is empty.") : null)
            ?? c.Systems.Select(s => Guard.OneOf("systems", s, SupplierSystem.Kinds.AsSpan())).FirstOrDefault(bad => bad is not null)
            ?? (c.Services.Count == 0 ? Decision.Refuse(Catalogue.InvalidArgument, "services is empty.") : null)
            ?? (c.Services.FirstOrDefault(s => !context.Surroundings.Organisation.Services.ContainsKey(s)) is { } unknown
                ? Decision.Refuse(Catalogue.ServiceUnknown, unknown) : null)
            ?? Decision.Accept(declared);
    }

    private static Decision Contingency(IncidentState state, BeginContingencyRequest c, CommandContext context) =>
        Guard.Past("contingency_from", c.ContingencyFrom, context.Now)
        ?? (c.ContingencyFrom.Equals(state.ContingencyFrom) ? Decision.Accept()
            : state.Phase is not IncidentPhase.Declared ? Wrong(state, "contingency begins when it is declared")
            : Decision.Accept(new ContingencyBegun { ContingencyFrom = c.ContingencyFrom }));

    private static Decision Restoration(IncidentState state, RecordRestorationRequest c, CommandContext context)
    {
        var bad = Guard.Past("restored_at", c.RestoredAt, context.Now) ?? Covered(state, c.System, c.ServiceId);
        if (bad is not null)
            return bad;
        if (Restored(state, null).Contains((c.System, c.ServiceId)) || (c.ServiceId.Length == 0 && Expected(state).Where(p => p.System == c.System).All(Restored(state, null).Contains)))
            return Decision.Accept();
        if (state.Phase is not (IncidentPhase.Contingency or IncidentPhase.PartlyRestored))
            return Wrong(state, "a restoration follows contingency");
        if (c.RestoredAt.Read() <= state.ContingencyFrom!.Read())
            return Decision.Refuse(Catalogue.InvalidArgument, "restored_at is not after contingency_from.");
        var restored = new SystemRestored { System = c.System, ServiceId = c.ServiceId, RestoredAt = c.RestoredAt };
        restored.WholeIncident = Expected(state).All(Restored(state, restored).Contains);
        return Decision.Accept(restored);
    }

    private static Decision LossWindow(IncidentState state, RecordLossWindowRequest c, CommandContext context)
    {
        var bad = Guard.Past("from", c.From, context.Now) ?? Guard.Past("to", c.To, context.Now) ?? Guard.Text(("evidence", c.Evidence)) ?? Covered(state, c.System, c.ServiceId);
        if (bad is not null)
            return bad;
        if (c.To.Read() < c.From.Read())
            return Decision.Refuse(Catalogue.InvalidArgument, "The loss window ends before it begins.");
        var found = new LossWindowFound { System = c.System, ServiceId = c.ServiceId, From = c.From, To = c.To, Evidence = c.Evidence };
        var covered = c.ServiceId.Length > 0 ? [(c.System, c.ServiceId)] : Expected(state).Where(pair => pair.System == c.System);
        return state.LossWindows.Contains(found) ? Decision.Accept()
            : covered.All(Restored(state, null).Contains) ? Decision.Accept(found)
            : Wrong(state, "the loss window is found when the system is restored");
    }

    private static Decision Recorded<T>(IncidentState state, T? known, T? stated, string service, string? problem, Func<T, IMessage> toEvent)
        where T : class, IEquatable<T> =>
        problem is not null ? Decision.Refuse(Catalogue.InvalidArgument, problem)
        : stated!.Equals(known) ? Decision.Accept()
        : known is not null ? Decision.Refuse(Catalogue.AlreadyExists)
        : !state.Covers(service) ? Decision.Refuse(Catalogue.NotInIncident, service)
        : state.Phase is IncidentPhase.Closed or IncidentPhase.LearningComplete ? Wrong(state, "reopen it first")
        : Decision.Accept(toEvent(stated));

    private static Decision? Covered(IncidentState state, string system, string service) =>
        !state.Declaration!.Systems.Contains(system) ? Decision.Refuse(Catalogue.InvalidArgument, $"system '{system}' is not part of the incident.")
        : service.Length > 0 && !state.Covers(service) ? Decision.Refuse(Catalogue.NotInIncident, service) : null;

    private static IEnumerable<(string System, string Service)> Expected(IncidentState state) =>
        from system in state.Declaration!.Systems from service in state.Declaration.Services select (system, service);

    /// <summary>Every pair of system and service that is restored, with one more restoration if given.</summary>
    private static HashSet<(string System, string Service)> Restored(IncidentState state, SystemRestored? more) =>
        [.. (more is null ? state.Restorations : state.Restorations.Add(more))
            .SelectMany(r => r.ServiceId.Length > 0 ? [(r.System, r.ServiceId)] : state.Declaration!.Services.Select(s => (r.System, s)))];
}
