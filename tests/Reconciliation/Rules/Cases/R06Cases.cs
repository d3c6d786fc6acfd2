using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

/// <summary>To be turned every two hours from 08:00 to 14:00.</summary>
internal static class R06Cases
{
    private const string Breached = "care_interval_breached";

    private static readonly ExpectedRecord Turning = Record("08:00", "14:00", Category.Repositioning) with { MaxIntervalMinutes = 120 };

    public static readonly RuleCase[] All =
    [
        Found("a minute too long between two turns", [Turning, .. Turns("09:00", "11:01", "13:00")],
            Tells(Breached, Turning, "T0", "T1") with { Says = "nothing is recorded between 09:00 on 10 Mar 2026 (paper row T0 on sheet SH1) and 11:01 on 10 Mar 2026 (paper row T1 on sheet SH1), 2 h 1 min; the limit is 2 h" }),
        Silent(Breached, "every gap is exactly the limit", [Turning, .. Turns("10:00", "12:00")]),
        Found("a minute too long from the beginning of the period", [Turning, .. Turns("10:01", "12:00", "13:00")],
            Tells(Breached, Turning, "T0") with { Says = "between the beginning of the period at 08:00 on 10 Mar 2026 and 10:01" }),
        Found("a minute too long to the end of the period", [Turning, .. Turns("09:00", "10:30", "11:59")],
            Tells(Breached, Turning, "T2") with { Says = "and the end of the period at 14:00 on 10 Mar 2026, 2 h 1 min" }),
        Found("one finding a period, for its longest gap", [Turning, .. Turns("10:10", "13:00")], Tells(Breached, Turning, "T0", "T1") with { Says = "2 h 50 min" }),
        Found("each period by itself", [Turning, Turning with { ItemId = "record:later", DueFrom = At("14:00"), DueTo = At("17:00") }, .. Turns("10:00", "12:30", "13:50")],
            Tells(Breached, Turning, "T0", "T1")  with { Says = "2 h 30 min" }),
        Silent(Breached, "a period that is over without any entry is rule 1's", Turning),
        Found("nothing so far in a period that is not over", [Turning], Tells(Breached, Turning) with { Says = "and the time of this report at 11:00" }) with { Context = Context with { AsOf = At("11:00"), RestoredAt = At("09:00") } },
        Silent(Breached, "the rest of the period is not over", [Turning, .. Turns("09:00")]) with { Context = Context with { AsOf = At("11:00"), RestoredAt = At("10:30") } },
        Found("the part of the period that is over is too long", [Turning, .. Turns("09:00")], Tells(Breached, Turning, "T0")) with { Context = Context with { AsOf = At("11:01"), RestoredAt = At("10:30") } },
        Found("drinks", [Drinks, PaperRecord("PR1", "10:01", Category.Hydration), PaperRecord("PR2", "12:00", Category.Hydration)], Tells(Breached, Drinks, "PR1")),
        Found("night checks", [Nights, PaperRecord("PR1", "10:01", Category.Sleep), PaperRecord("PR2", "12:00", Category.Sleep)], Tells(Breached, Nights, "PR1")),
        Silent(Breached, "meals are rule 5's", Record("08:00", "14:00") with { MaxIntervalMinutes = 120 }, PaperRecord("PR1", "11:00")),
        Silent(Breached, "no interval is stated", [Turning with { MaxIntervalMinutes = null }, .. Turns("13:00")]),
        Silent(Breached, "a turn before the period reaches into it by its rough time", Turning, Turn("T0", "07:50") with { Precision = Precision.Approximate }, Turn("T1", "10:15"), Turn("T2", "12:10")),
        Silent(Breached, "rough times may lie within the limit", Turning, Turn("T0", "10:20") with { Precision = Precision.Approximate }, Turn("T1", "12:40") with { Precision = Precision.Approximate }),
        Silent(Breached, "a turn known by its shift only may have been at any time of it", Turning, Turn("T0", "10:00") with { Precision = Precision.Shift }),
        Silent(Breached, "native rows of the system count as well as paper", Turning, Turn("T0", "09:30"), DigitalRecord("DR1", "11:20", Category.Repositioning), Turn("T1", "13:00")),
        Silent(Breached, "the gap is over before the outage begins", Turning with { DueFrom = At("02:00"), DueTo = At("08:00") }, DigitalRecord("DR1", "05:30", Category.Repositioning), Turn("T0", "07:10")),
        Found("the gap reaches into the outage", [Turning with { DueFrom = At("02:00"), DueTo = At("08:00") }, DigitalRecord("DR0", "04:00", Category.Repositioning), DigitalRecord("DR1", "05:30", Category.Repositioning), Turn("T0", "07:40")],
            Tells(Breached, Turning, "DR1", "T0")),
        Silent(Breached, "the gap begins after the outage", [Turning with { DueFrom = At("15:00"), DueTo = At("22:00") }, .. Turns("15:30", "17:00"), DigitalRecord("DR1", "18:30", Category.Repositioning)]),
        Silent(Breached, "on leave meanwhile", Given.Person with { LeaveFrom = At("09:00"), LeaveTo = At("12:30") }, Turning, Turn("T0", "08:30"), Turn("T1", "13:00")),
        Found("too long after the return from leave", [Given.Person with { LeaveFrom = At("07:00"), LeaveTo = At("10:00") }, Turning, Turn("T0", "12:01"), Turn("T1", "13:00")],
            Tells(Breached, Turning, "T0") with { Says = "between the person's absence at 10:00" }),
        Silent(Breached, "on leave since before the period and without an end", Given.Person with { LeaveFrom = At("07:30") }, Turning, Turn("T0", "07:20")),
        Silent(Breached, "in hospital meanwhile, says the chart", Turning, Turn("T0", "08:30"), PaperDose("PD1", "12:00", code: "hospital"), Turn("T1", "13:30")),
        Silent(Breached, "on leave at the end, says the chart", [Turning, .. Turns("09:00", "11:00"), PaperDose("PD1", "14:00", code: "leave")]),
        Found("refused medicine is no absence", [Turning, Turn("T0", "08:30"), PaperDose("PD1", "12:00", code: "refused"), Turn("T1", "13:30")], Tells(Breached, Turning, "T0", "T1")),
        Silent(Breached, "the systems are still out", Turning, Turn("T0", "13:30")) with { Context = Context with { RestoredAt = null } },
        Found("the only turn lies before the period", [Turning, Turn("T0", "07:30")], Tells(Breached, Turning) with { Says = "between the beginning of the period at 08:00 on 10 Mar 2026 and the end of the period" }),
        Found("nothing at all after the return from leave", [Given.Person with { LeaveFrom = At("07:00"), LeaveTo = At("10:00") }, Turning], Tells(Breached, Turning) with { Says = "between the person's absence at 10:00 on 10 Mar 2026 and the end of the period" }),
        Found("too long until the leave", [Given.Person with { LeaveFrom = At("12:00"), LeaveTo = At("15:00") }, Turning, Turn("T0", "08:30")], Tells(Breached, Turning, "T0") with { Says = "and the person's absence at 12:00" }),
        Silent(Breached, "on leave until the middle of the period, nobody knows since when", Given.Person with { LeaveTo = At("13:00") }, Turning, Turn("T0", "13:30")),
        Silent(Breached, "the copy says that it was at some time of the shift", Turning, Turn("T0", "08:30") with { Line = 1 }, CopyOf(Turn("T0", "08:30") with { Line = 1, Precision = Precision.Shift }, "D0")),
        Silent(Breached, "the copy says another time, between", [Turning, Turn("T0", "08:30") with { Line = 1 }, CopyOf(Turn("T0", "10:30") with { Line = 1 }, "D0"), .. new[] { Turn("T1", "12:15") with { Line = 2 } }]),
        Silent(Breached, "the copy says an earlier time than the paper", Turning with { DueTo = At("12:00") }, Turn("T0", "10:10") with { Line = 1 }, CopyOf(Turn("T0", "09:00") with { Line = 1 }, "Z0")),
        Silent(Breached, "a turn known by its shift only, and one after it, both before the period", Turning, Turn("T0", "07:30") with { Precision = Precision.Shift }, Turn("T1", "07:50")),
        Found("a turn as the period ends", [Turning, .. Turns("09:00", "11:00", "14:00")], Tells(Breached, Turning, "T1") with { Says = "and the end of the period at 14:00" }),
        Found("two turns at once before the gap: the last of them is named", [Turning, Turn("T0", "09:00"), DigitalRecord("DR1", "09:00", Category.Repositioning), Turn("T1", "11:30"), Turn("T2", "13:00")], Tells(Breached, Turning, "DR1", "T1")),
        Found("two turns at once after the gap: the one on paper is named", [Turning, Turn("T0", "09:00"), DigitalRecord("DR1", "11:30", Category.Repositioning), Turn("T1", "11:30"), Turn("T2", "13:00")], Tells(Breached, Turning, "T0", "T1")),
        Silent(Breached, "a rough time and an exact one within it, after a leave", Given.Person with { LeaveFrom = At("00:00"), LeaveTo = At("01:00") }, Turning, Turn("T0", "10:00") with { Precision = Precision.Approximate }, Turn("T1", "10:20"), Turn("T2", "12:10"), Turn("T3", "13:00")),
        Found("after the gap a turn, and another at a rough time that may have begun with it: the exact one is named", [Turning, Turn("T0", "08:30"), DigitalRecord("DR1", "11:00", Category.Repositioning), Turn("T1", "11:30") with { Precision = Precision.Approximate }, Turn("T2", "13:00")],
            Tells(Breached, Turning, "DR1", "T0")),
    ];

    private static ExpectedRecord Drinks => Record("08:00", "14:00", Category.Hydration) with { MaxIntervalMinutes = 120 };

    private static ExpectedRecord Nights => Record("08:00", "14:00", Category.Sleep) with { MaxIntervalMinutes = 120 };

    private static Entry Turn(string id, string at) => PaperRecord(id, at, Category.Repositioning);

    private static IEnumerable<object> Turns(params string[] at) => at.Select((time, i) => Turn($"T{i}", time));
}
