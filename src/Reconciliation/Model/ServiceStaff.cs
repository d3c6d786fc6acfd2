using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>Initials and who has them, without case; null where several people share them.</summary>
internal sealed class InitialsOf
{
    private readonly Dictionary<string, StaffMember?> members = new(StringComparer.OrdinalIgnoreCase);

    public InitialsOf(IEnumerable<StaffMember> staff)
    {
        foreach (var member in staff)
        {
            if (!members.TryAdd(member.Initials, member))
                members[member.Initials] = null;
        }
    }

    public bool TryFind(string initials, out StaffMember? member) => members.TryGetValue(initials, out member);
}

/// <summary>The staff and the rota of one service.</summary>
internal sealed class ServiceStaff
{
    /// <summary>here: the members of this service. everybody: the whole register by id; an id is always an id, also where it is another one's initials.</summary>
    public ServiceStaff(List<StaffMember> here, List<Shift> rota, Dictionary<string, StaffMember> everybody)
    {
        List<StaffMember> members = [.. here.Distinct()];
        ByInitials = new(members);
        foreach (var member in members)
        {
            Known[member.StaffId] = member;
            if (member.Initials.Length > 0 && !everybody.ContainsKey(member.Initials) && ByInitials.TryFind(member.Initials, out var one))
                Known[member.Initials] = one;
        }

        Rota = rota.GroupBy(s => s.StaffId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(s => s.Start).ThenBy(s => s.End).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>What stands in nearly every staff column of the service: its members' ids, and their initials as the register writes them.</summary>
    public Dictionary<string, StaffMember?> Known { get; } = new(StringComparer.Ordinal);

    public InitialsOf ByInitials { get; }

    /// <summary>By staff id, each in order of time.</summary>
    public Dictionary<string, ImmutableArray<Shift>> Rota { get; }
}
