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

    /// <summary>Null where several people share the initials (in upper case).</summary>
    private readonly FrozenDictionary<string, StaffMember?> byInitials;
    private readonly FrozenDictionary<(string Service, string Initials), StaffMember?> byInitialsAtService;
    private readonly FrozenDictionary<(string Staff, string Service), ImmutableArray<Shift>> shifts;
    private readonly FrozenSet<string> services;

    public StaffRegister(ImmutableArray<StaffMember> staff, ImmutableArray<Shift> shifts)
    {
        byId = staff.DistinctBy(s => s.StaffId, StringComparer.Ordinal).ToFrozenDictionary(s => s.StaffId, StringComparer.Ordinal);
        byInitials = byId.Values.GroupBy(s => s.Initials.ToUpperInvariant(), StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Count() == 1 ? g.First() : null, StringComparer.Ordinal);
        byInitialsAtService = byId.Values.SelectMany(s => s.Services.Distinct(StringComparer.Ordinal).Select(at => (Key: (at, s.Initials.ToUpperInvariant()), Staff: s)))
            .GroupBy(p => p.Key, p => p.Staff).ToFrozenDictionary(g => g.Key, g => g.Count() == 1 ? g.First() : null);
        this.shifts = shifts.GroupBy(s => (s.StaffId, s.ServiceId))
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(s => s.Start).ThenBy(s => s.End).ToImmutableArray());
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
        var initials = stated.ToUpperInvariant();
        return byInitialsAtService.TryGetValue((serviceId, initials), out member) ? member : byInitials.GetValueOrDefault(initials);
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
    public bool MaySame(string one, string other, string serviceId) => one.Length > 0 && other.Length > 0
        && (Same(one, other, serviceId) || MayBe(one, Resolve(other, serviceId), serviceId) || MayBe(other, Resolve(one, serviceId), serviceId));

    /// <summary>The service has a rota at all; without one nobody can be missing from it.</summary>
    public bool HasRota(string serviceId) => services.Contains(serviceId);

    public ImmutableArray<Shift> ShiftsOf(string staffId, string serviceId) =>
        shifts.TryGetValue((staffId, serviceId), out var found) ? found : [];

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

    private bool MayBe(string unresolved, StaffMember? person, string serviceId) =>
        person is not null && string.Equals(unresolved, person.Initials, StringComparison.OrdinalIgnoreCase) && Resolve(unresolved, serviceId) is null;
}

/// <summary>What each code means on each family of charts.</summary>
public sealed class CodeMap(ImmutableArray<ChartCode> codes)
{
    public static readonly CodeMap Empty = new([]);

    private readonly FrozenDictionary<(string Family, string Code), Meaning> meanings =
        codes.DistinctBy(c => (c.ChartFamily, c.Code)).ToFrozenDictionary(c => (c.ChartFamily, c.Code), c => c.Meaning);

    private readonly FrozenSet<string> families = codes.Select(c => c.ChartFamily).ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Meaning?> anyFamily = codes.GroupBy(c => c.Code, StringComparer.Ordinal).ToFrozenDictionary(
        g => g.Key, g => g.Select(c => c.Meaning).Distinct().Count() == 1 ? (Meaning?)g.First().Meaning : null, StringComparer.Ordinal);

    /// <summary>
    /// Null when the code is not in the chart's key. A row that names no chart family is read only if every family agrees. Where no key
    /// applies, the words of the vocabulary themselves (given, refused, …) are understood.
    /// </summary>
    public Meaning? Read(string family, string code)
    {
        if (meanings.TryGetValue((family, code), out var meaning))
            return meaning;
        if (families.Contains(family))
            return null;
        if (family.Length == 0 && anyFamily.TryGetValue(code, out var agreed))
            return agreed;
        return Vocabulary.TryParse<Meaning>(code, out var word) ? word : null;
    }
}
