using Grpc.Core;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Transport;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>What follows restoration: notifications, audit, review, actions, evidence.</summary>
internal sealed class GovernanceRpc(GatewayCalls calls, StalledReaders readers) : GovernanceService.GovernanceServiceBase
{
    public override Task<CommandReply> DecideNotification(DecideNotificationRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> RecordAwareness(RecordAwarenessRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> RecordNotificationSent(RecordNotificationSentRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> AcknowledgeNotification(AcknowledgeNotificationRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<GetNotificationsReply> GetNotifications(GetNotificationsRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Incident, request, GetNotificationsReply.Parser, context);

    public override Task<DraftNotificationReply> DraftNotification(DraftNotificationRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Incident, request, DraftNotificationReply.Parser, context);

    public override Task<CommandReply> DrawAuditSample(DrawAuditSampleRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> JudgeAuditItem(JudgeAuditItemRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> CompleteReview(CompleteReviewRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> AddAction(AddActionRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> CloseAction(CloseActionRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> RecordSupplierContact(RecordSupplierContactRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> JudgeSupplierPromise(JudgeSupplierPromiseRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> AnswerReviewQuestion(AnswerReviewQuestionRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> RecordFeedback(RecordFeedbackRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> IdentifyFactor(IdentifyFactorRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> WithdrawFactor(WithdrawFactorRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> CheckActionEffectiveness(CheckActionEffectivenessRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> NoteMeeting(NoteMeetingRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<GetReviewReply> GetReview(GetReviewRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Incident, request, GetReviewReply.Parser, context);

    public override Task<GetGovernanceTrackerReply> GetGovernanceTracker(GetGovernanceTrackerRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Organisation, request, GetGovernanceTrackerReply.Parser, context);

    public override Task<CommandReply> CompleteLearning(CompleteLearningRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> GrantExternalAccess(GrantExternalAccessRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> WithdrawExternalAccess(WithdrawExternalAccessRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<GetGovernanceReply> GetGovernance(GetGovernanceRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Incident, request, GetGovernanceReply.Parser, context);

    public override async Task GetEvidencePack(GetEvidencePackRequest request, IServerStreamWriter<EvidencePackChunk> responseStream, ServerCallContext context)
    {
        var pack = await calls.Ask(Owner.Incident, request, EvidencePackChunk.Parser, context);
        var output = readers.Bound(responseStream);
        foreach (var chunk in EvidenceChunks.Split(pack))
        {
            await output.WriteAsync(chunk, context.CancellationToken);
        }
    }

    public override Task<GetExtractReply> GetExtract(GetExtractRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Organisation, request, GetExtractReply.Parser, context);
}
