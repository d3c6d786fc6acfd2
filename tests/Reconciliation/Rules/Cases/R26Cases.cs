using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R26Cases
{
    private const string Early = "entered_before_it_occurred";
    private const string Late = "written_after_shift_end";

    private static readonly RecoveryContext WithRota = Context with { Staff = new(Staff, [new("A1", "S1", At("07:00"), At("15:00"))]) };

    public static readonly RuleCase[] All =
    [
        Found("entered a minute before it happened", [Entered("08:59")], Asks(Early, "entry:PR1", "PR1") with { Says = "was entered at 08:59 on 10 Mar 2026, before it is said to have happened at 09:00" }),
        Found("written a minute before it happened", [Written("08:59")], Asks(Early, "entry:PR1", "PR1") with { Says = "was written at 08:59" }),
        Found("the copy was entered early", [Entered("18:00"), CopyOf(Entered("08:00"), "DR1")], Asks(Early, "entry:PR1", "DR1", "PR1")),
        Found("in the system, before the outage", [DigitalRecord("DR1", "05:00") with { EnteredAt = At("04:00") }], Asks(Early, "entry:DR1", "DR1")),
        Found("a rough time that cannot have been earlier", [Entered("08:29") with { Precision = Precision.Approximate }], Asks(Early, "entry:PR1", "PR1")),
        Silent(Early, "entered as it happened", Entered("09:00")),
        Silent(Early, "written as it happened", Written("09:00")),
        Silent(Early, "nobody stated when", Entered("18:00") with { EnteredAt = null }),
        Silent(Early, "a rough time may have been earlier", Entered("08:30") with { Precision = Precision.Approximate }),
        Silent(Early, "the clock change leaves it in doubt by an hour", Entered("08:30") with { DoubtfulTimes = ["occurred_at"] }),
        Silent(Early, "a time known by its shift", Entered("07:00") with { Precision = Precision.Shift }),
        Found("written a minute too long after the shift", [Written("15:31", "14:00")], Asks(Late, "entry:PR1", "PR1") with { Says = "happened at 14:00 on 10 Mar 2026 and was written at 15:31 on 10 Mar 2026, after AA's shift had ended at 15:00" }) with { Context = WithRota },
        Found("a paper row and its copy", [Written("15:31", "14:00"), CopyOf(Written("15:31", "14:00"), "DR1")], Asks(Late, "entry:PR1", "DR1", "PR1")) with { Context = WithRota },
        Found("it happened as the shift ended", [Written("15:31", "15:00")], Asks(Late, "entry:PR1", "PR1")) with { Context = WithRota },
        Found("it happened as the shift began", [Written("15:31", "07:00")], Asks(Late, "entry:PR1", "PR1")) with { Context = WithRota },
        Found("of two shifts the later one", [Written("19:31", "15:00")], Asks(Late, "entry:PR1", "PR1") with { Says = "ended at 19:00" }) with
        {
            Context = Context with { Staff = new(Staff, [new("A1", "S1", At("07:00"), At("15:00")), new("A1", "S1", At("15:00"), At("19:00"))]) },
        },
        Silent(Late, "written half an hour after the shift", Written("15:30", "14:00")) with { Context = WithRota },
        Silent(Late, "marked as late", Written("15:31", "14:00") with { LateEntry = true }) with { Context = WithRota },
        Silent(Late, "after the shift altogether: rule 30", Written("16:31", "15:01")) with { Context = WithRota },
        Silent(Late, "without a shift: rule 30", Written("15:31", "14:00") with { Author = "BB" }) with { Context = WithRota },
        Silent(Late, "by nobody on the register: rule 30", Written("15:31", "14:00") with { Author = "ZZ" }) with { Context = WithRota },
        Silent(Late, "nobody stated when it was written", Written("15:31", "14:00") with { WrittenAt = null }) with { Context = WithRota },
        Silent(Early, "an hour, where the clock change leaves it in doubt by that hour", Entered("08:00") with { DoubtfulTimes = ["occurred_at"] }),
        Found("a minute more than the hour that is in doubt", [Entered("07:59") with { DoubtfulTimes = ["occurred_at"] }], Asks(Early, "entry:PR1", "PR1")),
        Silent(Early, "written half an hour before a rough time", Written("08:30") with { Precision = Precision.Approximate }),
        Found("written more than half an hour before a rough time", [Written("08:29") with { Precision = Precision.Approximate }], Asks(Early, "entry:PR1", "PR1") with { Says = "was written at 08:29" }),
        Found("only the copy states when it was written", [Written("15:31", "14:00") with { WrittenAt = null }, CopyOf(Written("15:31", "14:00"), "DR1")], Asks(Late, "entry:PR1", "DR1", "PR1") with { Says = "Digital row DR1 happened" }) with { Context = WithRota },
    ];

    private static Entry Entered(string at) => PaperRecord("PR1", "09:00") with { EnteredAt = At(at), CheckedAt = At("18:30") };

    private static Entry Written(string at, string occurred = "09:00") => PaperRecord("PR1", occurred) with { WrittenAt = At(at), EnteredAt = At("20:00"), CheckedAt = At("20:30") };
}
