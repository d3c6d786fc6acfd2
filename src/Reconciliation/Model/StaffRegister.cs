using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>
/// Resolves what stands in a staff column (IMPORTS.md reading 4): a staff id, else initials, those of the service first. Initials that
/// two people share, without one of them at the service, resolve to nobody: guessing could hide that somebody checked their own work.
/// </summary>
public sealed class StaffRegister
{
    public static readonly StaffRegister Empty = new([], []);

    [ThreadStatic]
    private static (StaffRegister? Register, string? ServiceId, ServiceStaff? Staff) last;

    private readonly Dictionary<string, StaffMember> byId = new(StringComparer.Ordinal);
    private readonly Lazy<InitialsOf> byInitials;

    /// <summary>What each service needs of the register, put together when it is first asked for: of a nation's register a row concerns one house.</summary>
    private readonly Dictionary<string, Lazy<ServiceStaff>> services = new(StringComparer.Ordinal);

    public StaffRegister(ImmutableArray<StaffMember> staff, ImmutableArray<Shift> shifts)
    {
        foreach (var member in staff)
            byId.TryAdd(member.StaffId, member);
        byInitials = new(() => new(byId.Values));
        var members = new Dictionary<string, List<StaffMember>>(StringComparer.Ordinal);
        foreach (var member in byId.Values)
        {
            HasCompetencies |= !member.Competencies.IsEmpty;
            foreach (var at in member.Services)
                ListAt(members, at).Add(member);
        }

        var rotas = new Dictionary<string, List<Shift>>(StringComparer.Ordinal);
        foreach (var shift in shifts)
            ListAt(rotas, shift.ServiceId).Add(shift);
        foreach (var service in members.Keys.Union(rotas.Keys, StringComparer.Ordinal))
        {
            var (here, rota) = (members.GetValueOrDefault(service) ?? [], rotas.GetValueOrDefault(service) ?? []);
            services[service] = new(() => new(here, rota, byId));
        }

        IsEmpty = byId.Count == 0;
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
        var here = At(serviceId);
        if (here is not null && here.Known.TryGetValue(stated, out var member))
            return member;
        if (byId.TryGetValue(stated, out member))
            return member;
        return here is not null && here.ByInitials.TryFind(stated, out member) ? member : byInitials.Value.TryFind(stated, out member) ? member : null;
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
    public bool HasRota(string serviceId) => At(serviceId) is { Rota.Count: > 0 };

    /// <summary>In order of time.</summary>
    public ImmutableArray<Shift> ShiftsOf(string staffId, string serviceId) =>
        At(serviceId) is { } here && here.Rota.TryGetValue(staffId, out var found) ? found : [];

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

    /// <summary>Rows of one service follow each other, so each thread remembers where it was asked last.</summary>
    private ServiceStaff? At(string serviceId)
    {
        if (ReferenceEquals(last.Register, this) && ReferenceEquals(last.ServiceId, serviceId))
            return last.Staff;
        var staff = services.TryGetValue(serviceId, out var here) ? here.Value : null;
        last = (this, serviceId, staff);
        return staff;
    }

    private static List<T> ListAt<T>(Dictionary<string, List<T>> lists, string service)
    {
        if (!lists.TryGetValue(service, out var list))
            lists[service] = list = [];
        return list;
    }
}
