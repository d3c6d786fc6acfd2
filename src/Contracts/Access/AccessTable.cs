using System.Collections.Frozen;
using System.Collections.Immutable;
using Google.Protobuf.Reflection;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using static Reinstate.Contracts.Access.Roles;

namespace Reinstate.Contracts.Access;

/// <summary>One method of the API: who may call it, and what they must reach.</summary>
/// <param name="Service">Name of the RPC service.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="Request">Full name of its request.</param>
/// <param name="Needs">What a caller must reach.</param>
/// <param name="Roles">Who may call.</param>
public sealed record AccessRow(string Service, string Method, string Request, Needs Needs, FrozenSet<string> Roles);

/// <summary>
/// Who may see and do what: the one table. The gateway asks it before it looks at anything else, the silo again before it decides or answers.
/// Readers from outside reach no service: for them each row means the incident to which they were given access, while they have it.
/// A method without a row, or with two, and a row without a method keep the program from starting.
/// </summary>
public static class AccessTable
{
    private static readonly ImmutableArray<(Needs Needs, ImmutableArray<string> Roles, string Methods)> Lines =
    [
        // The directory.
        (Needs.Organisation, Registrars, "RegisterOrganisation RegisterServices RegisterSystems MapChartCodes"),
        (Needs.Organisation, Governing, "SetPolicy"),
        (Needs.NamedServices, Registrars, "RegisterPeople RegisterStaff RegisterShifts"),
        (Needs.Part, [.. Staff, .. Import], "GetOrganisation"),
        (Needs.Nothing, Senior, "GetPolicy"),

        // What is planned, told by systems or, where there is none, by managers; read by whoever would work by it.
        (Needs.NamedServices, [.. Signers, .. Machines], "RegisterPlan"),
        (Needs.NamedServices, Staff, "GetPlan"),

        // The incident.
        (Needs.NamedServices, Staff, "SuspectOutage"),
        (Needs.NamedServices, Leading, "DeclareIncident"),
        (Needs.Incident, Leading, "BeginContingency BeginReconciliation"),
        (Needs.ServiceOrIncident, Leading, "RecordRestoration RecordLossWindow"),
        (Needs.ServiceOrIncident, Staff, "NoteTimeline"),
        (Needs.Service, Managing, "RecordOnCallDecision RecordRotaChange"),
        (Needs.Service, [.. Floor, .. Machines], "RecordContact"),
        (Needs.Incident, Governing, "BeginAssurance CloseIncident ReopenIncident"),
        (Needs.PartOfIncident, [.. Staff, .. Machines, .. External], "GetIncident"),
        (Needs.PartOfIncident, [.. Staff, .. External], "GetTimeline"),

        // The recovery run of a service.
        (Needs.Service, Leading, "OpenRecoveryRun NoteRestoration"),
        (Needs.Service, Managing, "IssueSheets ReturnSheet AllocateWork CompleteStep OverrideDuty DecideRunFinding"),
        (Needs.Service, Floor, "CheckNextDose"),
        (Needs.Service, Governing, "ReviewOverride"),
        (Needs.Service, Signers, "AttestSheetLoss SignOffService"),
        (Needs.Service, [.. Floor, .. Machines], "KeepScan"),
        (Needs.Service, Staff, "GetRecoveryRun GetWorklist GetCheckQueue"),
        (Needs.Service, [.. Staff, .. External], "GetVisits GetScan ListScans"),

        // The record of a person.
        (Needs.Person, [.. Leads, .. Signers, .. Machines], "FreezeExpected"),
        (Needs.Person, Managing, "AmendExpected VoidEntry ResolveQuery ExceptItem DecideFinding"),
        (Needs.Person, [.. Floor, .. Machines], "ReceivePaper RecordEntries CountStock"),
        (Needs.Person, Floor, "CheckEntry CorrectEntry"),
        (Needs.Person, Staff, "RaiseQuery GetPersonRecord GetChronology"),
        (Needs.Person, Governing, "ListRecordReads"),

        // For ever.
        (Needs.Organisation, Erasers, "ErasePerson LiftLegalHold"),

        // How long records are kept, and what keeps them longer: more may see to it that nothing is lost than may let it go.
        (Needs.NamedServices, Registrars, "RecordEndOfCare"),
        (Needs.Organisation, Group, "PlaceLegalHold GetLegalHolds GetRetention"),
        (Needs.Organisation, Exporters, "ExportSubjectAccess"),

        // Boards, and what follows restoration. Who reads for the group reads all of it; the floor reads its services.
        (Needs.Part, [.. Staff, .. Import], "GetBoard"),
        (Needs.Part, [.. Staff, .. External], "Watch"),
        (Needs.PartOfIncident, [.. Staff, .. External], "GetCompleteness GetPace"),
        (Needs.PartOfIncident, [.. Senior, .. External], "GetFindings"),
        (Needs.Incident, Governing, "DecideNotification RecordAwareness RecordNotificationSent AcknowledgeNotification DraftNotification DrawAuditSample CompleteReview AnswerReviewQuestion IdentifyFactor WithdrawFactor AddAction CloseAction CheckActionEffectiveness NoteMeeting CompleteLearning GrantExternalAccess WithdrawExternalAccess"),
        (Needs.Incident, [.. Governing, .. External], "GetEvidencePack"),
        (Needs.Incident, Senior, "JudgeAuditItem GetGovernance GetNotifications GetReview RecordSupplierContact JudgeSupplierPromise"),
        (Needs.ServiceOrIncident, Staff, "RecordFeedback"),
        (Needs.Part, Governing, "GetGovernanceTracker"),
        (Needs.Organisation, Governing, "GetExtract"),
        (Needs.Nothing, Senior, "GetSupplierSignals"),

        // Exercises, and how ready services are.
        (Needs.Incident, Leading, "LoadScenario GiveInject JudgeAnswer ConcludeExercise"),
        (Needs.ServiceOrIncident, Staff, "AnswerInject"),
        (Needs.PartOfIncident, Staff, "GetExercise"),
        (Needs.Part, Senior, "GetReadiness"),

        // Each command of a stream has the row of its own method.
        (Needs.Nothing, [.. Floor, .. Group, .. Machines], "Execute"),
    ];

