using Google.Protobuf.Reflection;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Quotas;
using Reinstate.Internal.V1;
using Reinstate.V1;

namespace Reinstate.Silo.Quotas;

/// <summary>
/// What an organisation whose storage is used up may still record. At the quota nothing new begins: no incident, no run, no directory, no plan. What care is recorded in a recovery that is under way goes on for a
/// quarter more, so that nobody's note is turned away on the day on which the number is reached; and what brings a recovery to its end, or takes access away, always does: it is small, and bounded by
/// what is there. Reads are not asked about, nor what the node records itself.
/// </summary>
internal sealed class StorageQuota(QuotaOptions quotas, StoredBytes stored)
{
    private const double Reserve = 1.25;

    private static readonly HashSet<string> Beginning = Names(
        RegisterOrganisationRequest.Descriptor, RegisterServicesRequest.Descriptor, RegisterPeopleRequest.Descriptor, RegisterStaffRequest.Descriptor, RegisterShiftsRequest.Descriptor,
        MapChartCodesRequest.Descriptor, SuspectOutageRequest.Descriptor, DeclareIncidentRequest.Descriptor, OpenRecoveryRunRequest.Descriptor, FreezeExpectedRequest.Descriptor,
        RegisterPlanRequest.Descriptor, LoadScenarioRequest.Descriptor,

        // As large as thousands of notes, for which the reserve is; the paper is there.
        KeepInspectedScan.Descriptor);

    private static readonly HashSet<string> Ending = Names(
        CheckEntryRequest.Descriptor, VoidEntryRequest.Descriptor, ResolveQueryRequest.Descriptor, ExceptItemRequest.Descriptor, DecideFindingRequest.Descriptor, DecideRunFindingRequest.Descriptor,
        ReturnSheetRequest.Descriptor, AttestSheetLossRequest.Descriptor, CompleteStepRequest.Descriptor, ReviewOverrideRequest.Descriptor, SignOffServiceRequest.Descriptor,
        BeginAssuranceRequest.Descriptor, DrawAuditSampleRequest.Descriptor, JudgeAuditItemRequest.Descriptor, DecideNotificationRequest.Descriptor, RecordNotificationSentRequest.Descriptor, AcknowledgeNotificationRequest.Descriptor, CompleteReviewRequest.Descriptor,
        CloseActionRequest.Descriptor, CheckActionEffectivenessRequest.Descriptor, CloseIncidentRequest.Descriptor, CompleteLearningRequest.Descriptor, WithdrawExternalAccessRequest.Descriptor,
        JudgeAnswerRequest.Descriptor, ConcludeExerciseRequest.Descriptor,

        // Without it nobody could read.
        NoteRecordRead.Descriptor);

    /// <summary>Null when there is room for what the command would record.</summary>
    public Refusal? Refuse(CommandCall call)
    {
        if (quotas.Of(call.Tenant).StoredBytes is not { } quota || stored.Of(call.Tenant) is not { } kept || kept < quota
            || string.Equals(call.Role, Roles.Node, StringComparison.Ordinal) || Ending.Contains(call.Type))
        {
            return null;
        }

        return Beginning.Contains(call.Type) || kept >= quota * Reserve
            ? Refusal.Of(Catalogue.StorageQuotaReached, FormattableString.Invariant($"storage: {kept} of {quota} bytes are used")) : null;
    }

    private static HashSet<string> Names(params IEnumerable<MessageDescriptor> requests) => requests.Select(request => request.FullName).ToHashSet(StringComparer.Ordinal);
}
