using Grpc.Core;
using Reinstate.Gateway.Calls;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>An outage: its life, its timeline, what was decided and said.</summary>
internal sealed class IncidentRpc(GatewayCalls calls) : IncidentService.IncidentServiceBase
{
    public override Task<CommandReply> SuspectOutage(SuspectOutageRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> DeclareIncident(DeclareIncidentRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> BeginContingency(BeginContingencyRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> RecordRestoration(RecordRestorationRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> RecordLossWindow(RecordLossWindowRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> BeginReconciliation(BeginReconciliationRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> NoteTimeline(NoteTimelineRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> RecordOnCallDecision(RecordOnCallDecisionRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> RecordRotaChange(RecordRotaChangeRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> RecordContact(RecordContactRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> BeginAssurance(BeginAssuranceRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> CloseIncident(CloseIncidentRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> ReopenIncident(ReopenIncidentRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<GetIncidentReply> GetIncident(GetIncidentRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Incident, request, GetIncidentReply.Parser, context);

    public override Task<GetTimelineReply> GetTimeline(GetTimelineRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Incident, request, GetTimelineReply.Parser, context);
}
