using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R32Cases
{
    private const string Differs = "news2_total_differs";
    private const string NotEscalated = "news2_not_escalated";

    /// <summary>Every step of the chart on either side: component, value, points.</summary>
    private static readonly (string Component, string Value, int Points)[] Chart =
    [
        ("RR", "8", 3), ("RR", "9", 1), ("RR", "11", 1), ("RR", "12", 0), ("RR", "20", 0), ("RR", "21", 2), ("RR", "24", 2), ("RR", "25", 3),
        ("SpO2", "91", 3), ("SpO2", "92", 2), ("SpO2", "93", 2), ("SpO2", "94", 1), ("SpO2", "95%", 1), ("SpO2", "96", 0), ("SpO2", "100 %", 0),
        ("air", "y", 0), ("air", "yes", 0), ("air", "Air", 0), ("air", "room air", 0), ("air", "RA", 0), ("air", "21", 0), ("air", "21%", 0), ("air", "0.21", 0),
        ("air", "n", 2), ("air", "no", 2), ("air", "O2", 2), ("air", "oxygen", 2), ("air", "2L", 2), ("air", "28%", 2),
        ("SBP", "90", 3), ("SBP", "91", 2), ("SBP", "100", 2), ("SBP", "101", 1), ("SBP", "110", 1), ("SBP", "111", 0), ("SBP", "219", 0), ("SBP", "220", 3),
        ("HR", "40", 3), ("HR", "41", 1), ("HR", "50", 1), ("HR", "51", 0), ("HR", "90", 0), ("HR", "91", 1), ("HR", "110", 1), ("HR", "111", 2), ("HR", "130", 2), ("HR", "131", 3),
        ("ACVPU", "A", 0), ("ACVPU", "alert", 0), ("ACVPU", "C", 3), ("ACVPU", "V", 3), ("ACVPU", "P", 3), ("ACVPU", "U", 3), ("ACVPU", "new confusion", 3), ("ACVPU", "confusion", 3),
        ("ACVPU", "voice", 3), ("ACVPU", "pain", 3), ("ACVPU", "unresponsive", 3),
        ("temp", "35.0", 3), ("temp", "35.1", 1), ("temp", "36.0", 1), ("temp", "36.1", 0), ("temp", "36,6", 0), ("temp", "38.0 °C", 0), ("temp", "38.1", 1), ("temp", "39.0C", 1), ("temp", "39.0c", 1), ("temp", "39.1", 2),
    ];

    private static readonly string[] Unreadable = ["RR=", "RR=high", "RR=16;RR=16", "RR=high;RR=16", "SpO2=88-92", "air=", "air=0", "air=0L", "air=40", "air=mask", "ACVPU=", "ACVPU=X", "temp=-", "temp=warm", "SBP=12O", "HR=seventy"];

    private static readonly string Sound = Text("", "");

    public static readonly RuleCase[] All =
    [
        .. Chart.Select(c => Silent(Differs, $"{c.Component} {c.Value} gives {c.Points}", Scored($"{c.Points}", Text(c.Component, c.Value)), Told)),
        .. Chart.Select(c => Found($"{c.Component} {c.Value} does not give {c.Points + 1}", [Scored($"{c.Points + 1}", Text(c.Component, c.Value)), Told], Asks(Differs, "entry:OB", "OB"))),
        .. Chart.Where(c => c.Points == 3).Select(c => Found($"{c.Component} {c.Value} is a single 3", [Scored("3", Text(c.Component, c.Value))], Asks(NotEscalated, "entry:OB", "OB"))),
        .. Chart.Where(c => c.Points < 3).Select(c => Silent(NotEscalated, $"{c.Component} {c.Value} alone alarms nobody", Scored($"{c.Points}", Text(c.Component, c.Value)))),
        .. Unreadable.Select(u => Silent(Differs, $"\"{u}\" contradicts nothing", Scored("4", u + ";" + Without(u[..u.IndexOf('=')])))),
        Found("components out of order and in other letters", [Scored("1", "temp=36.6;acvpu=a;hr=80;sbp=126;AIR=Y;spo2=97;rr=16")], Asks(Differs, "entry:OB", "OB") with { Says = "states a NEWS2 of 1, and its components add up to 0" }),
        Found("words beside the components", [Scored("1", Sound + ";looks well;position=sitting")], Asks(Differs, "entry:OB", "OB")),
        Found("scale 1 is named", [Scored("1", Sound + ";scale=1")], Asks(Differs, "entry:OB", "OB")),
        Silent(Differs, "SpO2 was scored on another scale", Scored("1", Sound + ";scale=2")),
        Silent(Differs, "a component is missing", Scored("4", Without("HR"))),
        Silent(Differs, "no total is stated", Scored("", Sound)),
        Silent(Differs, "the total is no number", Scored("low", Sound)),
        Found("the unit in small letters", [Scored("4", Sound) is var s ? s with { Content = (RecordMade)s.Content with { Unit = "news2" } } : s], Asks(Differs, "entry:OB", "OB")),
        Silent(Differs, "another unit", Scored("4", Sound) is var o ? o with { Content = (RecordMade)o.Content with { Unit = "mmHg" } } : o),
        Silent(Differs, "another category", Scored("4", Sound) is var m ? m with { Content = new RecordMade(Category.Mood, Sound) { Value = "4", Unit = "NEWS2" } } : m),
        Silent(Differs, "before the outage", Scored("4", Sound) with { Source = Source.Digital, SheetSerial = "", TranscribedBy = "", OccurredAt = At("05:00") }),
        Found("the copy alone is wrong", [Scored("0", Sound), CopyOf(Scored("2", Sound), "DR1")], Asks(Differs, "entry:OB", "DR1", "OB") with { Says = "Digital row DR1 of" }),
        Found("paper and copy are wrong", [Scored("2", Sound), CopyOf(Scored("2", Sound), "DR1")], Asks(Differs, "entry:OB", "DR1", "OB") with { Says = "Paper row OB" }),

        Found("a total of five out of small parts", [Scored("5", Five)], Asks(NotEscalated, "entry:OB", "OB") with { Says = "has a NEWS2 of 5, and nobody was told within 24 h" }),
        Silent(NotEscalated, "a total of four out of small parts", Scored("4", Four)),
        Found("the components are unreadable and the total is five", [Scored("5", "seen by the nurse")], Asks(NotEscalated, "entry:OB", "OB")),
        Silent(NotEscalated, "the components are unreadable and the total is four", Scored("4", "seen by the nurse")),
        Found("the components decide against a total that is too low", [Scored("4", Five)], Asks(NotEscalated, "entry:OB", "OB"), Asks(Differs, "entry:OB", "OB")),
        Found("the components decide against a total that is too high", [Scored("5", Four)], Asks(Differs, "entry:OB", "OB")),
        Silent(NotEscalated, "an escalation exactly 24 hours later", Scored("5", Five), DigitalRecord("DR1", "2026-03-11T09:00+00:00", Category.Escalation)),
        Found("an escalation a minute too late", [Scored("5", Five), DigitalRecord("DR1", "2026-03-11T09:01+00:00", Category.Escalation)], Asks(NotEscalated, "entry:OB", "OB")),
        Silent(NotEscalated, "help was called a quarter of an hour before it was written", Scored("5", Five), new Contact("CT1", "P1", At("08:45"), "111", "called")),
        Found("a call longer before", [Scored("5", Five), new Contact("CT1", "P1", At("08:44"), "111", "called")], Asks(NotEscalated, "entry:OB", "OB")),
        Silent(NotEscalated, "clinical advice was received", Scored("5", Five), PaperRecord("PR1", "10:00", Category.ClinicalAdvice)),
        Found("the family was told", [Scored("5", Five), new Contact("CT1", "P1", At("09:20"), "family", "called")], Asks(NotEscalated, "entry:OB", "OB")),
        Found("behaviour is no escalation", [Scored("5", Five), PaperRecord("PR1", "10:00", Category.Behaviour)], Asks(NotEscalated, "entry:OB", "OB")),
        Found("a high score on paper and its copy", [Scored("5", Five), CopyOf(Scored("5", Five), "DR1")], Asks(NotEscalated, "entry:OB", "DR1", "OB")),
        Silent(NotEscalated, "a high score before the outage", Scored("5", Five) with { Source = Source.Digital, SheetSerial = "", TranscribedBy = "", OccurredAt = At("05:00") }),
        Found("the organisation's own threshold", [Scored("4", Four)], Asks(NotEscalated, "entry:OB", "OB")) with { Context = Context with { Policy = Context.Policy with { News2Escalation = 4 } } },
    ];

    private static string Four => "RR=21;SpO2=94;air=y;SBP=110;HR=80;ACVPU=A;temp=36.6";

    private static string Five => "RR=21;SpO2=94;air=y;SBP=110;HR=91;ACVPU=A;temp=36.6";

    private static Contact Told => new("CT1", "P1", At("09:20"), "gp", "called");

    private static Entry Scored(string total, string text) => PaperRecord("OB", "09:00", Category.Observation) with { Content = new RecordMade(Category.Observation, text) { Value = total, Unit = "NEWS2" } };

    /// <summary>Nobody's points but those of the component that is changed.</summary>
    private static string Text(string component, string value) => string.Join(';', new[] { ("RR", "16"), ("SpO2", "97"), ("air", "y"), ("SBP", "126"), ("HR", "80"), ("ACVPU", "A"), ("temp", "36.6") }
        .Select(p => $"{p.Item1}={(p.Item1 == component ? value : p.Item2)}"));

    private static string Without(string component) => string.Join(';', Text("", "").Split(';').Where(p => !p.StartsWith(component + "=", StringComparison.Ordinal)));
}
