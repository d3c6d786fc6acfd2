using System.Collections.Immutable;

namespace Reinstate.Contracts.Access;

/// <summary>The roles of DOMAIN.md section 2, and the sets of them that the access table speaks of.</summary>
public static class Roles
{
    public const string DataImport = "data_import";
    public const string VendorSystem = "vendor_system";

    /// <summary>The node itself, when it notes what nobody sent. No caller's identity carries it.</summary>
    public const string Node = "node";

    /// <summary>Readers outside the organisation: one incident, until a date, as somebody granted it.</summary>
    public const string Commissioner = "commissioner";
    public const string Inspector = "inspector";

    internal static readonly ImmutableArray<string> External = [Commissioner, Inspector];
    internal static readonly ImmutableArray<string> Carers = ["care_worker", "senior_carer", "nurse"];
    internal static readonly ImmutableArray<string> Leads = ["nurse_in_charge", "deputy_manager", "care_coordinator", "medicines_lead", "safeguarding_lead"];
    internal static readonly ImmutableArray<string> Signers = ["registered_manager", "on_call_manager", "branch_manager"];
    internal static readonly ImmutableArray<string> Group = ["group_quality_director", "nominated_individual", "data_protection_officer"];
    internal static readonly ImmutableArray<string> Import = [DataImport];
    internal static readonly ImmutableArray<string> Machines = [DataImport, VendorSystem];

    internal static readonly ImmutableArray<string> Floor = [.. Carers, .. Leads, .. Signers];
    internal static readonly ImmutableArray<string> Staff = [.. Floor, .. Group];
    internal static readonly ImmutableArray<string> Senior = [.. Leads, .. Signers, .. Group];
    internal static readonly ImmutableArray<string> Managing = [.. Leads, .. Signers, .. Import];
    internal static readonly ImmutableArray<string> Leading = ["nurse_in_charge", "deputy_manager", .. Signers, .. Group, .. Import];
    internal static readonly ImmutableArray<string> Governing = [.. Signers, .. Group];
    internal static readonly ImmutableArray<string> Erasers = ["data_protection_officer"];
    internal static readonly ImmutableArray<string> Exporters = ["registered_manager", "data_protection_officer"];
    internal static readonly ImmutableArray<string> Registrars = [.. Governing, .. Import];

    /// <summary>Everybody who may call at all.</summary>
    public static ImmutableArray<string> All { get; } = [.. Staff, .. Machines, .. External];

    /// <summary>Whether somebody from outside reads, whose reach is what was granted and no service.</summary>
    public static bool IsExternal(string role) => External.Contains(role);

    /// <summary>Whether a machine acts, which never second-checks or signs.</summary>
    public static bool IsMachine(string role) => Machines.Contains(role);
}
