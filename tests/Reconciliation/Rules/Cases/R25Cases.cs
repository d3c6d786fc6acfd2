using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R25Cases
{
    private const string NotTold = "refusals_not_escalated";

    private static readonly object[] Plan = [Dose("08:00"), Dose("12:00"), Dose("16:00")];
    private static readonly Entry First = Refused("PD1", "08:00");
    private static readonly Entry Second = Refused("PD2", "12:00");

    public static readonly RuleCase[] All =
    [
        Found("twice in a row, and nobody was told", [.. Plan, First, Second],
            Asks(NotTold, Dose("12:00"), "PD1", "PD2") with { Says = "Medicine was refused twice in a row (08:00 on 10 Mar 2026, paper row PD1 on sheet SH1, 12:00" }),
        Found("refused and destroyed is refused", [.. Plan, First, Second.With(d => d with { Code = "refused_destroyed" })], Asks(NotTold, Dose("12:00"), "PD1", "PD2")),
        Found("three times in a row is told once", [.. Plan, First, Second, Refused("PD3", "16:00")], Asks(NotTold, Dose("12:00"), "PD1", "PD2")),
        Found("the first before the outage", [Dose("06:00"), Dose("08:00"), DigitalDose("DD1", "06:00", code: "refused", due: "06:00"), First], Asks(NotTold, Dose("08:00"), "DD1", "PD1")),
        Found("the second after the outage", [Dose("16:00"), Dose("20:00"), Refused("PD1", "16:00"), DigitalDose("DD1", "20:00", code: "refused", due: "20:00")], Asks(NotTold, Dose("20:00"), "DD1", "PD1")),
        Found("twice before the outage and once in it", [Dose("04:00"), Dose("06:00"), Dose("08:00"), History("DD1", "04:00"), History("DD2", "06:00"), First],
            Asks(NotTold, Dose("08:00"), "DD1", "DD2", "PD1") with { Says = "3 times in a row" }),
        Found("on paper and in the system", [.. Plan, First, CopyOf(First, "DD1"), DigitalDose("DD2", "12:00", code: "refused", due: "12:00")], Asks(NotTold, Dose("12:00"), "DD1", "DD2", "PD1")),
        Found("asleep between does not end it", [.. Plan, First, Second.With(d => d with { Code = "asleep" }), Refused("PD3", "16:00")], Asks(NotTold, Dose("16:00"), "PD1", "PD3")),
        Found("the GP was called before the first refusal", [.. Plan, First, Second, Told("gp", "07:59")], Asks(NotTold, Dose("12:00"), "PD1", "PD2")),
        Found("the GP was called a minute too late", [.. Plan, First, Second, Told("gp", "2026-03-11T12:01+00:00")], Asks(NotTold, Dose("12:00"), "PD1", "PD2")),
        Found("the family was told, which is no escalation", [.. Plan, First, Second, Told("family", "13:00")], Asks(NotTold, Dose("12:00"), "PD1", "PD2")),
        Found("refused again after it was taken, twice each time",
            [.. Plan, Dose("09:00"), Dose("15:00"), First, Refused("PD2", "09:00"), PaperDose("PD3", "12:00", due: "12:00"), Refused("PD4", "15:00"), Refused("PD5", "16:00")],
            Asks(NotTold, Dose("09:00"), "PD1", "PD2"), Asks(NotTold, Dose("16:00"), "PD4", "PD5")),
        Found("as often as the policy says", [.. Plan, First, Second, Refused("PD3", "16:00")], Asks(NotTold, Dose("16:00"), "PD1", "PD2", "PD3")) with
        {
            Context = Context with { Policy = Policy.Default with { RefusalsInARow = 3 } },
        },
        Silent(NotTold, "the GP was called 24 hours after the second", [.. Plan, First, Second, Told("gp", "2026-03-11T12:00+00:00")]),
        Silent(NotTold, "the pharmacist was asked between the two", [.. Plan, First, Second, Told("pharmacist", "09:00")]),
        Silent(NotTold, "a record of clinical advice", [.. Plan, First, Second, PaperRecord("PR1", "13:00", Category.ClinicalAdvice)]),
        Silent(NotTold, "told after the second, and refused once more", [.. Plan, First, Second, Refused("PD3", "16:00"), Told("111", "13:00")]),
        Silent(NotTold, "refused once", [.. Plan, First, PaperDose("PD2", "12:00", due: "12:00"), PaperDose("PD3", "16:00", due: "16:00")]),
        Silent(NotTold, "taken between", [.. Plan, First, PaperDose("PD2", "12:00", due: "12:00"), Refused("PD3", "16:00")]),
        Silent(NotTold, "nobody recorded the dose between", [.. Plan, First, Refused("PD3", "16:00")]),
        Silent(NotTold, "out for the dose between", [.. Plan, First, Second.With(d => d with { Code = "leave" }), Refused("PD3", "16:00")]),
        Silent(NotTold, "not required between", [.. Plan, First, Second.With(d => d with { Code = "not_required" }), Refused("PD3", "16:00")]),
        Silent(NotTold, "a paper refusal and its copy are one", [.. Plan, First, CopyOf(First, "DD1")]),
        Silent(NotTold, "offered again within one slot", [.. Plan, First, Refused("PD2", "08:30", "08:00")]),
        Silent(NotTold, "refused, offered again and taken", [.. Plan, First, PaperDose("PD2", "08:30", due: "08:00"), Refused("PD3", "12:00")]),
        Silent(NotTold, "two medicines", [Dose("08:00"), Dose("12:00", "OTHER"), First, Refused("PD2", "12:00") with { Content = new DoseGiven("OTHER", "refused") { DueAt = At("12:00") } }]),
        Silent(NotTold, "offered when needed and declined", [Prn(), PaperDose("PD1", "08:00", "PRN", "refused"), PaperDose("PD2", "12:00", "PRN", "refused")]),
        Silent(NotTold, "both before the outage", [Dose("05:00"), Dose("06:00"), History("DD1", "05:00"), History("DD2", "06:00")]),
        Silent(NotTold, "the first was voided", [.. Plan, First, Second, new ItemException("entry:PD1", ExceptionKind.EnteredInError, "wrong person", "A1", At("18:00"))]),
        Found("once is enough by the policy", [.. Plan, First, PaperDose("PD2", "12:00", due: "12:00")], Asks(NotTold, Dose("08:00"), "PD1") with { Says = "was refused once (" }) with { Context = InARow(1) },
        Found("a policy that states none means one", [.. Plan, First, PaperDose("PD2", "12:00", due: "12:00")], Asks(NotTold, Dose("08:00"), "PD1")) with { Context = InARow(0) },
        Found("sick between does not end it", [.. Plan, First, Second.With(d => d with { Code = "nausea" }), Refused("PD3", "16:00")], Asks(NotTold, Dose("16:00"), "PD1", "PD3")),
        Found("out of stock between does not end it", [.. Plan, First, Second.With(d => d with { Code = "not_available" }), Refused("PD3", "16:00")], Asks(NotTold, Dose("16:00"), "PD1", "PD3")),
        Found("a medicine that nobody planned", [PaperDose("PD1", "08:00", code: "refused"), PaperDose("PD2", "12:00", code: "refused") with { Line = 2 }], Asks(NotTold, "entry:PD2", "PD1", "PD2")),
        Found("a scheduled medicine, offered long after its rounds", [Dose("08:00"), PaperDose("PD1", "12:00", code: "refused"), PaperDose("PD2", "15:00", code: "refused") with { Line = 2 }], Asks(NotTold, "entry:PD2", "PD1", "PD2")),
        Silent(NotTold, "asleep on the paper between, and taken by its copy", [.. Plan, First, Second.With(d => d with { Code = "asleep" }) with { Line = 2 }, CopyOf(Second with { Line = 2 }, "DD2").With(d => d with { Code = "given" }), Refused("PD3", "16:00")]),
        Silent(NotTold, "taken when needed between", [.. Plan, Prn("MED"), First, PaperDose("PD2", "10:00").With(d => d with { PrnRationale = "asked for it", PrnOutcome = "slept" }), Refused("PD3", "12:00")]),
        Silent(NotTold, "records are no refusals", PaperRecord("PR1", "08:00"), PaperRecord("PR2", "12:00")),
    ];

    private static RecoveryContext InARow(int refusals) => Context with { Policy = Policy.Default with { RefusalsInARow = refusals } };

    private static Entry Refused(string id, string at, string? due = null) => PaperDose(id, at, code: "refused", due: due ?? at);

    private static Entry History(string id, string at) => DigitalDose(id, at, code: "refused", due: at);

    private static Contact Told(string party, string at) => new("C1", "P1", At(at), party, "told");
}
