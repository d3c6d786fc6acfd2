using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R17Cases
{
    private const string Bare = "prn_without_rationale_or_outcome";

    public static readonly RuleCase[] All =
    [
        Found("neither why nor how", [Prn(), Taken("", "")], Asks(Bare, "entry:PD1", "PD1") with { Says = "does not say why it was given and how it worked." }),
        Found("not why", [Prn(), Taken("", "eased")], Asks(Bare, "entry:PD1", "PD1") with { Says = "does not say why it was given." }),
        Found("not how", [Prn(), Taken("pain", "")], Asks(Bare, "entry:PD1", "PD1") with { Says = "does not say how it worked." }),
        Found("neither the paper nor its copy", [Prn(), Taken("", ""), CopyOf(Taken("", ""), "DD1")], Asks(Bare, "entry:PD1", "DD1", "PD1") with { Says = "do not say why" }),
        Found("a controlled drug given when needed", [Prn() with { CdSchedule = "2" }, Taken("", "").With(d => d with { Witness = "DD" })], Asks(Bare, "entry:PD1", "PD1")),
        Silent(Bare, "both", Prn(), Taken("pain", "eased")),
        Silent(Bare, "the paper says why and its copy how", Prn(), Taken("pain", ""), CopyOf(Taken("", "eased"), "DD1")),
        Silent(Bare, "refused", Prn(), Taken("", "").With(d => d with { Code = "refused" })),
        Silent(Bare, "a scheduled dose", Dose("08:00", "PRN"), Taken("", "")),
        Silent(Bare, "a medicine that nobody planned", Taken("", "")),
        Silent(Bare, "before the outage", Prn(), DigitalDose("DD1", "05:00", "PRN")),
        Found("a medicine that nobody planned, with why and without how", [Taken("pain", "")], Asks(Bare, "entry:PD1", "PD1") with { Says = "does not say how it worked." }),
        Silent(Bare, "both, in a letter each", Prn(), Taken("P", "E")),
        Silent(Bare, "a second dose of a scheduled medicine, hours after its round", Dose("08:00", "PRN"), Taken("", "") with { OccurredAt = At("15:00") }),
        Silent(Bare, "a record is no dose", Prn(), PaperRecord("PR1", "08:00")),
    ];

    private static Entry Taken(string why, string how) => PaperDose("PD1", "08:00", "PRN").With(d => d with { PrnRationale = why, PrnOutcome = how });
}
