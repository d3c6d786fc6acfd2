using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R31Cases
{
    private const string Unrecorded = "incident_not_recorded";

    private static readonly string[] Tell =
    [
        "Fell in the bathroom at nine", "Had a fall beside the bed", "She has fallen twice", "Kept falling to the left", "Two falls this morning", "FELL getting up",
        "Small injury to the left hand", "Injured her knee", "New bruise on the arm", "Bruising to the right hip", "Refused lunch and supper", "Refusing all care",
        "Several refusals of personal care", "Unwitnessed fall, no injury", "No injury from the fall", "No pain after the fall", "Did not eat lunch and fell in the hall",
        "No concerns, fell at ten", "No breakfast, fall at ten", "No one saw her fall", "Not sure how she fell", "Slept well. Fell at six", "No appetite - fall in the lounge",
        "Had another fall", "Fell out of bed", "Fell and went to sleep on the sofa again", "Fall: no injury", "Refused breakfast, took her tablets", "Refused wash and medication",
        "Not herself today, he said she fell", "Bruise: seen by nobody", "Was not injured but bruised", "Bruising not yet explained", "The resident fell on the stairs", "Fell due to a wet floor",
        "Nothing to report until she fell", "Not seen since; fell", "None of the staff heard the fall",
    ];

    private static readonly string[] Tell_nothing =
    [
        "Ate well and slept well", "No falls", "Did not fall", "Denies injury", "Without injury", "No signs of any new bruising", "No falls, injuries or bruises", "No concerns, falls or incidents",
        "Has not fallen", "Hasn't fallen today", "Hasn’t fallen today", "Never fell", "Nil falls", "Falls: none", "Falls nil", "Bruising not seen", "Falls: no", "Free from falls", "Neither falls nor refusals",
        "Not refused", "Didn't refuse anything", "Not injured", "Denied falling", "No pain, falls", "No pain and injuries",
        "Fell asleep in the chair", "Fell fast asleep", "Fell back to sleep", "Nightfall walk", "A fellow tenant visited", "Fell out with her sister", "Temperature fell to 37", "Her blood pressure has fallen",
        "At risk of falls", "High risk of falling", "Falls sensor in place", "Fall mat checked", "Walks with frame to prevent falls", "Call bell in reach in case she falls", "Afraid of falling",
        "Another resident fell nearby", "Refused her medication", "Refused paracetamol", "Medication refused at ten", "Refused meds", "Refused the eye drops", "Took the refuse bag out", "Refused at first and then accepted",
        "No further falls reported", "Injuries: nil", "Injury denied", "No visible bruise", "Snow falling outside", "He waited for the rain to fall",
    ];

    public static readonly RuleCase[] All =
    [
        .. Tell.Select(text => Found($"\"{text}\"", [Note("PR1", text)], Tells(Unrecorded, "entry:PR1", "PR1"))),
        .. Tell_nothing.Select(text => Silent(Unrecorded, $"\"{text}\"", Note("PR1", text))),
        Found("the word is named", [Note("PR1", "Had a FALL at nine")], Tells(Unrecorded, "entry:PR1", "PR1") with { Says = "says \"fall\", and no incident is recorded and nobody was told within 24 h" }),
        Found("a paper row and its copy", [Note("PR1", "Fell"), CopyOf(Note("PR1", "Fell"), "DR1")], Tells(Unrecorded, "entry:PR1", "DR1", "PR1")),
        Found("in the note of a dose", [Dose("08:00"), PaperDose("PD1", "08:00").With(d => d with { Note = "Bruise on the arm" })], Tells(Unrecorded, Dose("08:00"), "PD1")),
        Found("in the reason for a dose given when needed", [Prn(), PaperDose("PD1", "08:00", "PRN").With(d => d with { PrnRationale = "pain after a fall" })], Tells(Unrecorded, "entry:PD1", "PD1")),
        Found("in what a dose given when needed did", [Prn(), PaperDose("PD1", "08:00", "PRN").With(d => d with { PrnOutcome = "fell while sleepy" })], Tells(Unrecorded, "entry:PD1", "PD1")),
        Silent(Unrecorded, "a medicine refused on the chart is rule 25's", Dose("08:00"), PaperDose("PD1", "08:00", code: "refused").With(d => d with { Note = "Refused twice" })),
        Silent(Unrecorded, "a medicine refused by its own name", Dose("20:00") with { Medicine = "Macrogol sachets" }, Note("PR1", "Refused macrogol")),
        Found("something refused that shares a short word with a medicine", [Dose("20:00") with { Medicine = "Tea tree oil" }, Note("PR1", "Refused tea")], Tells(Unrecorded, "entry:PR1", "PR1")),
        .. new[] { Category.Fall, Category.Injury, Category.Safeguarding, Category.Behaviour, Category.Escalation, Category.ClinicalAdvice }
            .SelectMany(category => new[]
            {
                Silent(Unrecorded, $"a record of category {category} is the incident", Note("PR1", "Fell in the hall", category)),
                Silent(Unrecorded, $"a record of category {category} an hour later", Note("PR1", "Fell in the hall"), PaperRecord("PR2", "10:00", category)),
            }),
        Silent(Unrecorded, "recorded as a fall exactly 24 hours later", Note("PR1", "Fell in the hall"), DigitalRecord("DR1", "2026-03-11T09:00+00:00", Category.Fall)),
        Found("recorded a minute too late", [Note("PR1", "Fell in the hall"), DigitalRecord("DR1", "2026-03-11T09:01+00:00", Category.Fall)], Tells(Unrecorded, "entry:PR1", "PR1")),
        Silent(Unrecorded, "behaviour recorded exactly 24 hours later", Note("PR1", "Refused all care"), DigitalRecord("DR1", "2026-03-11T09:00+00:00", Category.Behaviour)),
        Found("behaviour recorded a minute too late", [Note("PR1", "Refused all care"), DigitalRecord("DR1", "2026-03-11T09:01+00:00", Category.Behaviour)], Tells(Unrecorded, "entry:PR1", "PR1")),
        Silent(Unrecorded, "the note speaks of the fall that was recorded four hours before", Note("PR1", "Sore after the fall", at: "11:00"), DigitalRecord("DR1", "07:00", Category.Fall)),
        Found("the last fall was recorded longer ago", [Note("PR1", "Sore after the fall", at: "11:00"), DigitalRecord("DR1", "06:59", Category.Fall)], Tells(Unrecorded, "entry:PR1", "PR1")),
        Silent(Unrecorded, "behaviour recorded four hours before", Note("PR1", "Refused again", at: "11:00"), DigitalRecord("DR1", "07:00", Category.Behaviour)),
        Found("behaviour recorded longer ago", [Note("PR1", "Refused again", at: "11:00"), DigitalRecord("DR1", "06:59", Category.Behaviour)], Tells(Unrecorded, "entry:PR1", "PR1")),
        Silent(Unrecorded, "the GP was called", Note("PR1", "Fell in the hall"), new Contact("CT1", "P1", At("09:20"), "gp", "called")),
        Found("only the family was called", [Note("PR1", "Fell in the hall"), new Contact("CT1", "P1", At("09:20"), "family", "called")], Tells(Unrecorded, "entry:PR1", "PR1")),
        Found("the incident was voided", [Note("PR1", "Fell in the hall"), PaperRecord("PR2", "10:00", Category.Fall), new ItemException("entry:PR2", ExceptionKind.EnteredInError, "other person", "A1", At("18:00"))],
            Tells(Unrecorded, "entry:PR1", "PR1")),
        Found("another record tells of no incident", [Note("PR1", "Fell in the hall"), PaperRecord("PR2", "10:00", Category.Mood)], Tells(Unrecorded, "entry:PR1", "PR1")),
        Silent(Unrecorded, "before the outage", DigitalRecord("DR1", "05:00") with { Content = new RecordMade(Category.Nutrition, "Fell in the hall") }),
        Found("words are the organisation's own", [Note("PR1", "Found on the floor")], Tells(Unrecorded, "entry:PR1", "PR1") with { Says = "\"floor\"" }) with { Context = Context with { Policy = Context.Policy with { IncidentWords = ["Floor*"] } } },
        Silent(Unrecorded, "words that are not the organisation's", Note("PR1", "Fell in the hall")) with { Context = Context with { Policy = Context.Policy with { IncidentWords = ["Floor*"] } } },
        Silent(Unrecorded, "an empty note", Note("PR1", "")),
    ];

    private static Entry Note(string id, string text, Category category = Category.Nutrition, string at = "09:00") => PaperRecord(id, at, category) with { Content = new RecordMade(category, text) };
}
