using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R28Cases
{
    private const string Differs = "order_differs";

    private static readonly Entry One = PaperRecord("PR1", "09:00") with { Line = 1 };
    private static readonly Entry Two = PaperRecord("PR2", "10:00", Category.Mood) with { Line = 2 };
    private static readonly Entry Three = PaperRecord("PR3", "11:00", Category.Activities) with { Line = 3 };

    public static readonly RuleCase[] All =
    [
        Found("the second line happened first", [One, Two, Copy(One, "10:00"), Copy(Two, "09:00")], Asks(Differs, "entry:PR2", "DR1", "DR2", "PR1", "PR2") with
        {
            Says = "comes before paper row PR2 on line 2 of sheet SH1, but in the restored system they happened at 10:00 on 10 Mar 2026 and at 09:00",
        }),
        Found("one row out of its place is one finding", [One, Two, Three, Copy(One, "12:00"), Copy(Two, "10:00"), Copy(Three, "11:00")], Asks(Differs, "entry:PR2", "DR1", "DR2", "PR1", "PR2")),
        Found("by the times of writing, where a line is not stated", [Written(One, "09:05"), Written(Two, "10:05"), Copy(Written(One, "09:05"), "09:59"), Copy(Written(Two, "10:05"), "09:30")],
            Asks(Differs, "entry:PR2", "DR1", "DR2", "PR1", "PR2")),
        Found("a rough time that surely came first", [One, Two, Copy(One, "10:00"), Copy(Two, "09:29") with { Precision = Precision.Approximate }], Asks(Differs, "entry:PR2", "DR1", "DR2", "PR1", "PR2")),
        Found("two lines of a chart whose own times contradict the system", [Given1, Given2, Copy(Given1, "10:00"), Copy(Given2, "09:30")], Asks(Differs, "entry:PD2", "DD1", "DD2", "PD1", "PD2")),
        Found("a record and a dose", [PaperDose("PD1", "09:10") with { Line = 1 }, Two with { OccurredAt = At("09:00") }, Copy(PaperDose("PD1", "09:10") with { Line = 1 }, "09:10"), Copy(Two, "09:00")],
            Asks(Differs, "entry:PR2", "DD1", "DR2", "PD1", "PR2")),
        Silent(Differs, "in order", One, Two, Copy(One, "09:00"), Copy(Two, "10:00")),
        Silent(Differs, "at one moment", One, Two, Copy(One, "09:30"), Copy(Two, "09:30")),
        Silent(Differs, "one line twice", One, Two with { Line = 1 }, Copy(One, "10:00"), Copy(Two with { Line = 1 }, "09:00")),
        Silent(Differs, "another sheet", One, Two with { SheetSerial = "SH2" }, Copy(One, "10:00"), Copy(Two with { SheetSerial = "SH2" }, "09:00")),
        Silent(Differs, "a rough time", One, Two, Copy(One, "10:00"), Copy(Two, "09:30") with { Precision = Precision.Approximate }),
        Silent(Differs, "the second has no copy", One, Two, Copy(One, "10:00")),
        Silent(Differs, "lines of a chart are medicines: the paper itself says that the second was first", Given1 with { OccurredAt = At("10:00") }, Given2 with { OccurredAt = At("09:30") }, Copy(Given1, "10:00"), Copy(Given2, "09:30")),
        Silent(Differs, "neither lines nor times of writing are stated", One with { Line = null }, Two with { Line = null }, Copy(One with { Line = null }, "10:00"), Copy(Two with { Line = null }, "09:30")),
        Found("by the times of writing, where only some lines are stated", [Written(One, "09:05") with { Line = 1 }, Written(Two, "10:05"), Copy(Written(One, "09:05") with { Line = 1 }, "09:59"), Copy(Written(Two, "10:05"), "09:30")],
            Asks(Differs, "entry:PR2", "DR1", "DR2", "PR1", "PR2")),
        Found("of two rows on one line the earlier comes first", [One, Line2("PR2", "09:40", Category.Mood), Line2("PR3", "09:30", Category.Activities), Copy(One, "09:00"), Copy(Line2("PR2", "09:40", Category.Mood), "08:00"), Copy(Line2("PR3", "09:30", Category.Activities), "10:00")],
            Asks(Differs, "entry:PR2", "DR1", "DR2", "PR1", "PR2")),
        Found("of two rows on one line at one time the first by its id", [One, Line2("PR2", "09:40", Category.Mood), Line2("PR3", "09:30", Category.Activities), Copy(One, "09:00"), Copy(Line2("PR2", "09:40", Category.Mood), "08:00"), Copy(Line2("PR3", "09:30", Category.Activities), "08:00")],
            Asks(Differs, "entry:PR2", "DR1", "DR2", "PR1", "PR2")),
        Found("a dose of its own time after a record", [One with { OccurredAt = At("10:00") }, Given2, Copy(One, "10:00"), Copy(Given2, "09:30")], Asks(Differs, "entry:PD2", "DD2", "DR1", "PD2", "PR1")),
        Found("two lines of a chart at one time on the paper", [Given1, Given2 with { OccurredAt = At("09:20") }, Copy(Given1, "10:00"), Copy(Given2, "09:30")], Asks(Differs, "entry:PD2", "DD1", "DD2", "PD1", "PD2")),
        Silent(Differs, "the rows of visits are rule 36's", Called("PV1", "V1", "09:00", 1), Called("PV2", "V2", "10:00", 2), Copy(Called("PV1", "V1", "09:00", 1), "10:00"), Copy(Called("PV2", "V2", "10:00", 2), "09:00")),
    ];

    private static Entry Given1 => PaperDose("PD1", "09:20", "MED1") with { Line = 1 };

    private static Entry Given2 => PaperDose("PD2", "09:25", "MED2") with { Line = 2 };

    private static Entry Copy(Entry paper, string at) => CopyOf(paper, paper.EntryId.Replace('P', 'D')) with { OccurredAt = At(at) };

    private static Entry Line2(string id, string at, Category category) => PaperRecord(id, at, category) with { Line = 2 };

    private static Entry Called(string id, string visit, string at, int line) => PaperVisit(id, at, visit: visit) with { SheetSerial = "SH1", Line = line };

    private static Entry Written(Entry row, string at) => row with { Line = null, WrittenAt = At(at) };
}
