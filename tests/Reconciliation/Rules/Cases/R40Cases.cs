using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R40Cases
{
    private const string Missing = "second_check_missing";
    private const string Quick = "second_check_too_quick";

    public static readonly RuleCase[] All =
    [
        Found("transcribed and not checked", [Row().Unchecked()], Tells(Missing, "entry:PR1", "PR1") with { Says = "paper row PR1 on sheet SH1, transcribed by B1, has no second check" }),
        Found("neither the paper nor its copy", [Row().Unchecked(), CopyOf(Row().Unchecked() with { TranscribedBy = "ZZ" }, "DR1")], Tells(Missing, "entry:PR1", "DR1", "PR1") with { Says = "transcribed by B1, ZZ, have no second check" }),
        Found("the copy alone", [Row(), CopyOf(Row().Unchecked(), "DR1")], Tells(Missing, "entry:PR1", "DR1")),
        Silent(Missing, "checked", Row()),
        Silent(Missing, "a native row", DigitalRecord("DR1", "09:00")),
        Silent(Missing, "nobody is named as transcriber", Row().Unchecked() with { TranscribedBy = "" }),
        Silent(Missing, "the systems are still out", Row().Unchecked()) with { Context = Context with { RestoredAt = null } },
        Found("in fourteen seconds", [Checked(14)], Asks(Quick, "entry:PR1", "PR1") with { Says = "was entered at 18:00 on 10 Mar 2026 and checked 14 s later" }),
        Found("before it was entered", [Checked(-1)], Asks(Quick, "entry:PR1", "PR1") with { Says = "checked before that" }),
        Found("at that moment", [Checked(0)], Asks(Quick, "entry:PR1", "PR1") with { Says = "checked 0 s later" }),
        Found("paper and copy", [Checked(3), CopyOf(Checked(3), "DR1")], Asks(Quick, "entry:PR1", "DR1", "PR1") with { Says = "were entered" }),
        Silent(Quick, "in fifteen seconds", Checked(15)),
        Silent(Quick, "nobody stated when", Checked(3) with { CheckedAt = null }),
        Silent(Quick, "nobody checked it", Checked(3) with { CheckedBy = "", TranscribedBy = "" }),
        Silent(Quick, "a native row", DigitalRecord("DR1", "09:00") with { EnteredAt = At("09:00"), CheckedBy = "C1", CheckedAt = At("09:00") }),
        Silent(Quick, "the organisation's own limit", Checked(3)) with { Context = Context with { Policy = Context.Policy with { SecondCheckSeconds = 3 } } },
        Found("transcribed by one letter and not checked", [Row().Unchecked() with { TranscribedBy = "Z" }], Tells(Missing, "entry:PR1", "PR1") with { Says = "transcribed by Z" }),
        Found("the paper names no transcriber, and its copy is not checked", [Row().Unchecked() with { TranscribedBy = "" }, CopyOf(Row().Unchecked(), "DR1")], Tells(Missing, "entry:PR1", "DR1")),
        Found("nobody is named as checker, though somebody stated when", [Checked(3) with { CheckedBy = "" }], Tells(Missing, "entry:PR1", "PR1")),
        Found("a native row beside it needs no check", [Dose("08:00"), PaperDose("PD1", "08:00", due: "08:00").Unchecked(), DigitalDose("DD1", "08:10", due: "08:00") with { EnteredAt = At("08:10"), CheckedBy = "C1", CheckedAt = At("08:10") }],
            Tells(Missing, Dose("08:00"), "PD1")),
        Found("in seconds, by one letter", [Checked(3) with { CheckedBy = "Z" }], Asks(Quick, "entry:PR1", "PR1")),
        Found("the copy in seconds and the paper in fifteen", [Checked(15), CopyOf(Checked(3), "DR1")], Asks(Quick, "entry:PR1", "DR1")),
        Found("in seconds, and its copy not yet checked, while the systems are still out", [Checked(3), CopyOf(Row().Unchecked(), "DR1")], Asks(Quick, "entry:PR1", "PR1")) with { Context = Context with { RestoredAt = null } },
    ];

    private static Entry Row() => PaperRecord("PR1", "09:00");

    private static Entry Checked(int seconds) => Row() with { CheckedAt = At("18:00").AddSeconds(seconds) };
}
