using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R15Cases
{
    private const string Doses = "prn_max_24h_exceeded";
    private const string Ingredient = "ingredient_max_24h_exceeded";

    private static readonly ExpectedDose Para = Prn("PARA") with { Medicine = "Paracetamol 500 mg", PrnMax24h = 2, Ingredient = "paracetamol", IngredientMg = 1000 };
    private static readonly ExpectedDose Codamol = Prn("COCO") with { Medicine = "Co-codamol 8/500", PrnMax24h = 4, Ingredient = "Paracetamol", IngredientMg = 1000 };
    private static readonly ExpectedDose Scheduled = Dose("08:00", "SUSP") with { Medicine = "Paracetamol suspension", Ingredient = "PARACETAMOL", IngredientMg = 500 };
    private static readonly ExpectedDose Plain = Prn("PLAIN") with { PrnMax24h = 2 };

    public static readonly RuleCase[] All =
    [
        Found("a third dose of a product of which two are allowed", [Plain, Taken("PD1", "08:00"), Taken("PD2", "12:00"), Taken("PD3", "16:00")],
            Asks(Doses, "entry:PD3", "PD1", "PD2", "PD3") with { Says = "is number 3 in 24 hours and the maximum is 2: Paracetamol at 08:00" }),
        Silent(Doses, "exactly as many as are allowed", Plain, Taken("PD1", "08:00"), Taken("PD2", "12:00")),
        Silent(Doses, "the third exactly 24 hours after the first", Plain, History("DD1", "2026-03-09T08:00+00:00"), History("DD2", "2026-03-09T20:00+00:00"), Taken("PD1", "08:00")),
        Found("the third a minute before 24 hours have passed, the others before the outage",
            [Plain, History("DD1", "2026-03-09T08:01+00:00"), History("DD2", "2026-03-09T20:00+00:00"), Taken("PD1", "08:00")], Asks(Doses, "entry:PD1", "DD1", "DD2", "PD1")),
        Found("the dose that is too many came after the outage", [Plain, Taken("PD1", "08:00"), Taken("PD2", "16:00"), History("DD1", "20:00")], Asks(Doses, "entry:DD1", "DD1", "PD1", "PD2")),
        Silent(Doses, "three doses, all before the outage", Plain, History("DD1", "01:00"), History("DD2", "03:00"), History("DD3", "05:00")),
        Found("two doses beyond the maximum are one excess", [Plain, Taken("PD1", "08:00"), Taken("PD2", "10:00"), Taken("PD3", "12:00"), Taken("PD4", "14:00")],
            Asks(Doses, "entry:PD3", "PD1", "PD2", "PD3")),
        Found("an excess before the outage that a dose of the outage prolongs", [Plain, History("DD1", "01:00"), History("DD2", "03:00"), History("DD3", "05:00"), Taken("PD1", "08:00")],
            Asks(Doses, "entry:PD1", "DD1", "DD2", "DD3", "PD1")),
        Found("broken again after a day within the limit",
            [Plain, History("DD1", "2026-03-08T08:00+00:00"), History("DD2", "2026-03-08T09:00+00:00"), Taken("PD1", "2026-03-08T10:00+00:00"), Taken("PD2", "07:30"), Taken("PD3", "08:00"), Taken("PD4", "09:00")],
            Asks(Doses, "entry:PD1", "DD1", "DD2", "PD1"), Asks(Doses, "entry:PD4", "PD2", "PD3", "PD4")),
        Silent(Doses, "a refused dose was not taken", Plain, Taken("PD1", "08:00"), Taken("PD2", "12:00"), PaperDose("PD3", "16:00", "PLAIN", "refused")),
        Silent(Doses, "a paper row and its copy are one dose", Plain, Taken("PD1", "08:00"), Taken("PD2", "12:00"), CopyOf(Taken("PD2", "12:00"), "DD2")),
        Silent(Doses, "one of the three was voided", Plain, Taken("PD1", "08:00"), Taken("PD2", "12:00"), Taken("PD3", "16:00"),
            new ItemException("entry:PD2", ExceptionKind.EnteredInError, "wrong person", "A1", At("18:00"))),
        Silent(Doses, "no maximum is stated", Prn("PLAIN"), Taken("PD1", "08:00"), Taken("PD2", "12:00"), Taken("PD3", "16:00")),
        Silent(Doses, "the first was at about a time that may be 24 hours before the third",
            Plain, History("DD1", "2026-03-09T08:20+00:00") with { Precision = Precision.Approximate }, History("DD2", "2026-03-09T20:00+00:00"), Taken("PD1", "08:00")),
        Found("the smallest of several stated maxima holds", [Plain, Plain with { ItemId = "prn:P1:PLAIN:2", PrnMax24h = 1 }, Taken("PD1", "08:00"), Taken("PD2", "12:00")],
            Asks(Doses, "entry:PD2", "PD1", "PD2")),

        Found("two products with one ingredient, of which the stricter allows two doses", [Para, Codamol, Taken("PD1", "08:00", "PARA"), Taken("PD2", "12:00", "COCO"), Taken("PD3", "16:00", "COCO")],
            Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3") with { Says = "3000 mg of paracetamol were taken in 24 hours: Paracetamol 500 mg at 08:00 on 10 Mar 2026 (paper row PD1 on sheet SH1), Co-codamol" }),
        Silent(Ingredient, "two products that reach the limit and do not pass it", Para, Codamol, Taken("PD1", "08:00", "PARA"), Taken("PD2", "12:00", "COCO")),
        Found("a scheduled product counts with its own milligrams",
            [Para, Scheduled, PaperDose("PD1", "08:00", "SUSP", due: "08:00"), Taken("PD2", "09:00", "PARA"), Taken("PD3", "13:00", "PARA")],
            Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3") with { Says = "2500 mg of paracetamol" }),
        Silent(Ingredient, "the scheduled dose was refused", Para, Scheduled, PaperDose("PD1", "08:00", "SUSP", "refused", "08:00"), Taken("PD2", "09:00", "PARA"), Taken("PD3", "13:00", "PARA")),
        Found("one product alone that may be had more often than the ingredient allows", [Para, Codamol, Taken("PD1", "08:00", "COCO"), Taken("PD2", "12:00", "COCO"), Taken("PD3", "16:00", "COCO")],
            Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3") with { Says = "the limit is 2000 mg, 2 of 1000 mg, by Paracetamol 500 mg" }),
        Found("one product alone beyond its own maximum is told once", [Para, Taken("PD1", "08:00", "PARA"), Taken("PD2", "12:00", "PARA"), Taken("PD3", "16:00", "PARA")],
            Asks(Doses, "entry:PD3", "PD1", "PD2", "PD3")),
        Silent(Ingredient, "a product without milligrams has its own limit only",
            Para, Codamol with { IngredientMg = null }, Taken("PD1", "08:00", "PARA"), Taken("PD2", "10:00", "PARA"), Taken("PD3", "12:00", "COCO")),
        Silent(Ingredient, "another ingredient", Para, Prn("IBU") with { PrnMax24h = 3, Ingredient = "ibuprofen", IngredientMg = 400 },
            Taken("PD1", "08:00", "PARA"), Taken("PD2", "10:00", "PARA"), Taken("PD3", "12:00", "IBU")),
        Silent(Ingredient, "nobody states a maximum", Para with { PrnMax24h = null }, Scheduled, PaperDose("PD1", "08:00", "SUSP", due: "08:00"), Taken("PD2", "09:00", "PARA"), Taken("PD3", "13:00", "PARA")),
        Found("one product as often as it may be had, and more often than the ingredient allows", [Para, Codamol with { PrnMax24h = 3 }, Taken("PD1", "08:00", "COCO"), Taken("PD2", "12:00", "COCO"), Taken("PD3", "16:00", "COCO")],
            Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3")),
        Found("one dose alone", [Para with { PrnMax24h = 1, IngredientMg = 500 }, Codamol, Taken("PD1", "08:00", "COCO")], Asks(Ingredient, "entry:PD1", "PD1") with { Says = "1000 mg of paracetamol" }),
        Silent(Doses, "the first was at about a time that may be exactly 24 hours before the third",
            Plain, History("DD1", "2026-03-09T08:30+00:00") with { Precision = Precision.Approximate }, History("DD2", "2026-03-09T20:00+00:00"), Taken("PD1", "08:00")),
        Silent(Doses, "the second was at about a time that may be more than 24 hours after the first",
            Plain, History("DD1", "2026-03-09T08:10+00:00"), Taken("PD1", "07:50") with { Precision = Precision.Approximate }, Taken("PD2", "08:00")),
        Found("a maximum of one", [Plain with { PrnMax24h = 1 }, Taken("PD1", "08:00"), Taken("PD2", "12:00")], Asks(Doses, "entry:PD2", "PD1", "PD2")),
        Found("the smallest of several stated maxima holds, whichever is stated first", [Plain with { PrnMax24h = 1 }, Plain with { ItemId = "prn:P1:PLAIN:2" }, Taken("PD1", "08:00"), Taken("PD2", "12:00")],
            Asks(Doses, "entry:PD2", "PD1", "PD2")),
        Found("one of two rows of the plan states the maximum", [Plain, Plain with { ItemId = "prn:P1:PLAIN:2", PrnMax24h = null }, Taken("PD1", "08:00"), Taken("PD2", "12:00"), Taken("PD3", "16:00")],
            Asks(Doses, "entry:PD3", "PD1", "PD2", "PD3")),
        Silent(Doses, "a maximum of none is none", Plain with { PrnMax24h = 0 }, Para, Taken("PD1", "08:00")),
        Silent(Doses, "exactly as many as are allowed, of which one row of the plan says nothing", Plain, Plain with { ItemId = "prn:P1:PLAIN:2", PrnMax24h = null }, Taken("PD1", "08:00"), Taken("PD2", "12:00")),
        Found("of two products that allow as much, the first is named", [Para, Codamol with { PrnMax24h = 2 }, Taken("PD1", "08:00", "PARA"), Taken("PD2", "12:00", "COCO"), Taken("PD3", "16:00", "COCO")],
            Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3") with { Says = "by Co-codamol 8/500" }),
        Found("the first product is the stricter", [Para with { PrnMax24h = 4 }, Codamol with { PrnMax24h = 2 }, Taken("PD1", "08:00", "PARA"), Taken("PD2", "12:00", "PARA"), Taken("PD3", "16:00", "COCO")],
            Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3") with { Says = "the limit is 2000 mg" }),
        Found("only the second row of a product names its ingredient", [Para with { Ingredient = "" }, Para with { ItemId = "prn:P1:PARA:2" }, Codamol, Taken("PD1", "08:00", "PARA"), Taken("PD2", "12:00", "COCO"), Taken("PD3", "16:00", "COCO")],
            Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3")),
        Found("two rows of a product name two ingredients: the first is its ingredient", [Para, Para with { ItemId = "prn:P1:PARA:2", Ingredient = "codeine", IngredientMg = 15 }, Codamol, Taken("PD1", "08:00", "PARA"), Taken("PD2", "12:00", "COCO"), Taken("PD3", "16:00", "COCO")],
            Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3")),
        .. new decimal?[] { null, 0 }.Select(mg => Found($"a product without milligrams ({mg}) is not among those that are added up",
            [Para, Scheduled, Codamol with { IngredientMg = mg }, PaperDose("PD1", "08:00", "SUSP", due: "08:00"), Taken("PD2", "09:00", "PARA"), Taken("PD4", "10:00", "COCO"), Taken("PD3", "13:00", "PARA")],
            Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3"))),
        Found("one milligram of an ingredient of one letter", [Prn("A") with { PrnMax24h = 2, Ingredient = "K", IngredientMg = 1 }, Prn("B") with { PrnMax24h = 4, Ingredient = "k", IngredientMg = 1 }, Taken("PD1", "08:00", "A"), Taken("PD2", "12:00", "B"), Taken("PD3", "16:00", "B")],
            Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3")),
        Silent(Ingredient, "two products with milligrams of nothing that is named", Plain with { IngredientMg = 500 }, Prn("OTHER") with { PrnMax24h = 2, IngredientMg = 500 },
            Taken("PD1", "08:00"), Taken("PD2", "10:00"), Taken("PD3", "12:00", "OTHER"), Taken("PD4", "14:00", "OTHER")),
        Silent(Ingredient, "a product that states a maximum of none limits nothing", Para with { PrnMax24h = 0 }, Codamol, Taken("PD1", "08:00", "COCO")),
        Found("a product that is scheduled and given when needed counts with the milligrams of each", [Para, Mixed, Needed with { IngredientMg = 1500 }, Taken("PD1", "08:00", "PARA"), Why("PD2", "12:00")], Asks(Ingredient, "entry:PD2", "PD1", "PD2") with { Says = "2500 mg" }),
        Found("only its scheduled row states milligrams", [Para, Mixed, Needed, Taken("PD1", "08:00", "PARA"), Taken("PD2", "10:00", "PARA"), Why("PD3", "12:00")], Asks(Ingredient, "entry:PD3", "PD1", "PD2", "PD3") with { Says = "2500 mg" }),
    ];

    private static ExpectedDose Mixed => Dose("20:00", "MIX") with { Ingredient = "paracetamol", IngredientMg = 500 };

    private static ExpectedDose Needed => Prn("MIX") with { Ingredient = "paracetamol" };

    private static Entry Why(string id, string at) => Taken(id, at, "MIX").With(d => d with { PrnRationale = "pain", PrnOutcome = "eased" });

    private static Entry Taken(string id, string at, string medicine = "PLAIN") => PaperDose(id, at, medicine);

    private static Entry History(string id, string at) => DigitalDose(id, at, "PLAIN");
}
