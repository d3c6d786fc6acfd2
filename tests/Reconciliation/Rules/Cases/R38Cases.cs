using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R38Cases
{
    private const string Bulk = "identical_times_in_bulk";

    private static readonly string[] Five = ["E1", "E2", "E3", "E4", "E5"];

    public static readonly RuleCase[] All =
    [
        Found("five visits of one worker with the same minutes", [.. Many(5, VisitOf)], OfEach(5, "E", Five) with { Says = "5 visits of A1 have the same times, in 08:00 on 10 Mar 2026 and out 08:30" },
            OfEach(1, "E", Five), OfEach(2, "E", Five), OfEach(3, "E", Five), OfEach(4, "E", Five)),
        Found("the same, with seconds that differ", [.. Many(5, i => VisitOf(i) with { OccurredAt = At("08:00").AddSeconds(10 * i) })],
            OfEach(1, "E", Five), OfEach(2, "E", Five), OfEach(3, "E", Five), OfEach(4, "E", Five), OfEach(5, "E", Five)),
        Found("five visits of five workers, transcribed by one", [.. Many(5, i => VisitOf(i) with { Content = new VisitMade($"V{i}") { StaffIds = [$"W{i}"], ActualOut = At("08:30") } })],
            OfEach(1, "E", Five) with { Says = "transcribed by B1" }, OfEach(2, "E", Five), OfEach(3, "E", Five), OfEach(4, "E", Five), OfEach(5, "E", Five)),
        Found("five visits of one person", [.. Many(5, i => VisitOf(i) with { PersonId = "P1" })], Tells(Bulk, "entry:E1", Five)),
        Found("doses of five people in one minute, entered in one minute", [.. Many(5, DoseOf)], OfEach(1, "E", Five) with { Says = "5 rows of A1 have the same times, 08:00 on 10 Mar 2026, all entered at 18:00" },
            OfEach(2, "E", Five), OfEach(3, "E", Five), OfEach(4, "E", Five), OfEach(5, "E", Five)),
        Silent(Bulk, "four visits", [.. Many(4, VisitOf)]),
        Silent(Bulk, "four visits, each with its copy", [.. Many(4, VisitOf), .. Many(4, i => CopyOf(VisitOf(i), $"C{i}"))]),
        Silent(Bulk, "two double-ups and a visit, with a row for each worker",
            [.. Many(3, VisitOf), .. Many(2, i => VisitOf(i) with { EntryId = $"F{i}", Content = new VisitMade($"V{i}") { StaffIds = ["DD"], ActualOut = At("08:30") } })]),
        Silent(Bulk, "one of five began a minute later", [.. Many(4, VisitOf), VisitOf(5) with { OccurredAt = At("08:01") }]),
        Silent(Bulk, "one of five ended a minute later", [.. Many(4, VisitOf), VisitOf(5) with { Content = new VisitMade("V5") { StaffIds = ["AA"], ActualOut = At("08:31") } }]),
        Silent(Bulk, "one of five has no time out", [.. Many(4, VisitOf), VisitOf(5) with { Content = new VisitMade("V5") { StaffIds = ["AA"] } }]),
        Silent(Bulk, "five visits of five workers and transcribers", [.. Many(5, i => VisitOf(i) with { TranscribedBy = $"T{i}", Content = new VisitMade($"V{i}") { StaffIds = [$"W{i}"], ActualOut = At("08:30") } })]),
        Silent(Bulk, "a round at its nominal time, entered person after person", [.. Many(5, i => DoseOf(i) with { EnteredAt = At("18:00").AddMinutes(i) })]),
        Silent(Bulk, "five medicines of one person, signed at once", [.. Many(5, i => PaperDose($"E{i}", "08:00", $"M{i}"))]),
        Silent(Bulk, "doses of four people, five medicines in all", [.. Many(4, DoseOf), PaperDose("E5", "08:00", "OTHER")]),
        Silent(Bulk, "nobody says when they were entered", [.. Many(5, i => DoseOf(i) with { EnteredAt = null })]),
        Silent(Bulk, "times that are approximate", [.. Many(5, i => DoseOf(i) with { Precision = Precision.Approximate })]),
        Silent(Bulk, "in the system, before the outage", [.. Many(5, i => new Entry($"E{i}", $"P{i}", Source.Digital, At("06:00"), new DoseGiven("MED", "given")) { Author = "A1", EnteredAt = At("06:01") })]),
        Silent(Bulk, "five, where the policy says six", [.. Many(5, VisitOf)]) with { Context = Context with { Policy = Policy.Default with { IdenticalTimesRows = 6 } } },
        Found("six visits of one worker", [.. Many(6, VisitOf)], [.. Enumerable.Range(1, 6).Select(i => OfEach(i, "E", [.. Five, "E6"]) with { Says = "6 visits of A1" })]),
        Found("five visits of five workers, transcribed by one of one letter", [.. Many(5, i => Alone(i) with { TranscribedBy = "Z" })], [.. Enumerable.Range(1, 5).Select(i => OfEach(i, "E", Five) with { Says = "transcribed by S1/Z" })]),
        Silent(Bulk, "five visits of five workers in the system", [.. Many(5, i => Alone(i) with { Source = Source.Digital, TranscribedBy = "" })]),
        Found("a policy that states one row means two", [.. Many(2, VisitOf)], OfEach(1, "E", ["E1", "E2"]), OfEach(2, "E", ["E1", "E2"])) with { Context = Rows(1) },
        Silent(Bulk, "one visit, where the policy states one row", [.. Many(1, VisitOf)]) with { Context = Rows(1) },
        Found("the first time is named, to the second", [.. Many(5, i => VisitOf(i) with { OccurredAt = At("08:00").AddSeconds(10 * i) })], [.. Enumerable.Range(1, 5).Select(i => OfEach(i, "E", Five) with { Says = "in 08:00:10 on 10 Mar 2026" })]),
        Found("a worker whom each row names twice", [.. Many(5, i => VisitOf(i) with { TranscribedBy = $"T{i}", Content = new VisitMade($"V{i}") { StaffIds = ["AA", "A1"], ActualOut = At("08:30") } })],
            [.. Enumerable.Range(1, 5).Select(i => OfEach(i, "E", Five) with { Says = "row E1 for P1; row E2 for P2; row E3" })]),
        Found("double-ups of one worker with five others, transcribed by one: the worker's, and the transcriber's",
            [.. Many(5, i => VisitOf(i) with { Content = new VisitMade($"V{i}") { StaffIds = ["AA", $"W{i}"], ActualOut = At("08:30") } })],
            [.. Enumerable.Range(1, 5).SelectMany(i => new[] { OfEach(i, "E", Five) with { Says = "of A1" }, OfEach(i, "E", Five) with { Says = "transcribed by B1" } })]),
        Found("one double-up among five: the worker's, and the transcriber's", [.. Many(4, VisitOf), VisitOf(5) with { Content = new VisitMade("V5") { StaffIds = ["AA", "DD"], ActualOut = At("08:30") } }],
            [.. Enumerable.Range(1, 5).SelectMany(i => new[] { OfEach(i, "E", Five) with { Says = "of A1" }, OfEach(i, "E", Five) with { Says = "transcribed by B1" } })]),
        Found("rows of one person in two services that have one id: told where the first is", [.. Enumerable.Range(1, 5).Select(i => Trace($"visit:V{i}", i < 3 ? "S1" : "S2"))], Tells(Bulk, "visit:V1", "E1") with { Service = "S1" }),
    ];

    private static Expectation OfEach(int person, string entry, string[] all) => Tells(Bulk, $"entry:{entry}{person}", all);

    private static object[] Many(int count, Func<int, Entry> row) => [.. Enumerable.Range(1, count).Select(row)];

    private static Entry VisitOf(int person) => PaperVisit($"E{person}", "08:00", "08:30", $"V{person}") with { PersonId = $"P{person}" };

    private static Entry Alone(int person) => VisitOf(person) with { Content = new VisitMade($"V{person}") { StaffIds = [$"W{person}"], ActualOut = At("08:30") } };

    private static WorkTrace Trace(string item, string service) => new("E1", item, "P1", service, At("08:00"), At("08:30")) { Workers = ["A1"], IsVisit = true, Exact = true };

    private static RecoveryContext Rows(int least) => Context with { Policy = Policy.Default with { IdenticalTimesRows = least } };

    private static Entry DoseOf(int person) => PaperDose($"E{person}", "08:00") with { PersonId = $"P{person}" };
}
