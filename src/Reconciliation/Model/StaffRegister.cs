using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>
/// Resolves what stands in a staff column (IMPORTS.md reading 4): a staff id, else initials, those of the service first. Initials that
/// two people share, without one of them at the service, resolve to nobody: guessing could hide that somebody checked their own work.
/// </summary>
public sealed class StaffRegister
{
    public static readonly StaffRegister Empty = new([], []);

    private readonly FrozenDictionary<string, StaffMember> byId;

    /// <summary>By initials, without case: null where several people share them.</summary>
    private readonly FrozenDictionary<string, StaffMember?> byInitials;

    /// <summary>The same by service. Keys of one text each: this is asked for every name in every row.</summary>
    private readonly FrozenDictionary<string, FrozenDictionary<string, StaffMember?>> byInitialsAtService;

    /// <summary>By staff, then service, in order of time.</summary>
    private readonly FrozenDictionary<string, FrozenDictionary<string, ImmutableArray<Shift>>> shifts;
    private readonly FrozenSet<string> services;

    public StaffRegister(ImmutableArray<StaffMember> staff, ImmutableArray<Shift> shifts)
    {
        byId = staff.DistinctBy(s => s.StaffId, StringComparer.Ordinal).ToFrozenDictionary(s => s.StaffId, StringComparer.Ordinal);
        byInitials = ByInitials(byId.Values);
        byInitialsAtService = byId.Values.SelectMany(s => s.Services.Distinct(StringComparer.Ordinal).Select(at => (At: at, Staff: s)))
            .GroupBy(p => p.At, p => p.Staff, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, ByInitials, StringComparer.Ordinal);
        this.shifts = shifts.GroupBy(s => s.StaffId, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, ByService, StringComparer.Ordinal);
        services = shifts.Select(s => s.ServiceId).ToFrozenSet(StringComparer.Ordinal);
        IsEmpty = byId.Count == 0;
        HasCompetencies = byId.Values.Any(s => !s.Competencies.IsEmpty);
    }

    /// <summary>Nobody is registered: people can only be told apart by what is written.</summary>
    public bool IsEmpty { get; }

    /// <summary>Somebody holds a competency; where nobody does, none were supplied.</summary>
    public bool HasCompetencies { get; }

    /// <summary>The person meant, or null when nobody or more than one is.</summary>
    public StaffMember? Resolve(string stated, string serviceId)
    {
        if (stated.Length == 0)
            return null;
        if (byId.TryGetValue(stated, out var member))
            return member;
        return byInitialsAtService.TryGetValue(serviceId, out var here) && here.TryGetValue(stated, out member) ? member : byInitials.GetValueOrDefault(stated);
    }

    /// <summary>Both texts surely mean one person: the same staff member, or where one is unknown, the same text.</summary>
    public bool Same(string one, string other, string serviceId)
    {
        if (one.Length == 0 || other.Length == 0)
            return false;
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
            return true;
        var a = Resolve(one, serviceId);
        return a is not null && string.Equals(a.StaffId, Resolve(other, serviceId)?.StaffId, StringComparison.Ordinal);
    }

    /// <summary>Both texts may mean one person: as <see cref="Same"/>, or one of them is initials that the other person shares with somebody.</summary>
    public bool MaySame(string one, string other, string serviceId)
    {
        if (one.Length == 0 || other.Length == 0)
            return false;
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
            return true;
        return MaySame(one, Resolve(one, serviceId), other, serviceId);
    }

    /// <summary>The same, for one who was resolved before.</summary>
    internal bool MaySame(string one, StaffMember? resolved, string other, string serviceId)
    {
        if (one.Length == 0 || other.Length == 0)
            return false;
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
            return true;
        var member = Resolve(other, serviceId);
        if (resolved is null || member is null)
            return HasInitials(resolved, other) || HasInitials(member, one);
        return string.Equals(resolved.StaffId, member.StaffId, StringComparison.Ordinal);
    }

    /// <summary>The service has a rota at all; without one nobody can be missing from it.</summary>
    public bool HasRota(string serviceId) => services.Contains(serviceId);

    public ImmutableArray<Shift> ShiftsOf(string staffId, string serviceId) =>
        shifts.TryGetValue(staffId, out var rota) && rota.TryGetValue(serviceId, out var found) ? found : [];

    /// <summary>The shift in which the moment lies, the latest when several do.</summary>
    public Shift? ShiftAt(string staffId, string serviceId, DateTimeOffset at)
    {
        var rota = ShiftsOf(staffId, serviceId);
        for (var i = rota.Length - 1; i >= 0; i--)
        {
            if (rota[i].Start <= at && at <= rota[i].End)
                return rota[i];
        }

        return null;
    }

    private static bool HasInitials(StaffMember? person, string stated) => person is not null && string.Equals(stated, person.Initials, StringComparison.OrdinalIgnoreCase);

    private static FrozenDictionary<string, StaffMember?> ByInitials(IEnumerable<StaffMember> staff) => staff.GroupBy(s => s.Initials, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(g => g.Key, g => g.Count() == 1 ? g.First() : null, StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, ImmutableArray<Shift>> ByService(IEnumerable<Shift> shifts) => shifts.GroupBy(s => s.ServiceId, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.OrderBy(s => s.Start).ThenBy(s => s.End).ToImmutableArray(), StringComparer.Ordinal);
}

/// <summary>What each code means on each family of charts.</summary>
public sealed class CodeMap(ImmutableArray<ChartCode> codes)
{
    public static readonly CodeMap Empty = new([]);

    private readonly FrozenDictionary<string, FrozenDictionary<string, Meaning>> families = codes.GroupBy(c => c.ChartFamily, StringComparer.Ordinal).ToFrozenDictionary(
        g => g.Key, g => g.DistinctBy(c => c.Code, StringComparer.Ordinal).ToFrozenDictionary(c => c.Code, c => c.Meaning, StringComparer.Ordinal), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Meaning?> anyFamily = codes.GroupBy(c => c.Code, StringComparer.Ordinal).ToFrozenDictionary(
        g => g.Key, g => g.Select(c => c.Meaning).Distinct().Count() == 1 ? (Meaning?)g.First().Meaning : null, StringComparer.Ordinal);

    /// <summary>
    /// Null when the code is not in the chart's key. A row that names no chart family is read only if every family agrees. Where no key
    /// applies, the words of the vocabulary themselves (given, refused, …) are understood.
    /// </summary>
    public Meaning? Read(string family, string code)
    {
        if (families.TryGetValue(family, out var key))
            return key.TryGetValue(code, out var meaning) ? meaning : null;
        if (family.Length == 0 && anyFamily.TryGetValue(code, out var agreed))
            return agreed;
        return Vocabulary.TryParse<Meaning>(code, out var word) ? word : null;
    }
}
