using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R37Cases
{
    private const string Missing = "on_call_decision_not_in_rota";

    private static readonly OnCallDecision Decision = new("OC1", "S1", At("08:00"), "A1", "Move the call") { VisitId = "V1" };

    public static readonly RuleCase[] All =
    [
        Found("the rota has no change", [Decision], Asks(Missing, "visit:V1", "OC1") with { Says = "On-call decision OC1 of 08:00 on 10 Mar 2026 concerns visit V1, and the rota has no change of that visit for it" }),
        Found("the rota was changed before, not on call", [Decision, new RotaChange("RC1", "V1", At("07:59"))], Asks(Missing, "visit:V1", "OC1")),
        Found("another visit was changed", [Decision, new RotaChange("RC1", "V2", At("08:10"))], Asks(Missing, "visit:V1", "OC1")),
        Silent(Missing, "changed at that moment", Decision, new RotaChange("RC1", "V1", At("08:00"))),
        Silent(Missing, "changed before and marked as decided on call", Decision, new RotaChange("RC1", "V1", At("07:50")) { DecidedOnCall = true }),
        Silent(Missing, "the decision is about no visit", Decision with { VisitId = "" }),
        Found("a visit of one letter", [Decision with { VisitId = "V" }], Asks(Missing, "visit:V", "OC1")),
    ];
}
