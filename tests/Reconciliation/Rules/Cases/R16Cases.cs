using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R16Cases
{
    private const string Outside = "time_critical_outside_window";

    private static readonly ExpectedDose Due = Dose("08:00") with { TimeCritical = true };

    public static readonly RuleCase[] All =
    [
        Found("a minute too late", [Due, Taken("08:31")], Tells(Outside, Due, "PD1") with { Says = "was given 31 min late, at 08:31 on 10 Mar 2026 (paper row PD1 on sheet SH1); its window is 30 min either side" }),
        Found("a minute too early", [Due, Taken("07:29")], Tells(Outside, Due, "PD1") with { Says = "31 min early" }),
        Silent(Outside, "exactly late", Due, Taken("08:30")),
        Silent(Outside, "exactly early", Due, Taken("07:30")),
        Found("a stated window", [Due with { WindowMinutes = 15 }, Taken("08:16")], Tells(Outside, Due, "PD1")),
        Silent(Outside, "a wider stated window", Due with { WindowMinutes = 45 }, Taken("08:45")),
        Silent(Outside, "refused", Due, Taken("09:00").With(d => d with { Code = "refused" })),
        Silent(Outside, "not time-critical", Dose("08:00"), Taken("09:30")),
        Silent(Outside, "nobody knows", Due),
        Silent(Outside, "before the outage, in the system", Dose("05:00") with { TimeCritical = true }, DigitalDose("DD1", "06:00", due: "05:00")),
        Found("a paper row and its copy", [Due, Taken("09:00"), CopyOf(Taken("09:00"), "DD1")], Tells(Outside, Due, "DD1", "PD1")),
        Found("the organisation's own window", [Due, Taken("08:11")], Tells(Outside, Due, "PD1")) with { Context = Context with { Policy = Context.Policy with { TimeCriticalWindowMinutes = 10 } } },
    ];

    private static Entry Taken(string at) => PaperDose("PD1", at, due: "08:00");
}
