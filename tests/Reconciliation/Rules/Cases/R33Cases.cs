using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

/// <summary>The clock goes forward at 01:00 UTC on 29 March 2026 and back at 01:00 UTC on 25 October 2026.</summary>
internal static class R33Cases
{
    private const string InDoubt = "time_in_doubt";
    private const string Apart = "copy_an_hour_apart";

    private static readonly RecoveryContext Spring = Context with { ContingencyFrom = At("2026-03-28T20:00+00:00"), RestoredAt = At("2026-03-29T08:00+01:00"), AsOf = At("2026-03-29T12:00+01:00") };
    private static readonly RecoveryContext Autumn = Context with { ContingencyFrom = At("2026-10-24T20:00+01:00"), RestoredAt = At("2026-10-25T08:00+00:00"), AsOf = At("2026-10-25T12:00+00:00") };

    private static readonly RecoveryContext Ahead = Autumn with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

    public static readonly RuleCase[] All =
    [
        Found("the repeated hour, taken as the first", [Row("PR1", "2026-10-25T01:30+01:00") with { DoubtfulTimes = ["occurred_at"] }],
            Asks(InDoubt, "entry:PR1", "PR1") with { Says = "states occurred_at, which may be 01:30 (UTC+01:00) on 25 Oct 2026 (UTC 00:30) or 01:30 (UTC+00:00) on 25 Oct 2026 (UTC 01:30); a person must decide" }) with { Context = Autumn },
        Found("the repeated hour, taken as the last", [Row("PR1", "2026-10-25T01:30+00:00") with { DoubtfulTimes = ["occurred_at"] }],
            Asks(InDoubt, "entry:PR1", "PR1") with { Says = "(UTC 00:30) or 01:30 (UTC+00:00) on 25 Oct 2026 (UTC 01:30)" }) with { Context = Autumn },
        Found("the skipped hour", [Row("PR1", "2026-03-29T01:30+00:00") with { DoubtfulTimes = ["occurred_at"] }],
            Asks(InDoubt, "entry:PR1", "PR1") with { Says = "occurred_at, which may be 00:30 on 29 Mar 2026 (UTC 00:30) or 02:30 on 29 Mar 2026 (UTC 01:30)" }) with { Context = Spring },
        Found("the skipped hour, taken as the other side of it", [Row("PR1", "2026-03-29T00:30+00:00") with { DoubtfulTimes = ["occurred_at"] }],
            Asks(InDoubt, "entry:PR1", "PR1") with { Says = "which may be 00:30 on 29 Mar 2026 (UTC 00:30) or 02:30 on 29 Mar 2026 (UTC 01:30)" }) with { Context = Spring },
        Found("several columns of one row", [Row("PR1", "2026-10-25T00:30+01:00") with { DoubtfulTimes = ["entered_at", "written_at"], WrittenAt = At("2026-10-25T01:10+00:00"), EnteredAt = At("2026-10-25T01:50+00:00"), CheckedAt = At("2026-10-25T09:00+00:00") }],
            Asks(InDoubt, "entry:PR1", "PR1") with { Says = "states entered_at, which may be 01:50 (UTC+01:00) on 25 Oct 2026 (UTC 00:50) or 01:50 (UTC+00:00) on 25 Oct 2026 (UTC 01:50) and written_at, which may be 01:10" }) with { Context = Autumn },
        Found("paper and its copy in one finding", [Row("PR1", "2026-10-25T01:30+01:00") with { DoubtfulTimes = ["occurred_at"] }, CopyOf(Row("PR1", "2026-10-25T01:30+00:00") with { DoubtfulTimes = ["occurred_at"] }, "DR1")],
            Asks(InDoubt, "entry:PR1", "DR1", "PR1")) with { Context = Autumn },
        Found("a due time that is therefore not stated", [PaperDose("PD1", "2026-10-25T00:30+01:00") with { DoubtfulTimes = ["due_at"], EnteredAt = At("2026-10-25T09:00+00:00"), CheckedAt = At("2026-10-25T09:30+00:00") }],
            Asks(InDoubt, "entry:PD1", "PD1") with { Says = "states due_at in an hour that the clock repeats or skips" }) with { Context = Autumn },
        .. new[] { "checked_at", "written_at", "entered_at" }.Select(column => Found($"in {column}", [Row("PR1", "2026-10-25T00:30+01:00") with
            {
                DoubtfulTimes = [column], WrittenAt = Last, EnteredAt = Last, CheckedAt = Last.AddMinutes(3),
            }], Asks(InDoubt, "entry:PR1", "PR1") with { Says = $"states {column}, which may be 01:5" }) with { Context = Autumn }),
        .. new[] { "actual_in", "actual_out", "family_informed_at", "welfare_confirmed_at" }.Select(column => Found($"in {column} of a visit", [PaperVisit("PV1", "2026-10-25T01:20+00:00") with
            {
                DoubtfulTimes = [column], Content = new VisitMade("V1") { StaffIds = ["AA"], ActualOut = Last, FamilyInformedAt = Last, WelfareConfirmedAt = Last },
            }], Asks(InDoubt, "entry:PV1", "PV1") with { Says = $"states {column}, which may be 01:{(column == "actual_in" ? 20 : 51)}" }) with { Context = Autumn }),
        Found("a stated due time in doubt", [PaperDose("PD1", "2026-10-25T00:30+01:00", due: "2026-10-25T01:30+00:00") with { DoubtfulTimes = ["due_at"], EnteredAt = Last.AddHours(8), CheckedAt = Last.AddHours(9) }],
            Asks(InDoubt, "entry:PD1", "PD1") with { Says = "states due_at, which may be 01:30" }) with { Context = Autumn },
        Found("a column that this program does not know", [Row("PR1", "2026-10-25T00:30+01:00") with { DoubtfulTimes = ["told_at"] }],
            Asks(InDoubt, "entry:PR1", "PR1") with { Says = "states told_at in an hour that the clock repeats or skips" }) with { Context = Autumn },
        Found("marked as doubtful where this program knows no change", [Row("PR1", "2026-10-24T22:30+01:00") with { DoubtfulTimes = ["occurred_at"] }],
            Asks(InDoubt, "entry:PR1", "PR1") with { Says = "states occurred_at, 22:30 on 24 Oct 2026, in an hour that the clock repeats or skips" }) with { Context = Autumn },
        Silent(InDoubt, "the repeated hour with its offset", Row("PR1", "2026-10-25T01:30+00:00")) with { Context = Autumn },
        Silent(InDoubt, "history before the outage", DigitalRecord("DR1", "2026-10-24T10:30+01:00") with { DoubtfulTimes = ["written_at"] }) with { Context = Autumn },
        Silent(InDoubt, "the row was voided", Row("PR1", "2026-10-25T01:30+01:00") with { DoubtfulTimes = ["occurred_at"] }, new ItemException("entry:PR1", ExceptionKind.EnteredInError, "twice", "A1", At("2026-10-25T09:00+00:00"))) with { Context = Autumn },
        Found("an hour apart on the day of the change", [Row("PR1", "2026-10-25T05:30+00:00") with { Line = 1 }, CopyOf(Row("PR1", "2026-10-25T04:30+00:00") with { Line = 1 }, "DR1")],
            Asks(Apart, "entry:PR1", "DR1", "PR1") with { Says = "are exactly an hour apart (05:30 on 25 Oct 2026 against 04:30 on 25 Oct 2026)" }) with { Context = Autumn },
        Found("the copy is the later one", [Row("PR1", "2026-03-29T03:30+01:00") with { Line = 1 }, CopyOf(Row("PR1", "2026-03-29T04:30+01:00") with { Line = 1 }, "DR1")], Asks(Apart, "entry:PR1", "DR1", "PR1")) with { Context = Spring },
        Silent(Apart, "the other account of a visit is no copy", PaperVisit("PV1", "2026-10-25T05:30+00:00"), new Entry("DV1", "P1", Source.Digital, At("2026-10-25T04:30+00:00"), new VisitMade("V1") { StaffIds = ["A1"] })) with { Context = Autumn },
        Silent(Apart, "a minute less than an hour", Row("PR1", "2026-10-25T05:30+00:00") with { Line = 1 }, CopyOf(Row("PR1", "2026-10-25T04:31+00:00") with { Line = 1 }, "DR1")) with { Context = Autumn },
        Silent(Apart, "an hour apart on the day before", Row("PR1", "2026-10-24T22:30+01:00") with { Line = 1 }, CopyOf(Row("PR1", "2026-10-24T21:30+01:00") with { Line = 1 }, "DR1")) with { Context = Autumn },
        Silent(Apart, "a native row is a second account and no copy", PaperDose("PD1", "2026-10-25T05:30+00:00", due: "2026-10-25T05:00+00:00"), DigitalDose("DD1", "2026-10-25T04:30+00:00", due: "2026-10-25T05:00+00:00")) with { Context = Autumn },
        Found("no change of the clock within the hour", [Row("PR1", "2026-10-25T02:30+00:00") with { DoubtfulTimes = ["occurred_at"] }],
            Asks(InDoubt, "entry:PR1", "PR1") with { Says = "states occurred_at, 02:30 on 25 Oct 2026, in an hour that the clock repeats or skips" }) with { Context = Autumn },
        Found("in a zone that is ahead, taken as the last", [Row("PR1", "2026-10-25T02:30+01:00") with { DoubtfulTimes = ["occurred_at"] }], Asks(InDoubt, "entry:PR1", "PR1") with { Says = "(UTC 00:30) or 02:30 (UTC+01:00) on 25 Oct 2026 (UTC 01:30)" }) with { Context = Ahead },
        Found("in a zone that is ahead, taken as the first", [Row("PR1", "2026-10-25T02:30+02:00") with { DoubtfulTimes = ["occurred_at"] }], Asks(InDoubt, "entry:PR1", "PR1") with { Says = "(UTC 00:30) or 02:30 (UTC+01:00) on 25 Oct 2026 (UTC 01:30)" }) with { Context = Ahead },
    ];

    private static DateTimeOffset Last => At("2026-10-25T01:51+00:00");

    private static Entry Row(string id, string at) => PaperRecord(id, at) with { EnteredAt = At(at).AddHours(10), CheckedAt = At(at).AddHours(11) };
}