    private static readonly FrozenDictionary<string, AccessRow> ByRequest =
        Build(Lines, MessageTypes.Services).ToFrozenDictionary(row => row.Request, StringComparer.Ordinal);

    /// <summary>Every method, in the order of the table.</summary>
    public static IReadOnlyList<AccessRow> Rows { get; } = Build(Lines, MessageTypes.Services);

    /// <summary>The row of the method that takes this request, or null for a request of no method.</summary>
    /// <param name="request">Full name of the protobuf message.</param>
    public static AccessRow? Of(string request) => ByRequest.GetValueOrDefault(request);

    /// <summary>Null for a role that may make the call; a request of no method is nobody's.</summary>
    public static Refusal? Refuse(string role, string request) => Refuse(Of(request), role, request);

    /// <summary>As above, with the row at hand.</summary>
    public static Refusal? Refuse(AccessRow? row, string role, string request) => row?.Roles.Contains(role) == true
        ? null : Refusal.Of(Catalogue.RoleNotAllowed, $"{request[(request.LastIndexOf('.') + 1)..]} is not a duty of the role '{role}'.");

    /// <summary>The rows that lines make for the methods of services.</summary>
    /// <exception cref="InvalidOperationException">A method has no row or two, or a line names no method.</exception>
    public static IReadOnlyList<AccessRow> Build(
        IReadOnlyList<(Needs Needs, ImmutableArray<string> Roles, string Methods)> lines, IEnumerable<ServiceDescriptor> services)
    {
        var methods = services.SelectMany(service => service.Methods).ToDictionary(method => method.Name, StringComparer.Ordinal);
        var rows = new List<AccessRow>();
        foreach (var (needs, roles, names) in lines)
        {
            foreach (var name in names.Split(' '))
            {
                rows.Add(methods.Remove(name, out var method)
                    ? new AccessRow(method.Service.Name, name, method.InputType.FullName, needs, roles.ToFrozenSet(StringComparer.Ordinal))
                    : throw new InvalidOperationException($"The access table names {name} twice, or there is no such method."));
            }
        }

        return methods.Count == 0 ? rows : throw new InvalidOperationException($"The access table has no row for {string.Join(", ", methods.Keys)}.");
    }
}
