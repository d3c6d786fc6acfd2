namespace Reinstate.Reconciliation.Model;

/// <summary>What policy values about audit, notifications and learning may be.</summary>
internal static class AssurancePolicy
{
    /// <summary>Null when valid, else one sentence that names the key.</summary>
    public static string? ProblemOf(Policy policy) =>
        policy.AuditConfidencePercent is < 50 or > 99 ? "Policy key 'audit_confidence_percent' must be between 50 and 99."
        : policy.AuditDefectsUnderPercent is < 1 or > 50 ? "Policy key 'audit_defects_under_percent' must be between 1 and 50."
        : policy.SupplierSignal is < 0 or > 1 ? "Policy key 'supplier_signal' must be 0 (takes no part) or 1."
        : policy.SupplierSignalLeast < Policy.FewestToSignal ? $"Policy key 'supplier_signal_least' must be at least {Policy.FewestToSignal}: of fewer, it could be guessed who they are."
        : Share("audit_people_percent", policy.AuditPeoplePercent) ?? Share("audit_p1_percent", policy.AuditP1Percent) ?? Share("audit_p2_percent", policy.AuditP2Percent)
            ?? Share("audit_p3_percent", policy.AuditP3Percent)
            ?? Words("audit_always", policy.AuditAlways, AuditClasses.All)
            ?? Words("restoration_order", policy.RestorationOrder, Policy.Default.RestorationOrder)
            ?? Words("learning_requires", policy.LearningRequires, LearningNeeds.All)
            ?? Clocks(policy.NotificationClocks);

    private static string? Share(string key, int percent) => percent > 100 ? $"Policy key '{key}' must be between 0 and 100." : null;

    private static string? Words(string key, IEnumerable<string> stated, IReadOnlyCollection<string> known) =>
        stated.FirstOrDefault(word => !known.Contains(word, StringComparer.Ordinal)) is { } unknown
            ? $"Policy key '{key}' has '{unknown}', which is none of {string.Join(", ", known)}." : null;

    private static string? Clocks(IReadOnlyCollection<string> clocks)
    {
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clock in clocks)
        {
            if (!ClockLimit.TryRead(clock, out var body, out _))
                return $"Policy key 'notification_clocks' has '{clock}', which is no \"body: amount hours\" or \"body: amount working_days\" with a body of {string.Join(", ", NotificationBodies.All)}.";
            if (!bodies.Add(body))
                return $"Policy key 'notification_clocks' has {body} twice.";
        }

        return null;
    }
}
