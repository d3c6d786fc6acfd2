using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R19Cases
{
    private const string Unknown = "code_not_in_key";
    private const string Other = "other_without_note";

    public static readonly RuleCase[] All =
    [
        Found("not in the key of the chart", [Dose("08:00"), Coded("M", "Z")], Asks(Unknown, Dose("08:00"), "PD1") with { Says = "has the code 'Z', which is not in the key of chart M" }),
        Found("a word where the chart has letters", [Dose("08:00"), Coded("M", "given")], Asks(Unknown, Dose("08:00"), "PD1")),
        Found("a letter of another chart", [Dose("08:00"), Coded("N", "/")], Asks(Unknown, Dose("08:00"), "PD1")),
        Found("no chart and no such code anywhere", [Dose("08:00"), Coded("", "Z")], Asks(Unknown, Dose("08:00"), "PD1") with { Says = "not in the key of any chart" }),
        Found("the same code on the paper and in its copy", [Dose("08:00"), Coded("M", "Z"), CopyOf(Coded("M", "Z"), "DD1")], Asks(Unknown, Dose("08:00"), "DD1", "PD1") with { Says = "have the code 'Z'" }),
        Found("two unknown codes", [Dose("08:00"), Coded("M", "Z"), CopyOf(Coded("M", "Y"), "DD1")], Asks(Unknown, Dose("08:00"), "PD1"), Asks(Unknown, Dose("08:00"), "DD1")),
        Silent(Unknown, "in the key", Dose("08:00"), Coded("M", "/")),
        Silent(Unknown, "a word where no key applies", Dose("08:00"), Coded("", "given")),
        Silent(Unknown, "a letter on which all charts agree", Dose("08:00"), Coded("", "/")),
        Silent(Unknown, "before the outage", DigitalDose("DD1", "05:00", code: "Z")),
        Silent(Unknown, "a record has no code", PaperRecord("PR1", "08:00")),
        Found("other, and nothing said", [Dose("08:00"), Coded("M", "O")], Asks(Other, Dose("08:00"), "PD1") with { Says = "says \"other\" without a note" }),
        Found("neither the paper nor its copy says what", [Dose("08:00"), Coded("M", "O"), CopyOf(Coded("M", "O"), "DD1")], Asks(Other, Dose("08:00"), "DD1", "PD1") with { Says = "say \"other\"" }),
        Silent(Other, "with a note", Dose("08:00"), Coded("M", "O", "spat out")),
        Silent(Other, "the copy says what", Dose("08:00"), Coded("M", "O"), CopyOf(Coded("M", "O", "spat out"), "DD1")),
        Silent(Other, "refused needs no note", Dose("08:00"), Coded("M", "R")),
        Silent(Other, "before the outage", DigitalDose("DD1", "05:00", code: "other")),
    ];

    private static Entry Coded(string family, string code, string note = "") => PaperDose("PD1", "08:00", code: code, due: "08:00").With(d => d with { ChartFamily = family, Note = note });
}
