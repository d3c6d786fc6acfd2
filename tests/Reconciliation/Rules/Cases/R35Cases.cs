using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R35Cases
{
    private const string Unsure = "time_critical_visit_without_welfare_contact";

    private static readonly ExpectedVisit Call = Visit("08:00", "09:00") with { TimeCritical = true };
    private static readonly ExpectedVisit Short = Visit("08:00", "08:20") with { TimeCritical = true };

    public static readonly RuleCase[] All =
    [
        Found("a minute too late", [Call, Came("08:31")], Asks(Unsure, Call, "PV1") with { Says = "is time-critical, began 31 min late, at 08:31 on 10 Mar 2026 (paper row PV1), and no welfare contact is recorded" }),
        Found("later than half of a short visit", [Short, Came("08:11")], Asks(Unsure, Short, "PV1")),
        Found("nobody came", [Call], Asks(Unsure, Call) with { Says = "has no row that anybody came" }),
        Found("over at this moment", [Call], Asks(Unsure, Call)) with { Context = Context with { AsOf = At("09:00") } },
        Found("a visit of no length has the usual tolerance", [Visit("08:00", "08:00") with { TimeCritical = true }, Came("08:31")], Asks(Unsure, Visit("08:00", "08:00"), "PV1")),
        Silent(Unsure, "half an hour late", Call, Came("08:30")),
        Silent(Unsure, "half of a short visit late", Short, Came("08:10")),
        Silent(Unsure, "a visit of no length, half an hour late", Visit("08:00", "08:00") with { TimeCritical = true }, Came("08:30")),
        Silent(Unsure, "the other worker came in time", Call, Came("08:31"), PaperVisit("PV2", "08:05", "09:00", "V1", "BB")),
        Silent(Unsure, "welfare was confirmed", Call, Came("08:31") is var late ? late with { Content = (VisitMade)late.Content with { WelfareConfirmedAt = At("08:35") } } : late),
        Silent(Unsure, "not time-critical", Visit("08:00", "09:00"), Came("10:00")),
        Silent(Unsure, "the visit may still begin", Call) with { Context = Context with { AsOf = At("08:59") } },
        Silent(Unsure, "the systems are still out", Call) with { Context = Context with { RestoredAt = null } },
        Silent(Unsure, "before the outage", Visit("05:00", "06:00") with { TimeCritical = true }),
        Silent(Unsure, "cancelled by the family, says an exception", Call, new ItemException("visit:V1", ExceptionKind.NotApplicable, "cancelled", "A1", At("18:00"))),
        Found("an exception does not explain a late arrival", [Call, Came("08:31"), new ItemException("visit:V1", ExceptionKind.NotApplicable, "cancelled", "A1", At("18:00"))], Asks(Unsure, Call, "PV1")),
        Found("the organisation's own tolerance", [Call, Came("08:11")], Asks(Unsure, Call, "PV1")) with { Context = Context with { Policy = Context.Policy with { VisitLateMinutes = 10 } } },
    ];

    private static Entry Came(string at) => PaperVisit("PV1", at, "10:30");
}
