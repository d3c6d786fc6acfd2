using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R21Cases
{
    private const string Alone = "cd_without_witness";
    private const string Broken = "cd_balance_broken";

    private static readonly ExpectedDose Morning = Dose("08:00") with { CdSchedule = "2" };
    private static readonly ExpectedDose Noon = Dose("12:00") with { CdSchedule = "2" };

    public static readonly RuleCase[] All =
    [
        Found("no witness", [Morning, Row("PD1", "08:00", "")], Asks(Alone, Morning, "PD1") with { Says = "is a controlled drug and paper row PD1 on sheet SH1 names no witness" }),
        Found("the giver herself", [Morning, Row("PD1", "08:00", "A1")], Asks(Alone, Morning, "PD1") with { Says = "names the giver as the witness" }),
        Found("destroyed after a refusal", [Morning, Row("PD1", "08:00", "", "refused_destroyed")], Asks(Alone, Morning, "PD1")),
        Found("refused, and something wasted", [Morning, Row("PD1", "08:00", "", "refused").With(d => d with { Wasted = 1 })], Asks(Alone, Morning, "PD1")),
        Found("neither the paper nor its copy", [Morning, Row("PD1", "08:00", ""), CopyOf(Row("PD1", "08:00", ""), "DD1")], Asks(Alone, Morning, "DD1", "PD1") with { Says = "name no witness" }),
        Silent(Alone, "somebody else", Morning, Row("PD1", "08:00", "DD")),
        Silent(Alone, "the copy names the witness", Morning, Row("PD1", "08:00", ""), CopyOf(Row("PD1", "08:00", "DD"), "DD1")),
        Silent(Alone, "refused and kept", Morning, Row("PD1", "08:00", "", "refused")),
        Silent(Alone, "refused and nothing wasted", Morning, Row("PD1", "08:00", "", "refused").With(d => d with { Wasted = 0 })),
        Silent(Alone, "no controlled drug", Dose("08:00"), Row("PD1", "08:00", "")),
        Silent(Alone, "before the outage", Dose("05:00") with { CdSchedule = "2" }, DigitalDose("DD1", "05:00")),

        Found("within a row", [Morning, Counted("PD1", "08:00", 20, 18)], Asks(Broken, Morning, "PD1") with { Says = "the balance goes from 20 to 18, but 1 left the stock" }),
        Found("from row to row", [Morning, Noon, Counted("PD1", "08:00", 20, 19), Counted("PD2", "12:00", 18, 17)], Asks(Broken, Noon, "PD1", "PD2") with { Says = "opens at 18 in paper row PD2 on sheet SH1, but paper row PD1 on sheet SH1 closed at 19" }),
        Found("from the last row before the outage", [Dose("06:00") with { CdSchedule = "2" }, Morning, Counted("DD1", "06:00", 21, 20, Source.Digital), Counted("PD1", "08:00", 19, 18)], Asks(Broken, Morning, "DD1", "PD1")),
        Found("refused, and the balance sinks", [Morning, Counted("PD1", "08:00", 20, 19).With(d => d with { Code = "refused" })], Asks(Broken, Morning, "PD1") with { Says = "but 0 left the stock" }),
        Found("destroyed, and the balance stays", [Morning, Counted("PD1", "08:00", 20, 20).With(d => d with { Code = "refused_destroyed" })], Asks(Broken, Morning, "PD1")),
        Found("destroyed as stated under wasted, and the balance stays", [Morning, Counted("PD1", "08:00", 20, 20).With(d => d with { Code = "refused_destroyed", Dose = null, Wasted = 1 })], Asks(Broken, Morning, "PD1")),
        Silent(Broken, "it adds up", Morning, Noon, Counted("PD1", "08:00", 20, 19), Counted("PD2", "12:00", 19, 18)),
        Silent(Broken, "no balance is stated", Morning, Counted("PD1", "08:00", null, null)),
        Silent(Broken, "no opening is stated", Morning, Noon, Counted("PD1", "08:00", 20, 19), Counted("PD2", "12:00", null, 17)),
        Silent(Broken, "the row between states no balance", Morning, Noon, Dose("16:00") with { CdSchedule = "2" }, Counted("PD1", "08:00", 20, 19), Counted("PD2", "12:00", null, null), Counted("PD3", "16:00", 18, 17)),
        Silent(Broken, "half given and half wasted", Morning, Counted("PD1", "08:00", 20, 19).With(d => d with { Dose = 0.5m, Wasted = 0.5m })),
        Silent(Broken, "destroyed", Morning, Counted("PD1", "08:00", 20, 19).With(d => d with { Code = "refused_destroyed" })),
        Silent(Broken, "destroyed as stated under wasted", Morning, Counted("PD1", "08:00", 20, 19).With(d => d with { Code = "refused_destroyed", Dose = null, Wasted = 1 })),
        Silent(Broken, "the quantity is not stated", Morning, Counted("PD1", "08:00", 20, 18).With(d => d with { Dose = null })),
        Silent(Broken, "destroyed, and the quantity is not stated", Morning, Counted("PD1", "08:00", 20, 18).With(d => d with { Code = "refused_destroyed", Dose = null })),
        Silent(Broken, "given and wasted, and the quantity given is not stated", Morning, Counted("PD1", "08:00", 20, 18).With(d => d with { Dose = null, Wasted = 1 })),
        Silent(Broken, "the code is unknown", Morning, Counted("PD1", "08:00", 20, 18).With(d => d with { Code = "?" })),
        Silent(Broken, "no controlled drug", Dose("08:00"), Counted("PD1", "08:00", 20, 18)),
        Silent(Broken, "broken before the outage", Dose("05:00") with { CdSchedule = "2" }, Dose("06:00") with { CdSchedule = "2" }, Counted("DD1", "05:00", 20, 18, Source.Digital), Counted("DD2", "06:00", 17, 16, Source.Digital)),
        Found("the paper names the giver herself, and the copy nobody", [Morning, Row("PD1", "08:00", "A1"), CopyOf(Row("PD1", "08:00", ""), "DD1")], Asks(Alone, Morning, "DD1", "PD1") with { Says = "name the giver as the witness" }),
        Found("the giver herself, by one letter", [Morning, Row("PD1", "08:00", "Z") with { Author = "Z" }], Asks(Alone, Morning, "PD1") with { Says = "names the giver as the witness" }),
        Silent(Alone, "somebody else, by one letter", Morning, Row("PD1", "08:00", "Z")),
    ];

    private static Entry Row(string id, string at, string witness, string code = "given") => PaperDose(id, at, code: code, due: at).With(d => d with { Witness = witness });

    private static Entry Counted(string id, string at, int? before, int? after, Source source = Source.Paper) =>
        (source == Source.Paper ? PaperDose(id, at) : DigitalDose(id, at)).With(d => d with { Witness = "DD", StockBefore = before, StockAfter = after });
}
