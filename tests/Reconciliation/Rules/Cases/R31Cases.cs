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
        "No trace anywhere on her whole body of any fall", "No cough, fell or slipped", "No pain, fell", "Nothing new: fall at ten", "Fell, nil by mouth", "Bruise, none of the staff saw how", "Fell, denied pain",
        "Fall no. 3 this week", "Bruise, not seen before", "Free hand has a bruise", "Spoke of the fall", "After the fall she slept", "From the fall she has a cut", "Not free when the fall happened",
        "No appetite and fall at ten", "No pain and fell", "And a fall at ten", "No pain. Fall at ten", "a) no pain b) fall at ten", "Fell.", "'Fell' is what she said", "She said 'fell'", "Said 'fell' twice",
        "Cause of the fall's bruise unknown", "Afraid of a bad fall", "At risk, fell", "Temperature taken when she fell", "Another resident came in and then fell", "Resident fell", "Another bad fall",
        "Refused all of her usual tablets", "Tablets were offered but refused", "Refused wash and tea and lunch and supper and walk, then accepted", "Refused and then took medication",
    ];

    private static readonly string[] Tell_nothing =
    [
        "Ate well and slept well", "No falls", "Did not fall", "Denies injury", "Without injury", "No signs of any new bruising", "No falls, injuries or bruises", "No concerns, falls or incidents",
        "Has not fallen", "Hasn't fallen today", "Hasn’t fallen today", "Never fell", "Nil falls", "Falls: none", "Falls nil", "Falls: no", "Free from falls", "Neither falls nor refusals",
        "Not refused", "Didn't refuse anything", "Not injured", "Denied falling", "No pain, falls", "No pain and injuries",
        "Fell asleep in the chair", "Fell fast asleep", "Fell back to sleep", "Nightfall walk", "A fellow tenant visited", "Fell out with her sister", "Temperature fell to 37", "Her blood pressure has fallen",
        "At risk of falls", "High risk of falling", "Falls sensor in place", "Fall mat checked", "Walks with frame to prevent falls", "Call bell in reach in case she falls", "Afraid of falling",
        "Another resident fell nearby", "Refused her medication", "Medication refused at ten", "Refused meds", "Refused the eye drops", "Took the refuse bag out", "Refused at first and then accepted",
        "No further falls reported", "Injuries: nil", "Injury denied", "No visible bruise", "Snow falling outside", "He waited for the rain to fall",
        "No trace anywhere on her body of any fall", "Not once that day fell", "No cough, dizziness or fall", "No cough, fall nor injury", "No cough, fall or injury", "Falls none. Ate well", "Falls none, ate well",
        "Bruising none seen", "Falls 0", "Falls zero", "Falls: no, injuries: no", "Free of falls", "n't fallen", "No slip-fall seen", "Afraid of a fall", "Temperature has now fallen", "Fell quite fast asleep",
        "Another resident in the hall fell", "The other resident fell", "Another resident's fall upset her", "Refused all of her tablets", "Tablets offered but refused", "Refused her med", "Refused, accepted later",
        "Refused a wash, agreed later", "Refused wash and tea and lunch and supper and walk, accepted",
    ];

    /// <summary>Every word of a list tells in its place.</summary>
    private static readonly string[] Tell_by_word =
    [
        .. Words("fell fallen falling refused refuses refusing injured bruised").Select(verb => $"Not well in the evening {verb} again"),
        .. Words("but after from since following due when while as because before during then although despite so with until though today yesterday later").Select(turn => $"No visitors {turn} the fall"),
        .. Words("of one body staff witness witnesses sure certain clear known witnessed only just long").Select(thing => $"No {thing} heard the fall"),
        .. new[] { ";", "!", "?", "\n", " (", " –", " —", ".", " -" }.Select(mark => $"No pain{mark} fall at ten"),
    ];

    private static readonly string[] Tell_nothing_by_word =
    [
        .. Words("fall falls injury injuries bruise bruises bruising refusal refusals pain marks redness swelling wounds cuts grazes incidents accidents").Select(listed => $"No {listed}, fall"),
        .. Words("seen noted observed reported found visible apparent evident present sustained today tonight overnight").Append("").Select(noted => $"Bruising not {noted}"),
        .. Words("risk risks prevention mat mats sensor sensors alarm alarms team clinic assessment plan pathway detector pendant monitor monitors score screen policy history leaves").Select(thing => $"Fall {thing}"),
        .. Words("risk risks prevent prevents prevented preventing avoid avoids avoiding fear afraid scared frightened case if history prone reduce reducing minimise").Select(not => $"{not} falls"),
        .. Words("temperature temp pressure bp level levels saturation saturations sats spo2 rate pulse weight glucose sugar oxygen snow rain night darkness score total").Select(measured => $"{measured} fell"),
        .. Words("collection bin bins bag bags sack sacks lorry").Select(waste => $"Refuse {waste}"),
        .. Words("resident residents tenant client visitor housemate neighbour person lady gentleman").Select(other => $"Another {other} fell"),
        .. Words("medic tablet dose pill inhaler insulin capsule injection drops patch paracetamol laxative antibiotic painkiller analges").Select(medicine => $"Refused {medicine}"),
    ];

    public static readonly RuleCase[] All =
    [
        .. Tell.Select(text => Found($"\"{text}\"", [Note("PR1", text)], Tells(Unrecorded, "entry:PR1", "PR1"))),
        .. Tell_nothing.Select(text => Silent(Unrecorded, $"\"{text}\"", Note("PR1", text))),
        .. Tell_by_word.Select(text => Found($"\"{text}\"", [Note("PR1", text)], Tells(Unrecorded, "entry:PR1", "PR1"))),
        .. Tell_nothing_by_word.Select(text => Silent(Unrecorded, $"\"{text}\"", Note("PR1", text))),
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
        Silent(Unrecorded, "a medicine refused, in the reason for a dose given when needed", Prn(), PaperDose("PD1", "08:00", "PRN").With(d => d with { PrnRationale = "Refused at six" })),
        Silent(Unrecorded, "a medicine refused, in what a dose given when needed did", Prn(), PaperDose("PD1", "08:00", "PRN").With(d => d with { PrnOutcome = "Refused the second half" })),
        Found("a whole word of the organisation's own, in capitals", [Note("PR1", "Was on the floor")], Tells(Unrecorded, "entry:PR1", "PR1")) with { Context = Context with { Policy = Context.Policy with { IncidentWords = ["Floor"] } } },
        Found("a word with an apostrophe of the organisation's own, at the end", [Note("PR1", "She o'd")], Tells(Unrecorded, "entry:PR1", "PR1")) with { Context = Context with { Policy = Context.Policy with { IncidentWords = ["o'd"] } } },
        Found("a letter of the organisation's own", [Note("PR1", "X")], Tells(Unrecorded, "entry:PR1", "PR1")) with { Context = Context with { Policy = Context.Policy with { IncidentWords = ["X"] } } },
        Silent(Unrecorded, "a denial of the organisation's own, in capitals", Note("PR1", "sans fall")) with { Context = Context with { Policy = Context.Policy with { NegationWords = ["Sans"] } } },
        Silent(Unrecorded, "a list that ends with nor, which the organisation does not name", Note("PR1", "No cough, dizziness nor fall")) with { Context = Context with { Policy = Context.Policy with { NegationWords = ["no"] } } },
    ];

    private static string[] Words(string words) => words.Split(' ');

    private static Entry Note(string id, string text, Category category = Category.Nutrition, string at = "09:00") => PaperRecord(id, at, category) with { Content = new RecordMade(category, text) };
}
