using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents.Exercises;
using Reinstate.Grains.Incidents.Notifying;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents;

/// <summary>Folds an incident's events; decisions are in <see cref="IncidentDecisions"/> and <see cref="AssuranceDecisions"/>.</summary>
public sealed class IncidentAggregate : IAggregate<IncidentState>
{
    public string Kind => "incident";

    public IncidentState Initial(string id) => new(id);

    public IncidentState Apply(IncidentState state, RecordedEvent recorded)
    {
        var next = Fold(state, recorded);
        if (recorded.Scope.Service.Length == 0)
            return next;
        next = next with { LastPosition = next.LastPosition.SetItem(recorded.Scope.Service, recorded.Position) };
        return recorded.Event is ContactRecorded or RotaChangeRecorded or OnCallDecisionRecorded
            ? next with { LastFactPosition = next.LastFactPosition.SetItem(recorded.Scope.Service, recorded.Position) }
            : next;
    }

    public Decision Decide(IncidentState state, IMessage command, CommandContext context) => IncidentDecisions.Decide(state, command, context);

    public EventScope ScopeOf(string id, IMessage @event) => new(id, @event switch
    {
        TimelineNoted e => e.ServiceId,
        SystemRestored e => e.ServiceId,
        LossWindowFound e => e.ServiceId,
        OnCallDecisionRecorded e => e.Decision.ServiceId,
        FeedbackRecorded e => e.ServiceId,
        ReviewQuestionAnswered e => e.ServiceId,
        RotaChangeRecorded e => e.ServiceId,
        ContactRecorded e => e.ServiceId,
        InjectGiven e => e.ServiceId,
        InjectAnswered e => e.ServiceId,
        _ => "",
    });

    public EventScope Consults(IncidentState state, IMessage command) => new("", "");

    /// <summary>An auditor comes from another service, so it is the draw that entitles them. An incident that is known already belongs to the services that it touches.</summary>
    public Touched Touches(IncidentState state, IMessage command, CommandContext context) => command switch
    {
        JudgeAuditItemRequest when state.IsAuditedBy(context.Actor) => Touched.Appointed,
        SuspectOutageRequest c => Begun(state, c.ServiceId.Length > 0 ? [c.ServiceId] : []),
        DeclareIncidentRequest c => Begun(state, c.Services),
        _ => Touched.Of(command) switch
        {
            Needs.Service => Touched.ServiceOf(state, NamedBy(command)),
            Needs.ServiceOrIncident => Touched.Named(state, NamedBy(command)),
            Needs.Incident => Touched.Services(state.Services),
            _ => Touched.Organisation,
        },
    };

    private static Touched Begun(IncidentState state, IEnumerable<string> named) =>
        state.Phase is not IncidentPhase.None && state.Services.Count == 0 ? Touched.Organisation : Touched.Services(state.Services.Concat(named));

    private static string NamedBy(IMessage command) => command is RecordOnCallDecisionRequest c ? c.Decision?.ServiceId ?? "" : Touched.Field(command, "service_id");

