using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Rules;

/// <summary>A rule of DOMAIN.md section 7 that needs what only the log of a node knows. Code: of its findings; empty where none are made.</summary>
public sealed record LogRule(int Number, string Title, string Needs, string Code)
{
    public static ImmutableArray<LogRule> All { get; } =
    [
        new(8, "Expected set changed after the freeze", "the amendments that were recorded after the freeze", "expected_set_changed_after_freeze"),
        new(12, "Same idempotency key, different payload", "the keys of all commands", "idempotency_key_reused"),
        new(13, "Two unsynced devices on one unit", "what each device last sent", ""),
        new(41, "Step overdue", "the steps of the recovery run with their limits", "step_overdue"),
        new(42, "Sign-off attempted with an open P1", "refused sign-offs", "sign_off_attempted_with_open_p1"),
        new(43, "Edit after sign-off", "the position of the sign-off and of every later change", "edited_after_sign_off"),
        new(46, "Notification decision missing near 72 h", "the decisions on notification and their clocks", "notification_decision_missing"),
        new(47, "Backlog growing faster than it clears", "how many items were open, hour by hour", ""),
        new(48, "Same gap recurring across incidents", "former incidents", "gap_recurs"),
    ];
}
