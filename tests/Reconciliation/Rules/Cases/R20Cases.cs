using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R20Cases
{
    private const string Missing = "stock_missing";
    private const string Surplus = "stock_surplus";

    private static readonly StockCount Opening = new("P1", "MED", At("07:05"), 20);
    private static readonly ExpectedDose Due = Dose("08:00");
    private static readonly Entry Given1 = PaperDose("PD1", "08:00", due: "08:00");

    public static readonly RuleCase[] All =
    [
        Found("one more than was given is gone", [Due, Given1, Opening, Closing(18)],
            Asks(Missing, Due, "PD1") with { Says = "Medicine was counted as 20 at 07:05 on 10 Mar 2026 and as 18 at 17:30 on 10 Mar 2026; 1 left it between the counts by paper row PD1 on sheet SH1, so 1 are missing" }),
        Silent(Missing, "what was given is gone", Due, Given1, Opening, Closing(19)),
        Found("a tablet is gone and nobody recorded the dose", [Due, Opening, Closing(19)], Asks(Missing, Due) with { Says = "no row between the counts says that any left it" }),
        Found("a tablet of a medicine as needed is gone, and nothing at all is recorded", [Prn("MED"), Opening, Closing(19)],
            Asks(Missing, "stock:P1:MED:2026-03-10T17:30+00:00") with { Says = "Paracetamol was counted" }),
        Found("it is asked about the last dose before the second count", [Due, Dose("12:00"), Given1, PaperDose("PD2", "12:00", due: "12:00"), Dose("21:00"), Opening, Closing(17)],
            Asks(Missing, Dose("12:00"), "PD1", "PD2")),
        Found("the rows lie before the first count", [Due, Given1, Opening with { CountedAt = At("09:00") }, Closing(19)], Asks(Missing, Due)),
        Found("counts on both sides of the outage", [Prn("MED"), PaperDose("PD1", "08:00"), DigitalDose("DD1", "19:00"), Opening with { CountedAt = At("01:00") }, Closing(17) with { CountedAt = At("22:00") }],
            Asks(Missing, "entry:PD1", "DD1", "PD1")),
        Found("each pair of counts for itself", [Due, Given1, Opening, Closing(18) with { CountedAt = At("09:00") }, Closing(17)], Asks(Missing, Due, "PD1"), Asks(Missing, Due)),
        Silent(Missing, "a wasted half counts", Due, Given1.With(d => d with { Dose = 0.5m, Wasted = 0.5m }), Opening, Closing(19)),
        Silent(Missing, "refused and destroyed is wasted, by the dose", Due, Given1.With(d => d with { Code = "refused_destroyed" }), Opening, Closing(19)),
        Silent(Missing, "refused and destroyed is wasted, by what was wasted", Due, Given1.With(d => d with { Code = "refused_destroyed", Dose = null, Wasted = 1 }), Opening, Closing(19)),
        Silent(Missing, "refused and destroyed, one tablet stated in both columns", Due, Given1.With(d => d with { Code = "refused_destroyed", Wasted = 1 }), Opening, Closing(19)),
        Found("refused, and the tablet is gone", [Due, Given1.With(d => d with { Code = "refused" }), Opening, Closing(19)], Asks(Missing, Due, "PD1")),
        Silent(Missing, "a row between the counts states no quantity", Due, Given1.With(d => d with { Dose = null }), Opening, Closing(10)),
        Silent(Missing, "a row between the counts has a code that no key knows", Due, Given1.With(d => d with { Code = "?" }), Opening, Closing(10)),
        Silent(Missing, "a paper row and its copy are one dose", Due, Given1, CopyOf(Given1, "DD1"), Opening, Closing(19)),
        Silent(Missing, "the copy states the quantity", Due, Given1.With(d => d with { Dose = null }), CopyOf(Given1, "DD1"), Opening, Closing(19)),
        Silent(Missing, "two accounts of one dose may be two doses", Due, Given1, DigitalDose("DD1", "08:20", due: "08:00"), Opening, Closing(18)),
        Found("three are gone where two accounts are at most two doses", [Due, Given1, DigitalDose("DD1", "08:20", due: "08:00"), Opening, Closing(17)], Asks(Missing, Due, "DD1", "PD1")),
        Silent(Missing, "the dose was in the minute of the second count", Due, Given1, Opening, Closing(20) with { CountedAt = At("08:00") }, Closing(19)),
        Silent(Missing, "the dose was in the minute of the first count", Due, Given1, Opening with { CountedAt = At("08:00") }, Closing(19)),
        Silent(Missing, "the dose was at about the time of the count", Due, Given1 with { Precision = Precision.Approximate }, Opening with { CountedAt = At("08:20") }, Closing(19)),
        Silent(Missing, "two counts at one moment around a dose of that minute", Due, Given1, Opening with { CountedAt = At("08:00") }, Closing(19) with { CountedAt = At("08:00") }),
        Silent(Missing, "one count only", Due, Given1, Opening),
        Silent(Missing, "counts of two medicines", Due, Given1, Opening, Closing(10) with { MedicineId = "OTHER" }),
        Silent(Missing, "both counts before the outage", Due, Given1, Opening with { CountedAt = At("01:00") }, Closing(10) with { CountedAt = At("06:00") }),
        Silent(Missing, "both counts after the outage", Due, Given1, Opening with { CountedAt = At("18:00") }, Closing(10) with { CountedAt = At("20:00") }),
        Found("the dose was voided and the tablet is gone",
            [Due, Given1, new ItemException("entry:PD1", ExceptionKind.EnteredInError, "wrong person", "A1", At("18:00")), Opening, Closing(19)], Asks(Missing, Due)),

        Found("recorded as given, and the tablet is still there", [Due, Given1, Opening, Closing(20)], Tells(Surplus, Due, "PD1") with { Says = "so there are 1 too many, unless they were delivered" }),
        Found("more than before", [Due, Given1, Opening, Closing(47)], Tells(Surplus, Due, "PD1") with { Says = "28 too many" }),
        Silent(Surplus, "nothing was given and nothing is gone", Due, Opening, Closing(20)),
        Silent(Surplus, "asleep, and nothing is gone", Due, Given1.With(d => d with { Code = "asleep" }), Opening, Closing(20)),
        Silent(Surplus, "the tablet is still there, and the dose was in the minute of the second count", Due, Given1, Opening, Closing(20) with { CountedAt = At("08:00") }),
        Silent(Surplus, "more than before, before the outage", Opening with { CountedAt = At("01:00") }, Closing(47) with { CountedAt = At("06:00") }),
        Found("three counts and nothing recorded", [Prn("MED"), Opening, Closing(19) with { CountedAt = At("12:00") }, Closing(19)], Asks(Missing, "stock:P1:MED:2026-03-10T12:00+00:00")),
        Found("it is asked about a dose that nobody recorded, when that is the last before the second count", [Due, Dose("12:00"), Given1, Opening, Closing(18)],
            Asks(Missing, Dose("12:00"), "PD1") with { Says = "1 left it between the counts by paper row PD1" }),
        Found("not about one that was due after the second count", [Due, Dose("12:00"), Given1, Opening, Closing(18) with { CountedAt = At("10:00") }], Asks(Missing, Due, "PD1")),
        Found("about one that was due in the minute of the second count", [Due, Dose("12:00"), Given1, Opening, Closing(18) with { CountedAt = At("12:00") }], Asks(Missing, Dose("12:00"), "PD1")),
        Silent(Missing, "both counts after the outage, and a dose of it was never recorded", Due, Opening with { CountedAt = At("18:00") }, Closing(10) with { CountedAt = At("20:00") }),
        Silent(Missing, "counted as the outage ended, when a dose was due that nobody recorded", Dose("17:00"), Opening with { CountedAt = At("17:00") }, Closing(10) with { CountedAt = At("20:00") }),
        Found("both counts after the outage, and a paper row between them", [Prn("MED"), PaperDose("PD1", "19:00"), Opening with { CountedAt = At("18:00") }, Closing(18) with { CountedAt = At("20:00") }], Asks(Missing, "entry:PD1", "PD1")),
        Found("it is asked about a row whose rough time may lie before the second count", [Prn("MED"), PaperDose("PD1", "08:00"), PaperDose("PD2", "17:40") with { Line = 2, Precision = Precision.Approximate }, Opening, Closing(17)],
            Asks(Missing, "entry:PD2", "PD1", "PD2") with { Says = "1 to 2 left it" }),
        Found("nothing between the counts: it is asked about the last dose before them",
            [Due, Dose("12:00"), Dose("16:00"), Given1, PaperDose("PD2", "12:00", due: "12:00"), PaperDose("PD3", "16:00", due: "16:00"), Opening with { CountedAt = At("13:00") }, Closing(19) with { CountedAt = At("14:00") }],
            Asks(Missing, Dose("12:00"))),
        Found("not about one that is no part of the recovery", [Prn("MED"), DigitalDose("DD1", "06:00"), Opening, Closing(19)], Asks(Missing, "stock:P1:MED:2026-03-10T17:30+00:00")),
        Found("the systems are still out", [Prn("MED"), Opening, Closing(19)], Asks(Missing, "stock:P1:MED:2026-03-10T17:30+00:00")) with { Context = Context with { RestoredAt = null } },
        Silent(Missing, "the second count as the outage began", Opening with { CountedAt = At("01:00") }, Closing(10) with { CountedAt = At("07:00") }),
        Silent(Missing, "the first count as the outage ended", Opening with { CountedAt = At("17:00") }, Closing(10) with { CountedAt = At("20:00") }),
        Silent(Missing, "refused, and one is stated as wasted", Due, Given1.With(d => d with { Code = "refused", Wasted = 1 }), Opening, Closing(19)),
        Found("the copy states the quantity, and one more is gone", [Due, Given1.With(d => d with { Dose = null }), CopyOf(Given1, "DD1"), Opening, Closing(18)], Asks(Missing, Due, "DD1", "PD1")),
        Found("the paper states the quantity and its copy does not, and one more is gone", [Due, Given1, CopyOf(Given1, "DD1").With(d => d with { Dose = null }), Opening, Closing(18)], Asks(Missing, Due, "DD1", "PD1")),
        Silent(Missing, "a second account beside paper and copy states no quantity", Due, Given1, CopyOf(Given1, "DD1"), DigitalDose("DD2", "08:20", due: "08:00").With(d => d with { Dose = null }), Opening, Closing(10)),
        Silent(Missing, "of two accounts one states no quantity", Due, Given1.With(d => d with { Dose = null }), DigitalDose("DD1", "08:20", due: "08:00"), Opening, Closing(10)),
        Found("two are gone where a paper row and its copy are one dose", [Due, Given1, CopyOf(Given1, "DD1"), Opening, Closing(18)], Asks(Missing, Due, "DD1", "PD1")),
        Found("a paper row and its copy are one dose, and the tablet is still there", [Due, Given1, CopyOf(Given1, "DD1"), Opening, Closing(20)], Tells(Surplus, Due, "DD1", "PD1")),
        Silent(Surplus, "the tablet is still there, and the dose was in the minute of the first count", Due, Given1, Opening with { CountedAt = At("08:00") }, Closing(20)),
        Silent(Surplus, "two accounts of one dose, and what the smaller says is gone", Due, Given1, DigitalDose("DD1", "08:20", due: "08:00").With(d => d with { Dose = 2 }), Opening, Closing(19)),
    ];

    private static StockCount Closing(decimal count) => new("P1", "MED", At("17:30"), count);
}
