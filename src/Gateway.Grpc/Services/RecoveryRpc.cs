using Grpc.Core;
using Reinstate.Gateway.Calls;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>A service's recovery run in an incident.</summary>
internal sealed class RecoveryRpc(GatewayCalls calls) : RecoveryService.RecoveryServiceBase
{
    public override Task<CommandReply> OpenRecoveryRun(OpenRecoveryRunRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> IssueSheets(IssueSheetsRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> ReturnSheet(ReturnSheetRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> AttestSheetLoss(AttestSheetLossRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> NoteRestoration(NoteRestorationRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> AllocateWork(AllocateWorkRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> CheckNextDose(CheckNextDoseRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> CompleteStep(CompleteStepRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> OverrideDuty(OverrideDutyRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> ReviewOverride(ReviewOverrideRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> DecideRunFinding(DecideRunFindingRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<CommandReply> SignOffService(SignOffServiceRequest request, ServerCallContext context) =>
        calls.Send(Owner.Service, request, context);

    public override Task<GetRecoveryRunReply> GetRecoveryRun(GetRecoveryRunRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Service, request, GetRecoveryRunReply.Parser, context);

    public override Task<GetWorklistReply> GetWorklist(GetWorklistRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Service, request, GetWorklistReply.Parser, context);

    public override Task<GetCheckQueueReply> GetCheckQueue(GetCheckQueueRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Service, request, GetCheckQueueReply.Parser, context);

    public override Task<GetVisitsReply> GetVisits(GetVisitsRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Service, request, GetVisitsReply.Parser, context);
}
