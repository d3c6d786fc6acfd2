using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R09Cases
{
    private const string Twice = "dose_recorded_twice";
    private const string Differ = "paper_and_digital_differ";

    private static readonly Entry Paper = PaperDose("PD1", "08:00", due: "08:00") with { Line = 3 };

    public static readonly RuleCase[] All =
    [
        Found("a native row beside paper", [Dose("08:00"), PaperDose("PD1", "08:00"), DigitalDose("DD1", "08:30")],
            Asks(Twice, Dose("08:00"), "DD1", "PD1") with { Says = "is recorded twice: paper row PD1 on sheet SH1 and digital row DD1" }),
        Found("two native rows beside paper", [Dose("08:00"), PaperDose("PD1", "08:00"), DigitalDose("DD1", "08:10"), DigitalDose("DD2", "08:20")],
            Asks(Twice, Dose("08:00"), "DD1", "DD2", "PD1") with { Says = "several times" }),
        Found("a native row beside paper and its copy", [Dose("08:00"), Paper, CopyOf(Paper, "DD1"), DigitalDose("DD2", "08:10")], Asks(Twice, Dose("08:00"), "DD1", "DD2", "PD1")),
        Found("two rows of a medicine that nothing expected, minutes apart", [PaperDose("PD1", "08:00"), DigitalDose("DD1", "08:10")], Asks(Twice, "entry:PD1", "DD1", "PD1")),
        Found("a native row that says something else is a second account and no copy", [Dose("08:00"), PaperDose("PD1", "08:00"), DigitalDose("DD1", "08:30", code: "refused")], Asks(Twice, Dose("08:00"), "DD1", "PD1")),
        Silent(Twice, "two accounts of a visit are rule 36's", Visit("08:00", "08:30"), PaperVisit("PV1", "08:00", "08:30"),
            new Entry("DV1", "P1", Source.Digital, At("08:00"), new VisitMade("V1") { StaffIds = ["A1"], ActualOut = At("08:30"), Origin = "ecm" })),
        Silent(Twice, "a copy is not a second account", Dose("08:00"), Paper, CopyOf(Paper, "DD1")),
        Silent(Twice, "a row for each of two slots", Dose("08:00"), Dose("12:00"), PaperDose("PD1", "08:00"), DigitalDose("DD1", "12:00")),
        Silent(Twice, "two rows in the system before the outage", DigitalDose("DD1", "05:00"), DigitalDose("DD2", "05:05")),
        Silent(Twice, "the native row was voided", Dose("08:00"), PaperDose("PD1", "08:00"), DigitalDose("DD1", "08:30"),
            new ItemException("entry:DD1", ExceptionKind.DuplicateVoid, "keyed twice", "A1", At("18:00"))),
        Silent(Twice, "records of one period are rule 10's matter", Record("08:00", "12:00"), PaperRecord("PR1", "09:00"), DigitalRecord("DR1", "09:05")),
        Found("the copy says refused", [Dose("08:00"), Paper, Copy(d => d with { Code = "refused" })], Asks(Differ, Dose("08:00"), "DD1", "PD1") with { Says = "given against refused" }),
        Found("the copy has another dose", [Dose("08:00"), Paper, Copy(d => d with { Dose = 2 })], Asks(Differ, Dose("08:00"), "DD1", "PD1") with { Says = "dose 1 against 2" }),
        Found("the copy has another code, and neither is in the key", [Dose("08:00"), Paper.With(d => d with { Code = "?" }), Copy(d => d with { Code = "!" })],
            Asks(Differ, Dose("08:00"), "DD1", "PD1") with { Says = "code '?' against code '!'" }),
        Found("the copy is a minute further off than a slip", [Dose("08:00"), Paper, CopyOf(Paper, "DD1") with { OccurredAt = At("08:16") }],
            Asks(Differ, Dose("08:00"), "DD1", "PD1") with { Says = "08:00 on 10 Mar 2026 against 08:16" }),
        Silent(Differ, "the copy is a quarter of an hour off", Dose("08:00"), Paper, CopyOf(Paper, "DD1") with { OccurredAt = At("08:15") }),
        Silent(Differ, "the copy is a quarter of an hour early", Dose("08:00"), Paper, CopyOf(Paper, "DD1") with { OccurredAt = At("07:45") }),
        Silent(Differ, "the copy states no dose", Dose("08:00"), Paper, Copy(d => d with { Dose = null })),
        Silent(Differ, "the copy has the same unknown code", Dose("08:00"), Paper.With(d => d with { Code = "?" }), Copy(d => d with { Code = "?" })),
        Silent(Differ, "the copy has the word where the chart has its letter", Dose("08:00"), Paper.With(d => d with { ChartFamily = "M", Code = "/" }), Copy(d => d with { Code = "given" })),
        Silent(Twice, "two native rows of a dose that was due before the outage", Dose("05:00"), DigitalDose("DD1", "05:00", due: "05:00"), DigitalDose("DD2", "05:05", due: "05:00")),
        Found("the copy says that it was destroyed", [Dose("08:00"), Paper, Copy(d => d with { Code = "refused_destroyed" })], Asks(Differ, Dose("08:00"), "DD1", "PD1") with { Says = "given against refused destroyed" }),
    ];

    private static Entry Copy(Func<DoseGiven, DoseGiven> change) => CopyOf(Paper, "DD1").With(change);
}