    private IncidentState Fold(IncidentState state, RecordedEvent recorded) => recorded.Event switch
    {
        OutageSuspected e => state with { Phase = IncidentPhase.Suspected, Suspicion = e },
        IncidentDeclared e => state with { Phase = IncidentPhase.Declared, Declaration = e },
        ContingencyBegun e => state with { Phase = IncidentPhase.Contingency, ContingencyFrom = e.ContingencyFrom },
        SystemRestored e => Restored(state, e),
        LossWindowFound e => state with { LossWindows = state.LossWindows.Add(e) },
        ReconciliationBegun => Turned(state, IncidentPhase.Reconciling, recorded),
        TimelineNoted => state,
        OnCallDecisionRecorded e => state with { OnCall = state.OnCall.SetItem(e.Decision.DecisionId, e.Decision) },
        RotaChangeRecorded e => state with { RotaChanges = state.RotaChanges.SetItem(e.Change.ChangeId, e) },
        ContactRecorded e => state with { Contacts = state.Contacts.SetItem(e.Contact.ContactId, e) },
        NotificationDecided e => Notified(state, recorded, e.Body) with { Notifications = state.Notifications.SetItem(e.Body, Decided(e, recorded)) },
        NotificationClockStarted e => Notified(state, recorded, e.Body),
        NotificationSent e => Notified(state, recorded, e.Body),
        NotificationAcknowledged e => Notified(state, recorded, e.Body),
        NotificationReminded e => Notified(state, recorded, e.Body),
        AssuranceBegun => Turned(state, IncidentPhase.Assurance, recorded),
        AuditSampleDrawn e => state with { Audit = new AuditState(e, state.Audit?.Judged ?? AuditState.NothingJudged) { DrawnBy = recorded.Actor, DrawnAt = recorded.RecordedAt, LastJudgedAt = state.Audit?.LastJudgedAt } },
        AuditItemJudged e => state with { Audit = state.Audit! with { Judged = state.Audit.Judged.SetItem(e.Item, e), LastJudgedAt = recorded.RecordedAt } },
        ReviewCompleted e => state with { Review = Decided(e, recorded) },
        ActionAdded e => state with { Actions = state.Actions.SetItem(e.ActionId, new ActionState(e, null)) },
        ActionEffectivenessChecked e => state with { Actions = state.Actions.SetItem(e.ActionId, state.Actions[e.ActionId].With(Decided(e, recorded))) },
        SupplierContactRecorded or SupplierPromiseJudged or ReviewQuestionAnswered or FeedbackRecorded or FactorIdentified or FactorWithdrawn or MeetingNoted =>
            state with { Learning = state.Learning.With(recorded) },
        ActionClosed e => state with { Actions = state.Actions.SetItem(e.ActionId, state.Actions[e.ActionId] with { Proof = e.Proof, ClosedBy = recorded.Actor }) },
        ScenarioLoaded or InjectGiven or InjectAnswered or AnswerJudged or ExerciseConcluded => state with { Exercise = ExerciseState.After(state.Exercise, recorded) },
        IncidentClosed e => Turned(state, IncidentPhase.Closed, recorded) with { Closed = Decided(e, recorded) },
        IncidentCloseRefused => state,
        IncidentReopened => Turned(state, IncidentPhase.Reopened, recorded) with { Closed = null },
        LearningCompleted => Turned(state, IncidentPhase.LearningComplete, recorded),
        ExternalAccessGranted e => state with { External = state.External.SetItem(ExternalGrant.Key(e.Role, e.Subject), new ExternalGrant(e, recorded.Actor, recorded.RecordedAt, null)) },
        ExternalAccessWithdrawn e => state with { External = state.External.SetItem(ExternalGrant.Key(e.Role, e.Subject), state.External[ExternalGrant.Key(e.Role, e.Subject)] with { Withdrawn = Decided(e, recorded) }) },
        IdempotencyConflictNoted => state,
        var e => throw new UnknownEventException(Kind, e.Descriptor.FullName),
    };

    private static IncidentState Restored(IncidentState state, SystemRestored e) => state with
    {
        Restorations = state.Restorations.Add(e),
        Phase = e.WholeIncident ? IncidentPhase.Restored : IncidentPhase.PartlyRestored,
        RestoredAt = e.WholeIncident ? state.Restorations.Append(e).Select(r => r.RestoredAt).MaxBy(at => at.Read()) : null,
    };

    private static IncidentState Turned(IncidentState state, IncidentPhase phase, RecordedEvent recorded) =>
        state with { Phase = phase, Learning = state.Learning with { Turns = state.Learning.Turns.Add(new(Phases.Name(phase), recorded.RecordedAt)) } };

    private static IncidentState Notified(IncidentState state, RecordedEvent recorded, string body) =>
        state with { Notifying = state.Notifying.SetItem(body, (state.Notifying.GetValueOrDefault(body) ?? NotificationHistory.None).With(recorded)) };

    private static Decided<T> Decided<T>(T what, RecordedEvent recorded) => new(what, recorded.Actor, recorded.Role, recorded.RecordedAt, recorded.Position);
}
