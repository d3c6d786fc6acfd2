using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R36Cases
{
    private const string Backwards = "visit_ends_before_it_begins";
    private const string Differ = "visit_accounts_differ";
    private const string Twice = "visit_recorded_twice";
    private const string Overlap = "visits_overlap";
    private const string Short = "visit_too_short";
    private const string Long = "visit_too_long";

    private static readonly ExpectedVisit Morning = Visit("08:00", "08:30");
    private static readonly ExpectedVisit Noon = Visit("12:00", "12:30", "V2");
    private static readonly Entry Paper = PaperVisit("PV1", "08:00", "08:30");

    public static readonly RuleCase[] All =
    [
        Found("out before in", [Morning, PaperVisit("PV1", "08:30", "08:00")], Asks(Backwards, Morning, "PV1") with { Says = "says in at 08:30 on 10 Mar 2026 and out at 08:00" }),
        Silent(Backwards, "no time out", Morning, PaperVisit("PV1", "08:00")),
        Silent(Backwards, "over midnight", Visit("16:30", "2026-03-11T00:30+00:00"), PaperVisit("PV1", "16:30", "2026-03-11T00:30+00:00")),

        Found("call monitoring saw the worker sixteen minutes later", [Morning, Paper, Monitored("DV1", "08:16", "08:46")], Asks(Differ, Morning, "DV1", "PV1")),
        Found("the copy names another worker", [Morning, Paper, CopyOf(PaperVisit("DV1", "08:00", "08:30", "V1", "BB"), "DV1")], Asks(Differ, Morning, "DV1", "PV1") with { Says = "A1 against B1" }),
        Silent(Differ, "call monitoring saw the worker a quarter of an hour later", Morning, Paper, Monitored("DV1", "08:15", "08:45")),
        Silent(Differ, "call monitoring saw the other worker of a double-up", Morning, Paper, Monitored("DV1", "08:00", "08:30", "V1", "B1")),
        Silent(Differ, "the copy has the id where the sheet has initials", Morning, Paper, CopyOf(PaperVisit("DV1", "08:00", "08:30", "V1", "A1"), "DV1")),

        Found("two sheets of one worker", [Morning, Paper, PaperVisit("PV2", "08:05", "08:30")], Asks(Twice, Morning, "PV1", "PV2")),
        Silent(Twice, "two sheets of the two workers of a double-up", Morning with { WorkersRequired = 2 }, Paper, PaperVisit("PV2", "08:05", "08:30", "V1", "BB")),
        Silent(Twice, "a sheet and its copy", Morning, Paper, CopyOf(Paper, "DV1")),

        Found("one worker in two visits of one person at once", [Morning, Noon, PaperVisit("PV1", "08:00", "09:00"), PaperVisit("PV2", "08:59", "09:29", "V2")],
            Asks(Overlap, Noon, "PV1", "PV2") with { Says = "lasted from 08:00 to 09:00 on 10 Mar 2026 (paper row PV1) and visit V2" }),
        Found("another worker's visit inside, though it was planned for another time", [Morning, Noon, PaperVisit("PV1", "08:00", "09:00"), PaperVisit("PV2", "08:15", "08:45", "V2", "BB")],
            Asks(Overlap, Noon, "PV1", "PV2")),
        Found("two visits with the same times", [Morning, Noon, Paper, PaperVisit("PV2", "08:00", "08:30", "V2", "BB")], Asks(Overlap, Noon, "PV1", "PV2")),
        Found("the other one lies before the outage", [Visit("06:00", "06:30"), Morning, Monitored("DV1", "06:30", "07:20"), PaperVisit("PV2", "07:10", "07:40", "V2"), Visit("07:00", "07:30", "V2")],
            Asks(Overlap, Visit("07:00", "07:30", "V2"), "DV1", "PV2")),
        Found("a sheet, its copy, and a visit within", [Morning, Noon, PaperVisit("PV1", "08:00", "09:00"), CopyOf(PaperVisit("PV1", "08:00", "09:00"), "DV1"), PaperVisit("PV2", "08:30", "08:45", "V2")],
            Asks(Overlap, Noon, "DV1", "PV1", "PV2")),
        Found("a visit that nobody planned, by the same worker", [Morning, Paper, PaperVisit("PV9", "08:10", "08:40", "V9")], Asks(Overlap, "entry:PV9", "PV1", "PV9")),
        Silent(Overlap, "one ends when the next begins", Morning, Noon, Paper, PaperVisit("PV2", "08:30", "09:00", "V2")),
        Found("another worker came before the first had left, hours before the plan", [Morning, Noon, PaperVisit("PV1", "08:00", "09:00"), PaperVisit("PV2", "08:40", "09:10", "V2", "BB")],
            Asks(Overlap, Noon, "PV1", "PV2")),
        Found("another worker came six minutes before the first had left, and before the plan", [Morning, Visit("08:45", "09:15", "V2"), PaperVisit("PV1", "08:05", "08:35"), PaperVisit("PV2", "08:29", "09:00", "V2", "BB")],
            Asks(Overlap, Visit("08:45", "09:15", "V2"), "PV1", "PV2")),
        Silent(Overlap, "another worker came five minutes before the first had left, and before the plan", Morning, Visit("08:45", "09:15", "V2"), PaperVisit("PV1", "08:05", "08:35"), PaperVisit("PV2", "08:30", "09:00", "V2", "BB")),
        Found("inside a visit that was planned until it begins", [Morning, Visit("08:30", "08:45", "V2"), PaperVisit("PV1", "08:10", "09:00"), PaperVisit("PV2", "08:30", "08:45", "V2", "BB")],
            Asks(Overlap, Visit("08:30", "08:45", "V2"), "PV1", "PV2")),
        Silent(Overlap, "the next worker came on time, half an hour after the plan of the first, who was late", Morning, Visit("09:00", "09:30", "V2"), PaperVisit("PV1", "08:35", "09:05"), PaperVisit("PV2", "09:00", "09:30", "V2", "BB")),
        Silent(Overlap, "the plan lets them overlap", Morning, Visit("08:15", "08:45", "V2"), Paper, PaperVisit("PV2", "08:15", "08:30", "V2")),
        Silent(Overlap, "a visit that nobody planned, by another worker", Morning, Paper, PaperVisit("PV9", "08:10", "08:20", "V9", "BB")),
        Silent(Overlap, "one of them has no time out", Morning, Noon, PaperVisit("PV1", "08:00"), PaperVisit("PV2", "08:15", "08:45", "V2")),
        Silent(Overlap, "one of the times is approximate", Morning, Noon, PaperVisit("PV1", "08:00", "09:00") with { Precision = Precision.Approximate }, PaperVisit("PV2", "08:50", "09:20", "V2")),
        Silent(Overlap, "the two workers of one double-up", Morning with { WorkersRequired = 2 }, Paper, PaperVisit("PV2", "08:00", "08:30", "V1", "BB")),
        Silent(Overlap, "both before the outage", Visit("05:00", "05:30"), Visit("06:00", "06:30", "V2"), Monitored("DV1", "05:00", "06:00"), Monitored("DV2", "05:30", "06:00", "V2")),
        Silent(Overlap, "two people: a worker in two homes is rule 29", Morning, Noon with { PersonId = "P2" }, Paper, PaperVisit("PV2", "08:15", "08:45", "V2") with { PersonId = "P2" }),

        Found("four minutes of half an hour", [Morning, PaperVisit("PV1", "08:00", "08:04")], Asks(Short, Morning, "PV1") with { Says = "lasted 4 min" }),
        Found("in and out in one minute", [Morning, PaperVisit("PV1", "08:00", "08:00")], Asks(Short, Morning, "PV1") with { Says = "lasted 0 min" }),
        Found("short on the sheet and in its copy", [Morning, PaperVisit("PV1", "08:00", "08:04"), CopyOf(PaperVisit("PV1", "08:00", "08:04"), "DV1")], Asks(Short, Morning, "DV1", "PV1")),
        Found("short by a visit that nobody planned", [PaperVisit("PV1", "08:00", "08:04")], Asks(Short, "entry:PV1", "PV1")),
        Silent(Short, "five minutes", Morning, PaperVisit("PV1", "08:00", "08:05")),
        Silent(Short, "half of a visit planned for eight minutes", Visit("08:00", "08:08"), PaperVisit("PV1", "08:00", "08:04")),
        Silent(Short, "the second worker of a double-up only helped to lift", Morning with { WorkersRequired = 2 }, Paper, PaperVisit("PV2", "08:10", "08:13", "V1", "BB")),
        Silent(Short, "the person was away", Given.Person with { LeaveFrom = At("07:00"), LeaveTo = At("12:00") }, Morning, PaperVisit("PV1", "08:00", "08:04")),
        Silent(Short, "another account has no time out", Morning, PaperVisit("PV1", "08:00", "08:04"), Monitored("DV1", "08:00", null)),
        Silent(Short, "before the outage", Visit("06:00", "06:30"), Monitored("DV1", "06:00", "06:02")),
        Found("more than four times the plan", [Morning, PaperVisit("PV1", "08:00", "10:01")], Asks(Long, Morning, "PV1") with { Says = "was planned for 30 min and lasted 2 h 1 min" }),
        Found("by call monitoring beside a sheet of the right length", [Morning, Paper, Monitored("DV1", "08:00", "12:00")], Asks(Long, Morning, "DV1")),
        Silent(Long, "four times the plan", Morning, PaperVisit("PV1", "08:00", "10:00")),
        Silent(Long, "no plan", PaperVisit("PV1", "08:00", "16:00")),
        Silent(Long, "as long as planned, and that is long", Visit("08:00", "16:00"), PaperVisit("PV1", "08:00", "16:30")),
        Silent(Long, "hours long, before the outage", Visit("01:00", "01:30"), Monitored("DV1", "01:00", "06:00")),
        Found("a longer share by policy", [Morning, PaperVisit("PV1", "08:00", "09:01")], Asks(Long, Morning, "PV1")) with
        {
            Context = Context with { Policy = Policy.Default with { VisitLongestPercent = 200 } },
        },
        Silent(Backwards, "before the outage", Visit("05:00", "05:30"), Monitored("DV1", "05:30", "05:00")),
        Silent(Differ, "a record and its copy", PaperRecord("PR1", "09:00") with { Line = 1 }, CopyOf(PaperRecord("PR1", "09:20") with { Line = 1 }, "DR1")),
        Silent(Differ, "a dose and its copy", Dose("08:00"), PaperDose("PD1", "08:00") with { Line = 1 }, CopyOf(PaperDose("PD1", "08:20") with { Line = 1 }, "DD1")),
        Silent(Differ, "the sheet names nobody", Morning, Staffed("PV1"), CopyOf(Paper, "DV1")),
        Silent(Differ, "the copy names nobody", Morning, Paper, CopyOf(Staffed("PV1"), "DV1")),
        Silent(Differ, "two workers in another order, one of them by initials", Morning, Staffed("PV1", "AA", "D1"), CopyOf(Staffed("PV1", "DD", "A1"), "DV1")),
        Silent(Differ, "two workers, one of whom nobody knows, written in capitals once", Morning, Staffed("PV1", "AA", "ZZ"), CopyOf(Staffed("PV1", "zz", "A1"), "DV1")),
        Found("the copy names another worker, and nobody knows either", [Morning, Staffed("PV1", "ZZ"), CopyOf(Staffed("PV1", "YY"), "DV1")], Asks(Differ, Morning, "DV1", "PV1") with { Says = "ZZ against YY" }),
        Silent(Differ, "the copy has the id in capitals", Morning, Staffed("PV1", "w7"), CopyOf(Staffed("PV1", "W7"), "DV1")) with { Context = Context with { Staff = new([.. Staff, Staff[0] with { StaffId = "w7", Initials = "WW" }], []) } },
        Found("two sheets that name the same two workers", [Morning with { WorkersRequired = 2 }, Staffed("PV1", "AA", "BB"), Staffed("PV2", "AA", "BB")], Asks(Twice, Morning, "PV1", "PV2") with { Says = "for the same worker: paper row PV1 and paper row PV2." }),
        Found("two sheets of a visit that nobody planned, by one worker", [PaperVisit("PV8", "08:00", "08:30", "V9"), PaperVisit("PV9", "08:10", "08:40", "V9"), Noon, PaperVisit("PV2", "12:00", "12:30", "V2")], Asks(Twice, "entry:PV8", "PV8", "PV9")),
        Found("an earlier visit that nobody planned, by the same worker", [Visit("08:30", "09:00"), PaperVisit("PV9", "08:00", "08:40", "V9"), PaperVisit("PV1", "08:30", "09:00")], Asks(Overlap, Visit("08:30", "09:00"), "PV1", "PV9")),
        Silent(Overlap, "an earlier visit that nobody planned, by another worker", Visit("08:30", "09:00"), PaperVisit("PV9", "08:00", "08:40", "V9", "BB"), PaperVisit("PV1", "08:30", "09:00")),
        Found("one of its two workers", [Morning, PaperVisit("PV9", "08:00", "08:30", "V9", "BB", "AA"), PaperVisit("PV1", "08:10", "08:40")], Asks(Overlap, Morning, "PV1", "PV9")),
        Found("one of the other's two workers", [Morning, PaperVisit("PV9", "08:00", "08:30", "V9"), PaperVisit("PV1", "08:10", "08:40", "V1", "BB", "AA")], Asks(Overlap, Morning, "PV1", "PV9")),
        Found("the first lies before the outage and is no part of the recovery", [Visit("06:00", "06:30"), Visit("07:00", "07:30", "V2"), Monitored("DV1", "06:30", "07:20"), PaperVisit("PV2", "07:10", "07:40", "V2")], Asks(Overlap, Visit("07:00", "07:30", "V2"), "DV1", "PV2")),
        Found("the second lies after the outage and is no part of the recovery", [Visit("16:00", "16:30"), Visit("18:00", "18:30", "V2"), PaperVisit("PV1", "16:00", "17:30"), Monitored("DV2", "17:10", "17:40", "V2")], Asks(Overlap, Visit("18:00", "18:30", "V2"), "DV2", "PV1")),
        Found("the visit that was planned to end as the other began came second", [Visit("08:30", "09:00"), Visit("08:00", "08:30", "V2"), PaperVisit("PV1", "08:00", "08:40"), PaperVisit("PV2", "08:20", "08:50", "V2")], Asks(Overlap, Visit("08:00", "08:30", "V2"), "PV1", "PV2")),
        Found("three visits, of which two overlap", [Morning, Noon, Visit("14:00", "14:30", "V3"), Paper, PaperVisit("PV2", "08:20", "08:50", "V2"), PaperVisit("PV3", "14:00", "14:30", "V3")], Asks(Overlap, Noon, "PV1", "PV2")),
        Found("both workers of a double-up with another visit: told once, by the first row", [Morning with { WorkersRequired = 2 }, Noon, Staffed("PV1", "AA") with { OccurredAt = At("08:00") }, Staffed("PV2", "BB"), PaperVisit("PV3", "08:10", "08:40", "V2", "CC")],
            Asks(Overlap, Noon, "PV1", "PV3")),
        Found("both workers of a double-up, of whom one left sooner: told once, by that row", [Morning with { WorkersRequired = 2 }, Noon, PaperVisit("PV1", "08:00", "09:00"), PaperVisit("PV2", "08:00", "08:45", "V1", "BB"), PaperVisit("PV3", "08:30", "09:15", "V2", "CC")],
            Asks(Overlap, Noon, "PV2", "PV3")),
        Found("both workers of a double-up, before and after the other began: told once", [Morning with { WorkersRequired = 2 }, Noon, PaperVisit("PV1", "08:00", "08:40"), PaperVisit("PV2", "08:20", "09:00", "V1", "BB"), PaperVisit("PV3", "08:10", "08:50", "V2", "CC")],
            Asks(Overlap, Noon, "PV1", "PV3")),
        Found("another worker came as the first did, on time, and stayed longer", [Morning, Visit("08:30", "09:00", "V2"), PaperVisit("PV1", "08:30", "08:40"), PaperVisit("PV2", "08:30", "09:00", "V2", "BB")], Asks(Overlap, Visit("08:30", "09:00", "V2"), "PV1", "PV2")),
        Found("another worker came on time and left as the first did", [Morning, Visit("08:30", "09:00", "V2"), PaperVisit("PV1", "08:20", "09:00"), PaperVisit("PV2", "08:30", "09:00", "V2", "BB")], Asks(Overlap, Visit("08:30", "09:00", "V2"), "PV1", "PV2")),
        Found("the next worker came on time, more than half an hour after the plan of the first", [Morning, Visit("09:01", "09:31", "V2"), PaperVisit("PV1", "08:40", "09:10"), PaperVisit("PV2", "09:01", "09:31", "V2", "BB")], Asks(Overlap, Visit("09:01", "09:31", "V2"), "PV1", "PV2")),
        Silent(Overlap, "the next worker came on time, half an hour after the plan of the first, who stayed ten minutes longer", Morning, Visit("09:00", "09:30", "V2"), PaperVisit("PV1", "08:35", "09:10"), PaperVisit("PV2", "09:00", "09:30", "V2", "BB")),
        Found("two visits planned without length for one moment, and the first to come came early", [Visit("08:30", "08:30"), Visit("08:30", "08:30", "V2"), PaperVisit("PV1", "08:20", "08:50"), PaperVisit("PV2", "08:40", "09:10", "V2", "BB")],
            Asks(Overlap, Visit("08:30", "08:30", "V2"), "PV1", "PV2")),
        Silent(Overlap, "only the copy stayed so long", Morning, Noon, Paper, CopyOf(PaperVisit("PV1", "08:00", "08:50"), "DV1"), PaperVisit("PV2", "08:40", "09:10", "V2")),
        Silent(Overlap, "a clock change leaves the time out in doubt", Morning, Noon, PaperVisit("PV1", "08:00", "09:00") with { DoubtfulTimes = ["actual_out"] }, PaperVisit("PV2", "08:50", "09:20", "V2")),
        Found("a visit of no length within another is too short", [Morning, Noon, PaperVisit("PV1", "08:00", "09:00"), PaperVisit("PV2", "08:30", "08:30", "V2")], Asks(Short, Noon, "PV2")),
        Found("a visit out before in within another is told as that", [Morning, Noon, PaperVisit("PV1", "08:00", "09:00"), PaperVisit("PV2", "08:30", "08:10", "V2")], Asks(Backwards, Noon, "PV2")),
        Silent(Short, "nobody came", Morning),
        Silent(Short, "a record is no visit", PaperRecord("PR1", "09:00")),
        Found("short on the sheet, and the copy has no time out", [Morning, PaperVisit("PV1", "08:00", "08:04"), CopyOf(PaperVisit("PV1", "08:00"), "DV1")], Asks(Short, Morning, "DV1", "PV1")),
        Silent(Short, "the sheet has no time out, and its copy is short", Morning, PaperVisit("PV1", "08:00"), CopyOf(PaperVisit("PV1", "08:00", "08:04"), "DV1")),
        Silent(Short, "short on the sheet and not in its copy", Morning, PaperVisit("PV1", "08:00", "08:04"), CopyOf(Paper, "DV1")),
        Silent(Short, "a clock change leaves the time out in doubt", Morning, PaperVisit("PV1", "08:00", "08:04") with { DoubtfulTimes = ["actual_out"] }),
        Silent(Short, "five minutes of twelve", Visit("08:00", "08:12"), PaperVisit("PV1", "08:00", "08:05")),
        Found("three minutes of eight", [Visit("08:00", "08:08"), PaperVisit("PV1", "08:00", "08:03")], Asks(Short, Visit("08:00", "08:08"), "PV1")),
        Silent(Long, "a plan without length", Visit("08:00", "08:00"), Paper),
        Silent(Long, "a clock change leaves the time out in doubt", Morning, PaperVisit("PV1", "08:00", "10:01") with { DoubtfulTimes = ["actual_out"] }),
    ];

    private static Entry Staffed(string id, params System.Collections.Immutable.ImmutableArray<string> staff) => Paper with { EntryId = id, Content = new VisitMade("V1") { StaffIds = staff, ActualOut = At("08:30") } };

    private static Entry Monitored(string id, string inAt, string? outAt, string visit = "V1", string staff = "A1") =>
        new(id, "P1", Source.Digital, At(inAt), new VisitMade(visit) { StaffIds = [staff], ActualOut = outAt is null ? null : At(outAt), Origin = "ecm" });
}
