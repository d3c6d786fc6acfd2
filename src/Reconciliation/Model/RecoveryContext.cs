using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>
/// What surrounds the people of one incident. Build it once and evaluate many people with it, also concurrently: it is immutable.
/// </summary>
public sealed record RecoveryContext(DateTimeOffset ContingencyFrom, DateTimeOffset? RestoredAt, TimeZoneInfo Zone, DateTimeOffset AsOf)
{
    public string IncidentId { get; init; } = "";

    public StaffRegister Staff { get; init; } = StaffRegister.Empty;

    public CodeMap Codes { get; init; } = CodeMap.Empty;

    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>Which version of the organisation's policy this is; 0 for the defaults, or where nobody counts versions.</summary>
    public int PolicyVersion { get; init; }

    /// <summary>Kinds of facts that were supplied. A rule whose kind is missing is not evaluated, and says so.</summary>
    public FrozenSet<FactKind> Supplied { get; init; } = FactKinds.All;

    /// <summary>Both ends belong to the window; while the systems are out it has no end.</summary>
    public bool InWindow(DateTimeOffset at) => at >= ContingencyFrom && (RestoredAt is null || at <= RestoredAt);

    /// <summary>
    /// An expected moment counts when it lies in the window. A period counts when it overlaps it, however little: part of what is due
    /// may stand on paper, and leaving it out could hide a gap.
    /// </summary>
    public bool InWindow(DateTimeOffset from, DateTimeOffset to) =>
        from >= to ? InWindow(from) : to > ContingencyFrom && (RestoredAt is null || from < RestoredAt);

    public DateTimeOffset Local(DateTimeOffset at) => LocalClock.Local(at, Zone);

    /// <summary>A local time that comes twice, because the clock goes back.</summary>
    public bool IsAmbiguous(DateTimeOffset local) => LocalClock.IsAmbiguous(local, Zone);
}

/// <summary>One kind of facts: a file of a folder, a register of the node.</summary>
public enum FactKind
{
    Staff,
    Shifts,
    ExpectedDoses,
    ExpectedRecords,
    ExpectedVisits,
    CodeMap,
    Sheets,
    PaperDoses,
    DigitalDoses,
    PaperRecords,
    DigitalRecords,
    PaperVisits,
    DigitalVisits,
    RotaChanges,
    OnCall,
    Contacts,
    Stock,
    PrintedPack,
}

public static class FactKinds
{
    public static readonly FrozenSet<FactKind> All = Enum.GetValues<FactKind>().ToFrozenSet();

    /// <summary>The file that brings this kind, as in IMPORTS.md.</summary>
    public static string Name(FactKind kind) => kind switch
    {
        FactKind.OnCall => "oncall.csv",
        _ => string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString())) + ".csv",
    };
}
