using System.Collections.Immutable;
using Reinstate.Facts.V1;
using Reinstate.Grains.Organisations.Retention;

namespace Reinstate.Grains.Organisations;

/// <summary>The directory of a registered provider: services, people, staff, code maps, policy.</summary>
public sealed record OrganisationState(string Name)
{
    /// <summary>Before registration.</summary>
    public static readonly OrganisationState None = new("");

    public bool Registered => Name.Length > 0;

    public ImmutableSortedDictionary<string, ServiceLocation> Services { get; init; } = ImmutableSortedDictionary.Create<string, ServiceLocation>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, PersonSupported> People { get; init; } = ImmutableSortedDictionary.Create<string, PersonSupported>(StringComparer.Ordinal);

    /// <summary>Ids of those whose records were erased.</summary>
    public ImmutableSortedSet<string> Erased { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>By person, every version of what is known of the end of their care, oldest first.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<EndOfCare>> EndsOfCare { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableList<EndOfCare>>(StringComparer.Ordinal);

    /// <summary>By id, also those that were lifted; without words those of a person who was erased.</summary>
    public ImmutableSortedDictionary<string, HoldState> Holds { get; init; } = ImmutableSortedDictionary.Create<string, HoldState>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, StaffMember> Staff { get; init; } = ImmutableSortedDictionary.Create<string, StaffMember>(StringComparer.Ordinal);

    public ImmutableHashSet<Shift> Shifts { get; init; } = [];

    /// <summary>By chart family and code.</summary>
    public ImmutableDictionary<(string Family, string Code), ChartCode> Codes { get; init; } = ImmutableDictionary<(string, string), ChartCode>.Empty;

    /// <summary>Suppliers' systems in use, as registered.</summary>
    public ImmutableArray<SystemInUse> Systems { get; init; } = [];

    /// <summary>0 while the defaults of DOMAIN.md hold.</summary>
    public long PolicyVersion { get; init; }

    /// <summary>Empty while the defaults hold.</summary>
    public string PolicyJson { get; init; } = "";

    /// <summary>Every version that was ever set, oldest first.</summary>
    public ImmutableList<PolicyThen> Policies { get; init; } = [];
}

/// <summary>A version of the policy: as it was set, by whom, in which role, when and why (empty in versions of before reasons were asked for).</summary>
public sealed record PolicyThen(long Version, string Json, string By, string Role, DateTimeOffset At, string Reason);
