using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R23Cases
{
    private const string Conflict = "allergy_conflict";

    private const string Common = "sodium potassium calcium magnesium hydrochloride phosphate sulfate sulphate acid acetate citrate maleate tartrate fumarate carbonate chloride oil water salt extract compound tablet "
        + "capsule cream ointment drop spray patch plaster gel lotion powder liquid syrup solution suspension injection inhaler eye ear nasal oral skin day modified release long acting dose red yellow "
        + "blue white soft hour unit and with the for from medicine medication drug allergy allergic all";

    private static readonly Entry Taken = PaperDose("PD1", "08:00", due: "08:00");

    public static readonly RuleCase[] All =
    [
        Found("a medicine of the class that the allergies name was taken", [Allergic("Penicillin"), Of("Amoxicillin"), Taken],
            Asks(Conflict, Of("Amoxicillin"), "PD1") with { Says = "Amoxicillin was taken (paper row PD1 on sheet SH1) and the allergies on record say 'Penicillin', to which amoxicillin belongs" }),
        Found("a compound product of the class", [Allergic("penicillins"), Of("Co-amoxiclav 500/125 tablets"), Taken], Asks(Conflict, Of(""), "PD1")),
        Found("another medicine of the class than the one named", [Allergic("flucloxacillin - rash"), Of("Phenoxymethylpenicillin"), Taken], Asks(Conflict, Of(""), "PD1")),
        Found("the medicine itself, among others", [Allergic("Latex; CODEINE (constipation), nuts"), Of("Codeine phosphate 30 mg"), Taken],
            Asks(Conflict, Of(""), "PD1") with { Says = "say 'CODEINE (constipation)'." }),
        Found("the ingredient of a brand", [Allergic("allergic to codeine"), Of("Galcodine linctus") with { Ingredient = "codeine" }, Taken], Asks(Conflict, Of(""), "PD1")),
        Found("planned, and nothing recorded", [Allergic("Penicillin"), Of("Amoxicillin")], Tells(Conflict, Of("")) with { Says = "Amoxicillin is planned" }),
        Found("planned, and rightly withheld", [Allergic("Penicillin"), Of("Amoxicillin"), Taken.With(d => d with { Code = "other", Note = "allergic" })], Tells(Conflict, Of(""))),
        Found("allowed when needed, and nobody gave it", [Allergic("Aspirin"), Prn() with { Medicine = "Ibuprofen" }], Tells(Conflict, Prn()) with { Says = "may be given when needed" }),
        Found("given when needed", [Allergic("Aspirin"), Prn() with { Medicine = "Ibuprofen" }, PaperDose("PD1", "08:00", "PRN")], Asks(Conflict, "entry:PD1", "PD1")),
        Found("once for each medicine, with every row of it",
            [Allergic("Penicillin"), Of("Amoxicillin"), Of("Amoxicillin", "16:00"), Of("Flucloxacillin", "12:00", "FLU"), Taken, PaperDose("PD2", "16:00", due: "16:00"), PaperDose("PD3", "12:00", "FLU", due: "12:00")],
            Asks(Conflict, Of(""), "PD1", "PD2"), Asks(Conflict, Dose("12:00", "FLU"), "PD3")),
        Found("the second dose was taken, the first not", [Allergic("Penicillin"), Of("Amoxicillin"), Of("Amoxicillin", "16:00"), PaperDose("PD2", "16:00", due: "16:00")],
            Asks(Conflict, Dose("16:00"), "PD2")),
        Found("a negation ends at its exception", [Allergic("No known allergies except trimethoprim"), Of("Trimethoprim"), Taken], Asks(Conflict, Of(""), "PD1")),
        Found("a negation of something else", [Allergic("Penicillin (tolerates cefalexin), no latex allergy"), Of("Amoxicillin"), Taken], Asks(Conflict, Of(""), "PD1")),
        Found("a medicine that no plan names", [Allergic("Penicillin"), PaperDose("PD1", "08:00", "AMOXICILLIN")], Asks(Conflict, "entry:PD1", "PD1")),
        Silent(Conflict, "none known", Allergic("None known"), Of("Amoxicillin"), Taken),
        Silent(Conflict, "NKDA", Allergic("NKDA"), Of("Amoxicillin"), Taken),
        Silent(Conflict, "nil", Allergic("nil"), Of("Nilutamide"), Taken),
        Silent(Conflict, "no known drug allergies", Allergic("No known drug allergies."), Of("Amoxicillin"), Taken),
        Silent(Conflict, "not allergic", Allergic("Penicillin: not allergic, tested 2024"), Of("Amoxicillin"), Taken),
        Silent(Conflict, "tolerates it", Allergic("Latex; tolerates amoxicillin"), Of("Amoxicillin"), Taken),
        Silent(Conflict, "an allergy that was excluded", Allergic("Penicillin allergy excluded 2021; latex"), Of("Amoxicillin"), Taken),
        Silent(Conflict, "no allergy to penicillin", Allergic("no allergy to penicillin"), Of("Amoxicillin"), Taken),
        Silent(Conflict, "the mother's", Allergic("Family history of penicillin allergy"), Of("Amoxicillin"), Taken),
        Silent(Conflict, "nothing stated", Of("Amoxicillin"), Taken),
        Silent(Conflict, "another class", Allergic("Penicillin"), Of("Cefalexin"), Taken),
        Silent(Conflict, "a part of a word", Allergic("Nut"), Of("Nutrison"), Taken),
        Silent(Conflict, "a salt in both names", Allergic("Diclofenac sodium"), Of("Sodium valproate"), Taken),
        Silent(Conflict, "a form in both names", Allergic("Plasters, wool cream"), Of("Aqueous cream"), Taken),
        Silent(Conflict, "given in the system, before the outage", Allergic("Penicillin"), Of("Amoxicillin", "06:00"), DigitalDose("DD1", "06:00", due: "06:00")),
        Silent(Conflict, "allowed when needed and stopped long ago", Allergic("Aspirin"), Prn() with { Medicine = "Ibuprofen", Stop = At("2026-03-01T00:00+00:00") }),
        .. Words("no not none nil nkda nka nkfa denies denied without never tolerates tolerated").Select(word => Silent(Conflict, $"{word} amoxicillin", Allergic($"{word} amoxicillin"), Of("Amoxicillin"), Taken)),
        .. Words("except excepting but apart than besides").Select(word => Found($"no allergies {word} amoxicillin", [Allergic($"No allergies {word} amoxicillin"), Of("Amoxicillin"), Taken], Asks(Conflict, Of(""), "PD1"))),
        .. new[] { "not allergic", "excluded", "ruled out", "delabelled", "de-labelled", "disproved", "family history", "no longer", "no allergy" }
            .Select(phrase => Silent(Conflict, $"amoxicillin {phrase}", Allergic($"Amoxicillin {phrase}"), Of("Amoxicillin"), Taken)),
        .. Words(Common).Select(word => Silent(Conflict, $"{word} in both names", Allergic($"Wool {word}"), Of($"Aqueous {word}"), Taken)),
        Found("a withdrawal that has an exception", [Allergic("No allergy except amoxicillin"), Of("Amoxicillin"), Taken], Asks(Conflict, Of(""), "PD1")),
        Silent(Conflict, "the word of an exception in both texts", Allergic("Latex, but mild"), Of("Nothing but saline"), Taken),
        Found("a common word that is all there is", [Allergic("Potassium"), Of("Potassium chloride"), Taken], Asks(Conflict, Of(""), "PD1")),
        Found("a name of three letters", [Allergic("Oat"), Of("Oat bath"), Taken], Asks(Conflict, Of(""), "PD1")),
        Silent(Conflict, "two letters in both names", Allergic("Additive E4"), Of("Saline E4"), Taken),
        Found("one of several, with an apostrophe once", [Allergic("Brewer's yeast"), Of("Brewers tablets"), Taken], Asks(Conflict, Of(""), "PD1")),
        Silent(Conflict, "another compound product", Allergic("Penicillin"), Of("Co-danthramer"), Taken),
        Found("a compound product is named as such", [Allergic("Penicillin"), Of("Co-amoxiclav"), Taken], Asks(Conflict, Of(""), "PD1") with { Says = "to which co-amoxiclav belongs" }),
        Found("beside a compound product", [Allergic("Penicillin"), Of("Co-codamol with amoxicillin"), Taken], Asks(Conflict, Of(""), "PD1") with { Says = "to which amoxicillin belongs" }),
        Found("a short plural", [Allergic("Nuts"), Of("Nut paste"), Taken], Asks(Conflict, Of(""), "PD1")),
        Found("a short word that is no plural", [Allergic("Gas"), Of("Gas and air"), Taken], Asks(Conflict, Of(""), "PD1")),
        Silent(Conflict, "a word with a double s is no plural", Allergic("Moss"), Of("MOS powder"), Taken),
        Found("a plural with another s", [Allergic("Roses"), Of("Rose water"), Taken], Asks(Conflict, Of(""), "PD1")),
        Found("a negation ends with its sentence", [Allergic("No food allergies. Amoxicillin"), Of("Amoxicillin"), Taken], Asks(Conflict, Of(""), "PD1") with { Says = "say 'Amoxicillin'." }),
        Found("two people of whom the same is written", [Allergic("Penicillin"), Of("Amoxicillin"), Taken, Allergic("Penicillin") with { PersonId = "P2" }, PaperDose("PD2", "08:00", "AMOXICILLIN") with { PersonId = "P2" }],
            Asks(Conflict, Of(""), "PD1"), Asks(Conflict, "entry:PD2", "PD2")),
        Found("a class of one letter", [Allergic("K"), Of("Warfarin"), Taken], Asks(Conflict, Of(""), "PD1")) with { Context = Classes("k: warfarin") },
        Found("the part that names the class", [Allergic("Latex; penicillin"), Of("Amoxicillin"), Taken], Asks(Conflict, Of(""), "PD1") with { Says = "say 'penicillin', to which amoxicillin belongs" }),
        Found("two members in one name", [Allergic("Penicillin"), Of("Amoxicillin or ampicillin"), Taken], Asks(Conflict, Of(""), "PD1") with { Says = "to which amoxicillin belongs" }),
        Found("the first member of a class", [Allergic("Cephalosporins"), Of("Cefalexin"), Taken], Asks(Conflict, Of(""), "PD1") with { Says = "to which cefalexin belongs" }),
        Found("a class of the organisation's own, written without a blank", [Allergic("Coumarin"), Of("Warfarin"), Taken], Asks(Conflict, Of(""), "PD1")) with { Context = Classes("coumarin:warfarin") },
        Silent(Conflict, "the last letter of a class is no member of it", Allergic("Coumarin"), Of("Vitamin K"), Taken) with { Context = Classes("coumarin k: warfarin") },
        Found("a member of one letter", [Allergic("Coumarin"), Of("Vitamin K"), Taken], Asks(Conflict, Of(""), "PD1") with { Says = "'Coumarin', to which k belongs" }) with { Context = Classes("coumarin: k") },
        Found("planned twice, and nothing recorded: told at the first", [Allergic("Penicillin"), Of("Amoxicillin"), Of("Amoxicillin", "16:00")], Tells(Conflict, Of(""))),
        Found("allowed when needed, and given before the outage only", [Allergic("Aspirin"), Prn() with { Medicine = "Ibuprofen" }, DigitalDose("DD1", "05:00", "PRN")], Tells(Conflict, Prn())),
        Found("allowed when needed by two rows of the plan", [Allergic("Aspirin"), Prn() with { Medicine = "Ibuprofen" }, Prn() with { Medicine = "Ibuprofen", ItemId = "prn:P1:PRN:2" }], Tells(Conflict, Prn())),
        Found("allowed when needed from the end of the outage", [Allergic("Aspirin"), Prn() with { Medicine = "Ibuprofen", Start = At("17:00") }], Tells(Conflict, Prn())),
        Silent(Conflict, "allowed when needed from a minute after the outage", Allergic("Aspirin"), Prn() with { Medicine = "Ibuprofen", Start = At("17:01") }),
        Silent(Conflict, "allowed when needed and stopped as the outage began", Allergic("Aspirin"), Prn() with { Medicine = "Ibuprofen", Stop = At("07:00") }),
        Silent(Conflict, "another medicine that is allowed when needed", Allergic("Aspirin"), Prn()),
    ];

    private static string[] Words(string words) => words.Split(' ');

    private static RecoveryContext Classes(string stated) => Context with { Policy = Context.Policy with { AllergyClasses = [stated] } };

    private static Person Allergic(string text) => Given.Person with { Allergies = text };

    private static ExpectedDose Of(string medicine, string due = "08:00", string id = "MED") => Dose(due, id) with { Medicine = medicine };
}
