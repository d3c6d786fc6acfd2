using Reinstate.Facts.V1;

namespace Reinstate.Grains.Readiness;

/// <summary>Whether the initials register of a service tells everybody apart, so that paper says who signed (rule 30).</summary>
internal static class InitialsReadiness
{
    public static Checked Of(IReadOnlyCollection<StaffMember> staff)
    {
        if (staff.Count == 0)
            return new("initials", ReadyState.Unknown, "No member of staff is registered here.");
        var without = staff.Where(one => string.IsNullOrWhiteSpace(one.Initials)).Select(one => one.StaffId).ToList();
        var shared = staff.Where(one => !string.IsNullOrWhiteSpace(one.Initials)).GroupBy(one => one.Initials.Trim(), StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase).ToList();
        if (without.Count == 0 && shared.Count == 0)
            return new("initials", ReadyState.Ready, $"Each of {staff.Count} at work here has initials that are nobody else's.");
        string[] parts = [.. without.Count > 0 ? [$"{without.Count} have none"] : Array.Empty<string>(), .. shared.Select(group => $"{group.Key} is {group.Count()} people")];
        return new("initials", ReadyState.NotReady, $"Initials of {staff.Count} at work here: {string.Join(", ", parts)}.") { Staff = without.Concat(shared.SelectMany(group => group).Select(one => one.StaffId)) };
    }
}
