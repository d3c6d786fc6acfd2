using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R30Cases
{
    private const string Unknown = "initials_not_on_register";
    private const string OffShift = "initials_not_on_rota";

    private static readonly RecoveryContext WithRota = Context with { Staff = new(Staff, [new("A1", "S1", At("08:00"), At("15:00")), new("X1", "S2", At("07:00"), At("15:00"))]) };

    public static readonly RuleCase[] All =
    [
        Found("nobody's initials", [By("ZZ")], Asks(Unknown, "entry:DR1", "DR1") with { Says = "'ZZ' (gave the care) in digital row DR1 is not one person of the staff register" }),
        Found("initials of two people", [By("KK")], Asks(Unknown, "entry:DR1", "DR1")),
        Found("nobody transcribed it", [PaperRecord("PR1", "09:00") with { TranscribedBy = "ZZ" }], Asks(Unknown, "entry:PR1", "PR1") with { Says = "'ZZ' (transcribed it)" }),
        Found("nobody checked it", [PaperRecord("PR1", "09:00") with { CheckedBy = "ZZ" }], Asks(Unknown, "entry:PR1", "PR1") with { Says = "'ZZ' (checked it)" }),
        Found("nobody witnessed it", [PaperDose("PD1", "08:00").With(d => d with { Witness = "ZZ" })], Asks(Unknown, "entry:PD1", "PD1") with { Says = "'ZZ' (witness)" }),
        Found("one unknown in several columns and rows", [PaperRecord("PR1", "09:00") with { Author = "ZZ", CheckedBy = "zz" }, CopyOf(PaperRecord("PR1", "09:00") with { Author = "ZZ", CheckedBy = "CC" }, "DR1")],
            Asks(Unknown, "entry:PR1", "DR1", "PR1") with { Says = "'ZZ' (gave the care, checked it) in paper row PR1 on sheet SH1 and digital row DR1 is not" }),
        Found("two unknown people", [PaperRecord("PR1", "09:00") with { Author = "ZZ", CheckedBy = "YY" }], Asks(Unknown, "entry:PR1", "PR1") with { Says = "'ZZ'" }, Asks(Unknown, "entry:PR1", "PR1") with { Says = "'YY'" }),
        Found("an unknown worker of a double-up", [PaperVisit("PV1", "08:00", "08:30", "V1", "AA", "ZZ")], Asks(Unknown, "entry:PV1", "PV1")),
        Silent(Unknown, "initials", By("AA")),
        Silent(Unknown, "initials in small letters", By("aa")),
        Silent(Unknown, "a staff id", By("A1")),
        Silent(Unknown, "nobody is named", By("")),
        Silent(Unknown, "before the outage", By("ZZ") with { OccurredAt = At("05:00") }),

        Found("somebody without a shift that day", [By("BB")], Asks(OffShift, "entry:DR1", "DR1") with { Says = "'BB' in digital row DR1 had no shift at this service at 09:00" }) with { Context = WithRota },
        Found("at another service that day", [By("XX")], Asks(OffShift, "entry:DR1", "DR1")) with { Context = WithRota },
        Found("a minute too early", [By("AA") with { OccurredAt = At("07:29") }], Asks(OffShift, "entry:DR1", "DR1")) with { Context = WithRota },
        Found("a minute too late", [By("AA") with { OccurredAt = At("15:31") }], Asks(OffShift, "entry:DR1", "DR1")) with { Context = WithRota },
        Found("roughly, and still too late", [By("AA") with { OccurredAt = At("16:01"), Precision = Precision.Approximate }], Asks(OffShift, "entry:DR1", "DR1")) with { Context = WithRota },
        Found("known by its shift, and still too late", [By("AA") with { OccurredAt = At("23:01"), Precision = Precision.Shift, TranscribedBy = "AA", CheckedBy = "CC" }], Asks(OffShift, "entry:DR1", "DR1")) with { Context = WithRota },
        Found("a paper row and its copy", [PaperRecord("PR1", "09:00") with { Author = "BB", TranscribedBy = "CC", CheckedBy = "DD" }, CopyOf(PaperRecord("PR1", "09:00") with { Author = "BB", TranscribedBy = "CC", CheckedBy = "DD" }, "DR1")],
            Asks(OffShift, "entry:PR1", "DR1", "PR1")) with { Context = WithRota },
        Silent(OffShift, "half an hour before the shift", By("AA") with { OccurredAt = At("07:30") }) with { Context = WithRota },
        Silent(OffShift, "half an hour after the shift", By("AA") with { OccurredAt = At("15:30") }) with { Context = WithRota },
        Silent(OffShift, "roughly an hour after the shift", By("AA") with { OccurredAt = At("16:00"), Precision = Precision.Approximate }) with { Context = WithRota },
        Silent(OffShift, "known by its shift", By("AA") with { OccurredAt = At("16:59"), Precision = Precision.Shift }) with { Context = WithRota },
        Silent(OffShift, "the service has no rota", By("BB")),
        Silent(OffShift, "whoever transcribed it need not have a shift then", PaperRecord("PR1", "09:00")) with { Context = WithRota },
        Silent(OffShift, "before the outage", By("BB") with { OccurredAt = At("05:00") }) with { Context = WithRota },
        Found("one letter", [By("Z")], Asks(Unknown, "entry:DR1", "DR1")),
        Found("one letter as transcriber", [PaperRecord("PR1", "09:00") with { TranscribedBy = "Z" }], Asks(Unknown, "entry:PR1", "PR1")),
        Found("one letter as checker", [PaperRecord("PR1", "09:00") with { CheckedBy = "Z" }], Asks(Unknown, "entry:PR1", "PR1")),
        Found("one letter as witness", [PaperDose("PD1", "08:00").With(d => d with { Witness = "Z" })], Asks(Unknown, "entry:PD1", "PD1")),
        Found("nobody else is named as witness", [PaperDose("PD1", "08:00") with { Author = "ZZ" }], Asks(Unknown, "entry:PD1", "PD1")),
        Found("an unknown worker alone", [PaperVisit("PV1", "08:00", "08:30", "V1", "ZZ")], Asks(Unknown, "entry:PV1", "PV1")),
        Found("one letter as worker", [PaperVisit("PV1", "08:00", "08:30", "V1", "Z")], Asks(Unknown, "entry:PV1", "PV1")),
        Found("an unknown worker beside one who is not named", [PaperVisit("PV1", "08:00", "08:30", "V1", "", "ZZ")], Asks(Unknown, "entry:PV1", "PV1")),
        Found("a visit by somebody without a shift", [PaperVisit("PV1", "09:00", "09:30", "V1", "BB")], Asks(OffShift, "entry:PV1", "PV1")) with { Context = WithRota },
        Found("of two workers the one without a shift, named twice", [PaperVisit("PV1", "09:00", "09:30", "V1", "AA", "BB", "BB")], Asks(OffShift, "entry:PV1", "PV1") with { Says = "'BB' in paper row PV1 had no shift" }) with { Context = WithRota },
        Found("written in capitals once", [PaperRecord("PR1", "09:00") with { Author = "BB" }, CopyOf(PaperRecord("PR1", "09:00") with { Author = "bb" }, "DR1")], Asks(OffShift, "entry:PR1", "DR1", "PR1")) with { Context = WithRota },
        Silent(OffShift, "a visit by somebody who has a shift", PaperVisit("PV1", "09:00", "09:30", "V1", "AA")) with { Context = WithRota },
        Found("nobody on the register has no shift to miss", [By("ZZ")], Asks(Unknown, "entry:DR1", "DR1")) with { Context = WithRota },
    ];

    private static Entry By(string author) => DigitalRecord("DR1", "09:00") with { Author = author };
}
