using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R10Cases
{
    private const string Alike = "notes_nearly_identical";
    private const string Walk = "Walked to the garden with Ann and sat by the pond for an hour, in good spirits.";
    private const string Slip = "Walked to the garden with Ann and sat by the pond for one hour, in good spirit.";
    private const string Readings = "glucose 6.6 7.1 8.4, weight 61.4 61.2 61.3, pulse 71 72";
    private const string Other = "Ate half of the sandwich at noon and asked for a second cup of tea with milk.";

    public static readonly RuleCase[] All =
    [
        Found("a slip of the pen apart, on paper and in the system", [Paper("PR1", "09:00", Walk), Digital("DR1", "09:10", Slip)],
            Tells(Alike, "entry:DR1", "DR1", "PR1") with { Says = "say nearly the same (92 % alike)" }),
        Found("the same words", [Paper("PR1", "09:00", Walk), Digital("DR1", "09:15", Walk)], Tells(Alike, "entry:DR1", "DR1", "PR1") with { Says = "(100 % alike)" }),
        Silent(Alike, "a minute further apart than one event", Paper("PR1", "09:00", Walk), Digital("DR1", "09:16", Walk)),
        Silent(Alike, "other words at the same time", Paper("PR1", "09:00", Walk), Digital("DR1", "09:00", Other)),
        Silent(Alike, "a paper row and its copy", Paper("PR1", "09:00", Walk), CopyOf(Paper("PR1", "09:00", Walk), "DR1")),
        Found("a native row beside paper and its copy", [Paper("PR1", "09:00", Walk), CopyOf(Paper("PR1", "09:00", Walk), "DR1"), Digital("DR2", "09:05", Walk)], Tells(Alike, "entry:DR2", "DR2", "PR1")),
        Found("one of them expected", [Record("08:00", "12:00"), Paper("PR1", "09:00", Walk), Digital("DR1", "09:10", Walk)], Tells(Alike, "entry:DR1", "DR1", "PR1")),
        Found("three times the same: each with the one before", [Paper("PR1", "09:00", Walk), Paper("PR2", "09:05", Walk) with { Line = 2 }, Digital("DR1", "09:08", Walk)],
            Tells(Alike, "entry:PR2", "PR1", "PR2"), Tells(Alike, "entry:DR1", "DR1", "PR1")),
        Found("two rows of one sheet, a quarter of an hour apart", [Paper("PR1", "09:00", Walk), Paper("PR2", "09:15", Walk)], Tells(Alike, "entry:PR2", "PR1", "PR2")),
        Silent(Alike, "two rows of one sheet, a minute more apart", Paper("PR1", "09:00", Walk), Paper("PR2", "09:16", Walk)),
        Found("exactly as alike as the organisation's limit", [Paper("PR1", "09:00", Walk), Paper("PR2", "09:00", Walk) with { Line = 2 }], Tells(Alike, "entry:PR2", "PR1", "PR2")) with { Context = Alikeness(100) },
        Found("just as alike as the organisation's limit", [Paper("PR1", "09:00", Walk), Digital("DR1", "09:00", Slip)], Tells(Alike, "entry:PR1", "DR1", "PR1")) with { Context = Alikeness(92) },
        Silent(Alike, "not quite as alike as the organisation's limit", Paper("PR1", "09:00", Walk), Digital("DR1", "09:00", Slip)) with { Context = Alikeness(93) },
        Found("two rows of one sheet", [Paper("PR1", "09:00", Walk), Paper("PR2", "09:05", Walk)], Tells(Alike, "entry:PR2", "PR1", "PR2")),
        Silent(Alike, "a phrase that recurs", Paper("PR1", "09:00", "Slept well all night"), Digital("DR1", "09:00", "Slept well all night")),
        Found("as many letters as make a note", [Paper("PR1", "09:00", "Slept well all nights abc"), Digital("DR1", "09:00", "Slept well all nights abc")], Tells(Alike, "entry:PR1", "DR1", "PR1")),
        Silent(Alike, "components of a score", News("PR1"), News("PR2")),
        Silent(Alike, "more digits than letters are no prose", Paper("PR1", "09:00", Readings), Digital("DR1", "09:00", Readings)),
        Silent(Alike, "two measurements of one digit", Measured("PR1", "6"), Measured("PR2", "7")),
        Silent(Alike, "two measurements under one phrase", Measured("PR1", "6.6"), Measured("PR2", "7.9")),
        Found("one measurement twice", [Measured("PR1", "6.6"), Measured("PR2", "6.6")], Tells(Alike, "entry:PR2", "PR1", "PR2")),
        Found("only one of them states the measurement", [Measured("PR1", "6.6"), Measured("PR2", "")], Tells(Alike, "entry:PR2", "PR1", "PR2")),
        Silent(Alike, "before the outage", Digital("DR1", "05:00", Walk), Digital("DR2", "05:05", Walk)),
        Found("one before the outage", [Digital("DR1", "06:55", Walk), Paper("PR1", "07:05", Walk)], Tells(Alike, "entry:PR1", "DR1", "PR1")),
        Found("filed under another category in the system, without being a copy", [Paper("PR1", "09:00", Walk), Digital("DR1", "09:00", Walk, Category.Mood)], Tells(Alike, "entry:PR1", "DR1", "PR1")),
        Silent(Alike, "one narrative filed under two categories, both copied",
            Paper("PR1", "09:00", Walk) with { Line = 1 }, CopyOf(Paper("PR1", "09:00", Walk) with { Line = 1 }, "DR1"),
            Paper("PR2", "09:00", Walk, Category.Mood) with { Line = 2 }, CopyOf(Paper("PR2", "09:00", Walk, Category.Mood) with { Line = 2 }, "DR2")),
        Silent(Alike, "a copied row, and a row of the system under another category", Paper("PR1", "09:00", Walk), CopyOf(Paper("PR1", "09:00", Walk), "DR1"), Digital("DR2", "09:00", Walk, Category.Mood)),
        Silent(Alike, "a row of the system, and a copied one under another category", Digital("DR0", "08:59", Walk, Category.Mood), Paper("PR1", "09:00", Walk), CopyOf(Paper("PR1", "09:00", Walk), "DR1")),
        Silent(Alike, "one narrative filed under two categories in the system", Digital("DR1", "09:00", Walk), Digital("DR2", "09:00", Walk, Category.Mood)),
        Silent(Alike, "one narrative filed under two categories on paper", Paper("PR1", "09:00", Walk), Paper("PR2", "09:00", Walk, Category.Mood)),
        Silent(Alike, "hourly checks at rough times", Paper("PR1", "09:00", Walk) with { Precision = Precision.Approximate }, Paper("PR2", "10:00", Walk) with { Precision = Precision.Approximate }),
        Found("a rough time on paper may be that of the system", [Paper("PR1", "09:00", Walk) with { Precision = Precision.Approximate }, Digital("DR1", "09:45", Walk)], Tells(Alike, "entry:DR1", "DR1", "PR1")),
        Silent(Alike, "a rough time on paper and a minute too far", Paper("PR1", "09:00", Walk) with { Precision = Precision.Approximate }, Digital("DR1", "09:46", Walk)),
        Silent(Alike, "one of them voided", Paper("PR1", "09:00", Walk), Digital("DR1", "09:00", Walk), new ItemException("entry:DR1", ExceptionKind.DuplicateVoid, "twice", "A1", At("18:00"))),
        Silent(Alike, "two people", Paper("PR1", "09:00", Walk), Digital("DR1", "09:00", Walk) with { PersonId = "P2" }),
        Found("two rough times, one on paper and one in the system", [Rough("PR1", "09:00"), Digital("DR1", "10:00", Walk) with { Precision = Precision.Approximate }], Tells(Alike, "entry:DR1", "DR1", "PR1")),
        Found("two times that a clock change leaves in doubt by an hour", [Paper("PR1", "09:00", Walk) with { DoubtfulTimes = ["occurred_at"] }, Digital("DR1", "10:05", Walk) with { DoubtfulTimes = ["occurred_at"] }],
            Tells(Alike, "entry:DR1", "DR1", "PR1")),
        Found("a rough time that may have begun with the exact one", [Rough("PR1", "09:30"), Digital("DR1", "09:00", Walk)], Tells(Alike, "entry:PR1", "DR1", "PR1")),
        Silent(Alike, "two categories, both copied, on a day with a rough time",
            Paper("PR1", "09:00", Walk) with { Line = 1 }, CopyOf(Paper("PR1", "09:00", Walk) with { Line = 1 }, "DR1"),
            Paper("PR2", "09:00", Walk, Category.Mood) with { Line = 2 }, CopyOf(Paper("PR2", "09:00", Walk, Category.Mood) with { Line = 2 }, "DR2"), Aside),
        Silent(Alike, "a copied row and a row of the system under another category, on a day with a rough time", Paper("PR1", "09:00", Walk), CopyOf(Paper("PR1", "09:00", Walk), "DR1"), Digital("DR2", "09:01", Walk, Category.Mood), Aside),
        Silent(Alike, "a row of the system and a copied one under another category, on a day with a rough time", Digital("DR0", "08:59", Walk, Category.Mood), Paper("PR1", "09:00", Walk), CopyOf(Paper("PR1", "09:00", Walk), "DR1"), Aside),
        Silent(Alike, "two categories in the system, on a day with a rough time", Digital("DR1", "09:00", Walk), Digital("DR2", "09:00", Walk, Category.Mood), Aside),
        Silent(Alike, "two categories on paper, on a day with a rough time", Paper("PR1", "09:00", Walk), Paper("PR2", "09:00", Walk, Category.Mood) with { Line = 2 }, Aside),
        Found("one after the outage", [Paper("PR1", "16:55", Walk), Digital("DR1", "17:05", Walk)], Tells(Alike, "entry:DR1", "DR1", "PR1")),
        Found("only the second states the measurement", [Measured("PR1", ""), Measured("PR2", "6.6")], Tells(Alike, "entry:PR2", "PR1", "PR2")),
    ];

    private static Entry Paper(string id, string at, string text, Category category = Category.Activities) => PaperRecord(id, at, category) with { Content = new RecordMade(category, text) };

    private static Entry Rough(string id, string at) => Paper(id, at, Walk) with { Precision = Precision.Approximate };

    /// <summary>Another note: whoever looks only at exact times must look again.</summary>
    private static Entry Aside => Paper("PR9", "14:00", Other) with { Line = 9, Precision = Precision.Approximate };

    private static Entry Digital(string id, string at, string text, Category category = Category.Activities) => DigitalRecord(id, at, category) with { Content = new RecordMade(category, text) };

    private static RecoveryContext Alikeness(int percent) => Context with { Policy = Context.Policy with { NearIdenticalPercent = percent } };

    private static Entry News(string id) => PaperRecord(id, "09:00", Category.Observation) with
    {
        Line = id[^1] - '0',
        Content = new RecordMade(Category.Observation, "RR=16;SpO2=97;air=y;SBP=126;HR=80;ACVPU=A;temp=36.6") { Value = "0", Unit = "NEWS2" },
    };

    private static Entry Measured(string id, string value) => PaperRecord(id, "09:00", Category.Observation) with
    {
        Line = id[^1] - '0',
        Content = new RecordMade(Category.Observation, "Blood glucose before breakfast") { Value = value, Unit = "mmol/L" },
    };
}
