using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

/// <summary>Mood is recorded at least every four hours.</summary>
internal static class R05Cases
{
    private const string TooLong = "record_silent_too_long";

    private static readonly ExpectedRecord Day = Record("07:00", "19:00", Category.Mood) with { MaxIntervalMinutes = 240 };

    private static readonly ExpectedRecord Morning = Day with { DueTo = At("12:00") };

    public static readonly RuleCase[] All =
    [
        Found("a minute longer than the usual interval between two records", [Day, Mood("PR1", "09:00"), Mood("PR2", "13:01")],
            Tells(TooLong, Day, "PR1", "PR2") with { Says = "nothing is recorded between 09:00 on 10 Mar 2026 (paper row PR1 on sheet SH1) and 13:01 on 10 Mar 2026 (paper row PR2 on sheet SH1), 4 h 1 min; the usual interval is 4 h" }),
        Silent(TooLong, "exactly the usual interval", Day, Mood("PR1", "09:00"), Mood("PR2", "13:00")),
        Found("the record before stands in the system and lies before the period", [Morning, DigitalRecord("DR1", "06:30", Category.Mood), Mood("PR1", "10:31")], Tells(TooLong, Morning, "DR1", "PR1")),
        Silent(TooLong, "the record before lies longer before the period than the interval: nothing was expected at night", Morning, DigitalRecord("DR1", "02:59", Category.Mood), Mood("PR1", "10:31")),
        Found("the record before lies exactly the interval before the period", [Morning, DigitalRecord("DR1", "03:00", Category.Mood), Mood("PR1", "08:00")], Tells(TooLong, Morning, "DR1", "PR1")),
        Silent(TooLong, "the record before lies in the period before, which is judged by itself", Morning, Record("01:00", "07:00", Category.Mood) with { MaxIntervalMinutes = 240 }, DigitalRecord("DR1", "06:30", Category.Mood), Mood("PR1", "10:31")),
        Found("the record before lies after the end of the period before", [Morning, Record("01:00", "06:29", Category.Mood) with { MaxIntervalMinutes = 240 }, DigitalRecord("DR0", "06:00", Category.Mood), DigitalRecord("DR1", "06:30", Category.Mood), Mood("PR1", "10:31")],
            Tells(TooLong, Morning, "DR1", "PR1")),
        Silent(TooLong, "what is before the first record of all is not known", Day, Mood("PR1", "14:00")),
        Found("nothing more until the end of the outage, a minute too long", [Day, Mood("PR1", "12:59")], Tells(TooLong, Day, "PR1") with { Says = "and the end of the outage at 17:00 on 10 Mar 2026, 4 h 1 min" }),
        Silent(TooLong, "what is after the outage and the last record of all is not known", Day, Mood("PR1", "13:00")),
        Found("nothing more until the end of the period, which is over before the outage", [Day with { DueTo = At("16:00") }, Mood("PR1", "11:59")], Tells(TooLong, Day, "PR1") with { Says = "the end of the period at 16:00" }),
        Found("the next record lies after the period", [Day, Mood("PR1", "14:59"), DigitalRecord("DR1", "19:05", Category.Mood)], Tells(TooLong, Day, "PR1") with { Says = "the end of the period at 19:00" }),
        Silent(TooLong, "the next record lies after the period, and the silence within it is not too long", Day, Mood("PR1", "15:00"), DigitalRecord("DR1", "19:05", Category.Mood)),
        Found("of two silences the longer one is named", [Day, Mood("PR1", "07:00"), Mood("PR2", "11:30"), Mood("PR3", "16:10")], Tells(TooLong, Day, "PR2", "PR3")),
        Found("of two equal silences the first is named", [Day, Mood("PR1", "07:00"), Mood("PR2", "11:30"), Mood("PR3", "16:00")], Tells(TooLong, Day, "PR1", "PR2")),
        Found("a paper row and its copy are one record", [Day, Mood("PR1", "09:00"), CopyOf(Mood("PR1", "09:00"), "DR1"), Mood("PR2", "13:30") with { Line = 9 }], Tells(TooLong, Day, "DR1", "PR1", "PR2")),
        Silent(TooLong, "no interval is stated", Day with { MaxIntervalMinutes = null }, Mood("PR1", "08:00"), Mood("PR2", "16:00")),
        Silent(TooLong, "the interval is of another category", Day, Record("07:00", "19:00"), PaperRecord("PR1", "08:00"), PaperRecord("PR2", "16:00")),
        Silent(TooLong, "night checks are rule 6's", Record("07:00", "19:00", Category.Sleep) with { MaxIntervalMinutes = 240 }, PaperRecord("PR1", "08:00", Category.Sleep), PaperRecord("PR2", "16:00", Category.Sleep)),
        Silent(TooLong, "the time of one record is approximate and may be within the interval", Day, Mood("PR1", "09:00"), Mood("PR2", "13:20") with { Precision = Precision.Approximate }),
        Found("the time of one record is approximate and surely too late", [Day, Mood("PR1", "09:00"), Mood("PR2", "13:31") with { Precision = Precision.Approximate }], Tells(TooLong, Day, "PR1", "PR2") with { Says = "4 h 1 min" }),
        Silent(TooLong, "a record that is known by its shift only may lie in between", Day, Mood("PR1", "08:00"), Mood("PR2", "10:00") with { Precision = Precision.Shift }, Mood("PR3", "16:00")),
        Silent(TooLong, "the silence is over before the outage begins", Morning with { DueFrom = At("00:00") }, DigitalRecord("DR1", "01:00", Category.Mood), DigitalRecord("DR2", "06:00", Category.Mood), Mood("PR1", "08:00")),
        Silent(TooLong, "the silence begins after the outage", Record("07:00", "23:00", Category.Mood) with { MaxIntervalMinutes = 240 }, Mood("PR0", "13:00"), Mood("PR1", "16:30"), DigitalRecord("DR1", "17:30", Category.Mood), DigitalRecord("DR2", "22:30", Category.Mood)),
        Silent(TooLong, "the period has nothing to do with the outage", Record("18:00", "23:00", Category.Mood) with { MaxIntervalMinutes = 60 }, DigitalRecord("DR1", "18:00", Category.Mood), DigitalRecord("DR2", "21:00", Category.Mood)),
        Silent(TooLong, "the person was on leave in between", Given.Person with { LeaveFrom = At("09:30"), LeaveTo = At("15:00") }, Day, Mood("PR1", "09:00"), Mood("PR2", "16:00")),
        Silent(TooLong, "the chart says that the person was in hospital", Day, Mood("PR1", "09:00"), PaperDose("PD1", "12:00", code: "hospital"), Mood("PR2", "16:00")),
        Silent(TooLong, "the chart says so, and was typed in last", Day, Mood("PR1", "09:00"), Mood("PR2", "16:00"), PaperDose("PD1", "12:00", code: "hospital")),
        Found("the chart says hospital at another time", [Day, PaperDose("PD1", "08:00", code: "hospital"), Mood("PR1", "09:00"), Mood("PR2", "16:00")], Tells(TooLong, Day, "PR1", "PR2")),
        Found("a dose given in between explains nothing", [Day, Mood("PR1", "09:00"), PaperDose("PD1", "12:00"), Mood("PR2", "16:00")], Tells(TooLong, Day, "PR1", "PR2")),
        Found("the record in between was voided", [Day, Mood("PR1", "09:00"), Mood("PR2", "12:00"), Mood("PR3", "16:00"), new ItemException("entry:PR2", ExceptionKind.EnteredInError, "other person", "A1", At("18:00"))], Tells(TooLong, Day, "PR1", "PR3")),
        Silent(TooLong, "the systems are still out, so paper is still to come", Day, Mood("PR1", "08:00"), Mood("PR2", "16:00")) with { Context = Context with { RestoredAt = null } },
        Found("a category of the first priority", [Watch, PaperRecord("PR1", "09:00", Category.Safeguarding), PaperRecord("PR2", "13:01", Category.Safeguarding)], Tells(TooLong, Watch, "PR1", "PR2")),
        Silent(TooLong, "the period begins after the outage, though the silence began in it", Record("18:00", "23:00", Category.Mood) with { MaxIntervalMinutes = 240 }, Mood("PR1", "16:50"), DigitalRecord("DR1", "21:30", Category.Mood)),
        Found("two records of one time before the period: the first is named", [Morning, DigitalRecord("DR1", "06:30", Category.Mood), DigitalRecord("DR2", "06:30", Category.Mood), Mood("PR1", "10:31")], Tells(TooLong, Morning, "DR1", "PR1")),
        Found("the chart says hospital after the silence", [Day, Mood("PR1", "09:00"), Mood("PR2", "16:00"), PaperDose("PD1", "16:30", code: "hospital")], Tells(TooLong, Day, "PR1", "PR2")),
        Silent(TooLong, "the chart says hospital as the silence began", Day, Mood("PR1", "09:00"), Mood("PR2", "16:00"), PaperDose("PD1", "09:00", code: "hospital")),
        Silent(TooLong, "the record before lies longer before the period than the interval, and a period ended before that", Morning, Record("00:00", "02:00", Category.Mood) with { MaxIntervalMinutes = 240 },
            DigitalRecord("DR0", "01:00", Category.Mood), DigitalRecord("DR1", "02:30", Category.Mood), Mood("PR1", "08:00")),
    ];

    private static ExpectedRecord Watch => Record("07:00", "17:00", Category.Safeguarding) with { MaxIntervalMinutes = 240 };

    private static Entry Mood(string id, string at) => PaperRecord(id, at, Category.Mood);
}
