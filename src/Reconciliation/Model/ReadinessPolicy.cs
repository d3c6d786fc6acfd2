namespace Reinstate.Reconciliation.Model;

/// <summary>What policy values about readiness may be.</summary>
internal static class ReadinessPolicy
{
    /// <summary>Null when valid, else one sentence that names the key.</summary>
    public static string? ProblemOf(Policy policy) =>
        policy.ExerciseEveryMonths is < 1 or > 60 ? "Policy key 'exercise_every_months' must be between 1 and 60."
        : policy.ExerciseMetPercent > 100 ? "Policy key 'exercise_met_percent' must be between 0 and 100."
        : policy.ReadinessSoonDays > 366 ? "Policy key 'readiness_soon_days' must be between 0 and 366."
        : policy.PrintedPackDays is < 1 or > 366 ? "Policy key 'printed_pack_days' must be between 1 and 366."
        : policy.PrintedPackSoonDays >= policy.PrintedPackDays ? "Policy key 'printed_pack_soon_days' must be less than 'printed_pack_days'."
        : policy.TrainedStaffLeast < 1 ? "Policy key 'trained_staff_least' must be at least 1."
        : null;
}
