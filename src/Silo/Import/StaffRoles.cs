using System.Collections.Frozen;

namespace Reinstate.Silo.Import;

/// <summary>Job titles as files write them, as roles of DOMAIN.md section 2. A title that is not known stays as it is, in snake case, and gives no duties.</summary>
internal static class StaffRoles
{
    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["manager"] = "registered_manager",
        ["service_manager"] = "registered_manager",
        ["home_manager"] = "registered_manager",
        ["support_worker"] = "care_worker",
        ["night_support_worker"] = "care_worker",
        ["relief_support_worker"] = "care_worker",
        ["relief_care_worker"] = "care_worker",
        ["night_care_worker"] = "care_worker",
        ["senior_support_worker"] = "senior_carer",
        ["senior_care_worker"] = "senior_carer",
        ["field_care_supervisor"] = "senior_carer",
        ["coordinator"] = "care_coordinator",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string title)
    {
        var snake = string.Join('_', title.ToLowerInvariant().Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return Titles.GetValueOrDefault(snake, snake);
    }
}
