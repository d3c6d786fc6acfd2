using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R27Cases
{
    private const string Outside = "outside_window_not_late";

    public static readonly RuleCase[] All =
    [
        Found("a minute before the outage", [Paper("06:59")], Asks(Outside, "entry:PR1", "PR1") with { Says = "happened at 06:59 on 10 Mar 2026, outside the outage (07:00 to 17:00 on 10 Mar 2026), and is not marked as a late entry" }),
        Found("a minute after the outage", [Paper("17:01")], Asks(Outside, "entry:PR1", "PR1")),
        Found("a dose", [PaperDose("PD1", "06:30")], Asks(Outside, "entry:PD1", "PD1")),
        Found("before an outage that is not over", [Paper("06:59")], Asks(Outside, "entry:PR1", "PR1") with { Says = "(since 07:00 on 10 Mar 2026)" }) with { Context = Context with { RestoredAt = null } },
        Found("a time known by its shift, too long before", [Paper("2026-03-09T22:59+00:00") with { Precision = Precision.Shift }], Asks(Outside, "entry:PR1", "PR1")),
        Found("a time known by its shift, after the outage", [Paper("17:01") with { Precision = Precision.Shift }], Asks(Outside, "entry:PR1", "PR1")),
        Found("a rough time", [Paper("06:50") with { Precision = Precision.Approximate }], Asks(Outside, "entry:PR1", "PR1")),
        Silent(Outside, "as the outage began", Paper("07:00")),
        Silent(Outside, "as the outage ended", Paper("17:00")),
        Silent(Outside, "marked as late", Paper("06:59") with { LateEntry = true }),
        Silent(Outside, "the systems are still out", Paper("17:01")) with { Context = Context with { RestoredAt = null } },
        Silent(Outside, "in the system", DigitalRecord("DR1", "06:59")),
        Silent(Outside, "a visit has no such mark", PaperVisit("PV1", "06:30", "06:50")),
        Silent(Outside, "a time known by its shift, which may reach into the outage", Paper("2026-03-09T23:00+00:00") with { Precision = Precision.Shift }),
        Found("its copy in the system is no paper", [Paper("06:59"), CopyOf(Paper("06:59"), "DR1")], Asks(Outside, "entry:PR1", "PR1")),
    ];

    private static Entry Paper(string at) => PaperRecord("PR1", at);
}
