using System.Collections.Frozen;
using Google.Protobuf;
using Reinstate.Internal.V1;
using Reinstate.V1;

namespace Reinstate.Grains.Aggregates;

/// <summary>The roles of DOMAIN.md section 2, and which of them may give which command.</summary>
public static class Roles
{
    public const string DataImport = "data_import";
    public const string VendorSystem = "vendor_system";

    private static readonly string[] Carers = ["care_worker", "senior_carer", "nurse"];
    private static readonly string[] Leads = ["nurse_in_charge", "deputy_manager", "care_coordinator", "medicines_lead", "safeguarding_lead"];
    private static readonly string[] Signers = ["registered_manager", "on_call_manager", "branch_manager"];
    private static readonly string[] Group = ["group_quality_director", "nominated_individual", "data_protection_officer"];
    private static readonly string[] Node = ["node"];

    private static readonly FrozenSet<string> Everyone = Set(Carers, Leads, Signers, Group);
    private static readonly FrozenSet<string> Floor = Set(Carers, Leads, Signers);
    private static readonly FrozenSet<string> FloorAndMachines = Set(Carers, Leads, Signers, [DataImport, VendorSystem]);
    private static readonly FrozenSet<string> Managing = Set(Leads, Signers, [DataImport]);
    private static readonly FrozenSet<string> Leading = Set(Signers, Group, ["deputy_manager", "nurse_in_charge", DataImport]);
    private static readonly FrozenSet<string> Signing = Set(Signers);
    private static readonly FrozenSet<string> Governing = Set(Signers, Group);
    private static readonly FrozenSet<string> Directory = Set(Signers, Group, [DataImport]);
    private static readonly FrozenSet<string> NodeOnly = Set(Node);

    private static readonly FrozenDictionary<Type, FrozenSet<string>> Table = new Dictionary<Type, FrozenSet<string>>
    {
        [typeof(RegisterOrganisationRequest)] = Directory,
        [typeof(RegisterServicesRequest)] = Directory,
        [typeof(RegisterPeopleRequest)] = Directory,
        [typeof(RegisterStaffRequest)] = Directory,
        [typeof(RegisterShiftsRequest)] = Directory,
        [typeof(MapChartCodesRequest)] = Directory,
        [typeof(SetPolicyRequest)] = Governing,

        [typeof(SuspectOutageRequest)] = Everyone,
        [typeof(DeclareIncidentRequest)] = Leading,
        [typeof(BeginContingencyRequest)] = Leading,
        [typeof(RecordRestorationRequest)] = Leading,
        [typeof(RecordLossWindowRequest)] = Leading,
        [typeof(BeginReconciliationRequest)] = Leading,
        [typeof(NoteTimelineRequest)] = Everyone,
        [typeof(RecordOnCallDecisionRequest)] = Managing,
        [typeof(RecordRotaChangeRequest)] = Managing,
        [typeof(RecordContactRequest)] = FloorAndMachines,
        [typeof(BeginAssuranceRequest)] = Governing,
        [typeof(CloseIncidentRequest)] = Governing,
        [typeof(ReopenIncidentRequest)] = Governing,

        [typeof(OpenRecoveryRunRequest)] = Leading,
        [typeof(IssueSheetsRequest)] = Managing,
        [typeof(ReturnSheetRequest)] = Managing,
        [typeof(AttestSheetLossRequest)] = Signing,
        [typeof(NoteRestorationRequest)] = Leading,
        [typeof(AllocateWorkRequest)] = Managing,
        [typeof(CheckNextDoseRequest)] = Floor,
        [typeof(CompleteStepRequest)] = Managing,
        [typeof(OverrideDutyRequest)] = Managing,
        [typeof(ReviewOverrideRequest)] = Governing,
        [typeof(DecideRunFindingRequest)] = Managing,
        [typeof(SignOffServiceRequest)] = Signing,
        [typeof(NoteOverdueSteps)] = NodeOnly,
        [typeof(NoteIdempotencyConflict)] = NodeOnly,

        [typeof(FreezeExpectedRequest)] = Set(Leads, Signers, [DataImport, VendorSystem]),
        [typeof(AmendExpectedRequest)] = Managing,
        [typeof(ReceivePaperRequest)] = FloorAndMachines,
        [typeof(RecordEntriesRequest)] = FloorAndMachines,
        [typeof(CheckEntryRequest)] = Floor,
        [typeof(CorrectEntryRequest)] = Floor,
        [typeof(VoidEntryRequest)] = Managing,
        [typeof(RaiseQueryRequest)] = Everyone,
        [typeof(ResolveQueryRequest)] = Managing,
        [typeof(ExceptItemRequest)] = Managing,
        [typeof(DecideFindingRequest)] = Managing,
        [typeof(CountStockRequest)] = FloorAndMachines,

        [typeof(DecideNotificationRequest)] = Governing,
        [typeof(DrawAuditSampleRequest)] = Governing,
        [typeof(JudgeAuditItemRequest)] = Set(Leads, Signers, Group),
        [typeof(CompleteReviewRequest)] = Governing,
        [typeof(AddActionRequest)] = Governing,
        [typeof(CloseActionRequest)] = Governing,
        [typeof(CompleteLearningRequest)] = Governing,
    }.ToFrozenDictionary();

    /// <summary>Commands and the roles that may give them.</summary>
    public static IReadOnlyDictionary<Type, FrozenSet<string>> Duties => Table;

    /// <summary>False also for a command that the table does not know.</summary>
    public static bool May(string role, IMessage command) => Table.TryGetValue(command.GetType(), out var roles) && roles.Contains(role);

    /// <summary>Whether a machine acts, which never second-checks or signs.</summary>
    public static bool IsMachine(string role) => role is DataImport or VendorSystem;

    private static FrozenSet<string> Set(params string[][] groups) => groups.SelectMany(group => group).ToFrozenSet();
}
