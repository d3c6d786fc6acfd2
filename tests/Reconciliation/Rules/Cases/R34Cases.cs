using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R34Cases
{
    private const string Alone = "double_up_with_one_worker";

    private static readonly ExpectedVisit DoubleUp = Visit("08:00", "08:30") with { WorkersRequired = 2 };

    public static readonly RuleCase[] All =
    [
        Found("one worker", [DoubleUp, PaperVisit("PV1", "08:00", "08:30")], Asks(Alone, DoubleUp, "PV1") with { Says = "needs 2 workers and paper row PV1 names A1" }),
        Found("one worker, written twice", [DoubleUp, PaperVisit("PV1", "08:00", "08:30", "V1", "AA", "A1")], Asks(Alone, DoubleUp, "PV1")),
        Found("one worker in two rows", [DoubleUp, PaperVisit("PV1", "08:00", "08:30"), PaperVisit("PV2", "08:05", "08:30")], Asks(Alone, DoubleUp, "PV1", "PV2") with { Says = "name A1" }),
        Found("nobody named", [DoubleUp, PaperVisit("PV1", "08:00", "08:30") with { Content = new VisitMade("V1") { ActualOut = At("08:30") } }], Asks(Alone, DoubleUp, "PV1") with { Says = "names none" }),
        Found("the second worker stands in the copy only", [DoubleUp, PaperVisit("PV1", "08:00", "08:30"), CopyOf(PaperVisit("PV1", "08:00", "08:30", "V1", "A1", "D1"), "DV1")], Asks(Alone, DoubleUp, "DV1", "PV1")),
        Found("a copy without its paper names one", [DoubleUp, CopyOf(PaperVisit("DV1", "08:00", "08:30"), "DV1")], Asks(Alone, DoubleUp, "DV1")),
        Found("two where three are needed", [DoubleUp with { WorkersRequired = 3 }, PaperVisit("PV1", "08:00", "08:30", "V1", "AA", "DD")], Asks(Alone, DoubleUp, "PV1") with { Says = "names A1, D1" }),
        Silent(Alone, "two workers", DoubleUp, PaperVisit("PV1", "08:00", "08:30", "V1", "AA", "DD")),
        Silent(Alone, "two workers on two sheets", DoubleUp, PaperVisit("PV1", "08:00", "08:30"), PaperVisit("PV2", "08:00", "08:30", "V1", "DD")),
        Silent(Alone, "call monitoring saw the second", DoubleUp, PaperVisit("PV1", "08:00", "08:30"), Monitored("D1")),
        Silent(Alone, "a copy without its paper names two", DoubleUp, CopyOf(PaperVisit("DV1", "08:00", "08:30", "V1", "AA", "DD"), "DV1")),
        Silent(Alone, "somebody unknown is somebody", DoubleUp, PaperVisit("PV1", "08:00", "08:30", "V1", "AA", "ZZ")),
        Silent(Alone, "one is enough", Visit("08:00", "08:30"), PaperVisit("PV1", "08:00", "08:30")),
        Silent(Alone, "nobody came: rule 35", DoubleUp),
        Silent(Alone, "before the outage", Visit("05:00", "05:30") with { WorkersRequired = 2 }, Monitored("A1") with { OccurredAt = At("05:00") }),
        Found("somebody unknown, written in capitals once", [DoubleUp, PaperVisit("PV1", "08:00", "08:30", "V1", "ZZ", "zz")], Asks(Alone, DoubleUp, "PV1") with { Says = "names ZZ" }),
        Silent(Alone, "two unknown people are two", DoubleUp, PaperVisit("PV1", "08:00", "08:30", "V1", "ZZ", "YY")),
        Silent(Alone, "one is enough, and nobody is named", Visit("08:00", "08:30"), PaperVisit("PV1", "08:00", "08:30") with { Content = new VisitMade("V1") { ActualOut = At("08:30") } }),
    ];

    private static Entry Monitored(string worker) => new("DV1", "P1", Source.Digital, At("08:00"), new VisitMade("V1") { StaffIds = [worker], Origin = "ecm" });
}
