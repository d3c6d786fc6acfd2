using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R18Cases
{
    private const string Without = "variable_dose_without_quantity";

    private static readonly ExpectedDose Insulin = Dose("08:00") with { VariableDose = true };
    private static readonly Entry Bare = PaperDose("PD1", "08:00", due: "08:00").With(d => d with { Dose = null });

    public static readonly RuleCase[] All =
    [
        Found("taken, and nobody says how much", [Insulin, Bare], Asks(Without, Insulin, "PD1") with { Says = "varies and paper row PD1 on sheet SH1 does not say how much was taken at 08:00" }),
        Found("neither the paper nor its copy says how much", [Insulin, Bare, CopyOf(Bare, "DD1")], Asks(Without, Insulin, "DD1", "PD1") with { Says = "do not say" }),
        Found("prompted is taken", [Insulin, Bare.With(d => d with { Code = "prompted" })], Asks(Without, Insulin, "PD1")),
        Found("a dose given when needed", [Prn() with { VariableDose = true }, PaperDose("PD1", "08:00", "PRN").With(d => d with { Dose = null })], Asks(Without, "entry:PD1", "PD1")),
        Silent(Without, "the copy says how much", Insulin, Bare, CopyOf(Bare, "DD1").With(d => d with { Dose = 6 })),
        Silent(Without, "nought is a quantity", Insulin, Bare.With(d => d with { Dose = 0 })),
        Silent(Without, "refused", Insulin, Bare.With(d => d with { Code = "refused" })),
        Silent(Without, "the dose does not vary", Dose("08:00"), Bare),
        Silent(Without, "nobody recorded anything: that is rule 2", Insulin),
        Silent(Without, "in the system, before the outage", Dose("06:00") with { VariableDose = true }, DigitalDose("DD1", "06:00", due: "06:00").With(d => d with { Dose = null })),
    ];
}
