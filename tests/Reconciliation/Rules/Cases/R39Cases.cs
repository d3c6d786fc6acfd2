using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R39Cases
{
    private const string Own = "checker_not_independent";
    private const string Pair = "reciprocal_checking";

    private static readonly WorkTrace There = new("E1", "entry:E1", "P1", "S1", At("08:00"), null) { TranscribedBy = "AA", CheckedBy = "BB" };
    private static readonly WorkTrace Back = There with { EntryId = "E2", PersonId = "P2", TranscribedBy = "B1", CheckedBy = "A1" };

    public static readonly RuleCase[] All =
    [
        Found("the checker had transcribed it", [Row("BB")], Tells(Own, "entry:PR1", "PR1") with { Says = "B1 checked paper row PR1 on sheet SH1 and also transcribed it." }),
        Found("the checker had given the care", [Row("A1")], Tells(Own, "entry:PR1", "PR1") with { Says = "and also gave the care." }),
        Found("the checker had done both", [Row("AA") with { TranscribedBy = "A1" }], Tells(Own, "entry:PR1", "PR1") with { Says = "gave the care and transcribed it." }),
        Found("the checker of the copy had given the care, says the paper", [Row("CC"), CopyOf(Row("AA") with { Author = "" }, "DR1")], Tells(Own, "entry:PR1", "DR1")),
        Found("paper and copy", [Row("BB"), CopyOf(Row("BB"), "DR1")], Tells(Own, "entry:PR1", "DR1", "PR1")),
        Found("two checkers of one item", [Row("BB"), CopyOf(Row("AA"), "DR1")], Tells(Own, "entry:PR1", "PR1"), Tells(Own, "entry:PR1", "DR1")),
        Found("initials that may be the giver's", [Row("KK") with { Author = "K1" }], Tells(Own, "entry:PR1", "PR1")),
        Found("the other worker of a double-up checked it", [PaperVisit("PV1", "08:00", "08:30", "V1", "AA", "DD") with { CheckedBy = "DD" }], Tells(Own, "entry:PV1", "PV1")),
        Silent(Own, "somebody else", Row("CC")),
        Silent(Own, "under an override", Row("BB") with { CheckOverrideId = "OV1" }),
        Silent(Own, "not checked: rule 40", Row("")),
        Silent(Own, "a native row needs no check", DigitalRecord("DR1", "09:00") with { CheckedBy = "A1" }),

        Found("two people check each other", [There, Back], Tells(Pair, "S1", "E1", "E2") with { Says = "A1 and B1 check each other: B1 checked 1 transcribed by A1, and A1 checked 1 transcribed by B1" }),
        Found("rows of records", [Row("CC"), PaperRecord("PR2", "10:00") with { PersonId = "P2", TranscribedBy = "C1", CheckedBy = "B1" }], Tells(Pair, "S1", "PR1", "PR2")),
        Found("twice there and once back", [There, There with { EntryId = "E3" }, Back], Tells(Pair, "S1", "E1", "E2", "E3") with { Says = "B1 checked 2 transcribed by A1, and A1 checked 1" }),
        Silent(Pair, "in a circle", There, Back with { CheckedBy = "C1" }, There with { EntryId = "E3", TranscribedBy = "C1", CheckedBy = "A1" }),
        Silent(Pair, "one way only", There, There with { EntryId = "E3" }),
        Silent(Pair, "one way only, the other way", Back, Back with { EntryId = "E4" }),
        Silent(Pair, "in two services", There, Back with { ServiceId = "S2" }),
        Silent(Pair, "one of them was not checked", There, Back with { CheckedBy = "" }),
        Silent(Pair, "one of them names no transcriber", There, Back with { TranscribedBy = "" }),
        Silent(Pair, "somebody checking their own work is the other half of the rule", There with { CheckedBy = "A1" }, Back with { CheckedBy = "B1" }),
        Silent(Pair, "fewer than the organisation's limit", There, There with { EntryId = "E3" }, Back) with { Context = Context with { Policy = Context.Policy with { ReciprocalChecksEachWay = 2 } } },
        Silent(Pair, "fewer the other way", There, Back, Back with { EntryId = "E4" }) with { Context = Context with { Policy = Context.Policy with { ReciprocalChecksEachWay = 2 } } },
        Found("the checker had given the care, by one letter", [Row("Z") with { Author = "Z" }], Tells(Own, "entry:PR1", "PR1")),
        Found("one unknown checker, written in capitals once", [Row("ZZ") with { TranscribedBy = "ZZ" }, CopyOf(Row("zz") with { TranscribedBy = "zz" }, "DR1")], Tells(Own, "entry:PR1", "DR1", "PR1")),
        Found("the checker had given the care and transcribed one of the rows", [Row("BB") with { Author = "BB" }, CopyOf(Row("BB") with { Author = "BB", TranscribedBy = "CC" }, "DR1")],
            Tells(Own, "entry:PR1", "DR1", "PR1") with { Says = "gave the care and transcribed it." }),
        Found("two people of one letter each", [There with { TranscribedBy = "Z", CheckedBy = "Y" }, Back with { TranscribedBy = "Y", CheckedBy = "Z" }], Tells(Pair, "S1", "E1", "E2")),
        Found("two people whom nobody knows, written in capitals once", [There with { TranscribedBy = "ZZ", CheckedBy = "YY" }, Back with { TranscribedBy = "yy", CheckedBy = "zz" }], Tells(Pair, "S1", "E1", "E2") with { Says = "YY and ZZ check each other" }),
        Found("two people's rows have one id", [There, Back with { EntryId = "E1" }], Tells(Pair, "S1", "E1")),
        Silent(Pair, "one names no transcriber and the other no checker", There with { TranscribedBy = "", CheckedBy = "AA" }, Back with { TranscribedBy = "AA", CheckedBy = "" }),
    ];

    private static Entry Row(string checker) => PaperRecord("PR1", "09:00") with { CheckedBy = checker };
}
