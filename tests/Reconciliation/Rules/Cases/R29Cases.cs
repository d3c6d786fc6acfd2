using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R29Cases
{
    private const string Two = "worker_in_two_places";

    public static readonly RuleCase[] All =
    [
        Found("two visits a minute into each other", [Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P2", "08:29", "09:00")], Asks(Two, "visit:E1", "E1", "E2") with
        {
            Says = "A1 is recorded in two places at once: row E1 for P1 at S1, 08:00 to 08:30 on 10 Mar 2026; row E2 for P2 at S1, 08:29 to 09:00",
        }, Asks(Two, "visit:E2", "E1", "E2")),
        Found("one name, written twice", [Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P2", "08:10", "09:00") with { Workers = ["A1"] }], Asks(Two, "visit:E1", "E1", "E2"), Asks(Two, "visit:E2", "E1", "E2")),
        Found("somebody whom the register does not know", [Visited("E1", "P1", "08:00", "08:30") with { Workers = ["ZZ"] }, Visited("E2", "P2", "08:10", "09:00") with { Workers = ["ZZ"] }],
            Asks(Two, "visit:E1", "E1", "E2"), Asks(Two, "visit:E2", "E1", "E2")),
        Found("three visits, linked by overlaps", [Visited("E1", "P1", "08:00", "09:00"), Visited("E2", "P2", "08:30", "09:30"), Visited("E3", "P3", "09:10", "09:40")],
            Asks(Two, "visit:E1", "E1", "E2", "E3"), Asks(Two, "visit:E2", "E1", "E2", "E3"), Asks(Two, "visit:E3", "E1", "E2", "E3")),
        Found("two clashes of one worker are two findings", [Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P2", "08:10", "08:40"), Visited("E3", "P1", "10:00", "10:30"), Visited("E4", "P2", "10:10", "10:40")],
            Asks(Two, "visit:E1", "E1", "E2"), Asks(Two, "visit:E2", "E1", "E2"), Asks(Two, "visit:E3", "E3", "E4"), Asks(Two, "visit:E4", "E3", "E4")),
        Found("two moments without an end", [Visited("E1", "P1", "08:00", null), Visited("E2", "P2", "08:00", null)], Asks(Two, "visit:E1", "E1", "E2"), Asks(Two, "visit:E2", "E1", "E2")),
        Found("two visits at once after a round in a house", [Round("E0", "P3", "S1"), Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P2", "08:10", "09:00")], Asks(Two, "visit:E1", "E1", "E2"), Asks(Two, "visit:E2", "E1", "E2")),
        Found("in two services", [Round("E1", "P1", "S1"), Round("E2", "P2", "S2") with { Workers = ["A1"] }], Asks(Two, "visit:E1", "E1", "E2"), Asks(Two, "visit:E2", "E1", "E2")),
        Found("rows of a person's record", [Visit("08:00", "08:30"), PaperVisit("PV1", "08:00", "08:30"), PaperVisit("PV2", "08:15", "08:45", "V2") with { PersonId = "P2" }],
            Asks(Two, "visit:V1", "PV1", "PV2"), Asks(Two, "entry:PV2", "PV1", "PV2")),
        Silent(Two, "one visit ends as the next begins", Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P2", "08:30", "09:00")),
        Silent(Two, "two rows about one person", Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P1", "08:10", "08:40")),
        Silent(Two, "a round in one house", Round("E1", "P1", "S1"), Round("E2", "P2", "S1")),
        Silent(Two, "a visit and a round in one service", Visited("E1", "P1", "08:00", "08:30"), Round("E2", "P2", "S1")),
        Silent(Two, "two workers", Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P2", "08:10", "08:40") with { Workers = ["BB"] }),
        Silent(Two, "a rough time", Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P2", "08:10", "08:40") with { Exact = false }),
        Silent(Two, "out before in is rule 36's", Visited("E1", "P1", "08:30", "08:00"), Visited("E2", "P2", "08:10", "08:20")),
        Silent(Two, "one initials, two unknown people in two services", Round("E1", "P1", "S1") with { Workers = ["ZZ"] }, Round("E2", "P2", "S2") with { Workers = ["ZZ"] }),
        Silent(Two, "a moment as the visit ends", Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P2", "08:30", null)),
        Silent(Two, "the row was voided", PaperVisit("PV1", "08:00", "08:30"), PaperVisit("PV2", "08:15", "08:45", "V2") with { PersonId = "P2" }, new ItemException("entry:PV1", ExceptionKind.EnteredInError, "other day", "A1", At("18:00"))),
        Found("a visit of no length within another", [Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P2", "08:10", "08:10")], Asks(Two, "visit:E1", "E1", "E2"), Asks(Two, "visit:E2", "E1", "E2")),
        Found("a moment as a visit begins", [Visited("E2", "P1", "08:00", "08:30"), Visited("E1", "P2", "08:00", null)], Asks(Two, "visit:E1", "E1", "E2"), Asks(Two, "visit:E2", "E1", "E2")),
        Found("a moment and a visit of no length", [Visited("E2", "P2", "08:00", null), Visited("E1", "P1", "08:00", "08:00")],
            Asks(Two, "visit:E1", "E1", "E2") with { Says = "row E1 for P1 at S1, 08:00 to 08:00 on 10 Mar 2026; row E2 for P2" }, Asks(Two, "visit:E2", "E1", "E2")),
        Found("rows of one time are named in order of their ids", [Visited("E2", "P2", "08:00", "08:30"), Visited("E1", "P1", "08:00", "08:30")], Asks(Two, "visit:E1", "E1", "E2") with { Says = "row E1 for P1 at S1, 08:00 to 08:30 on 10 Mar 2026; row E2" }, Asks(Two, "visit:E2", "E1", "E2")),
        Found("a worker whom a row names twice", [Visited("E1", "P1", "08:00", "08:30") with { Workers = ["AA", "A1"] }, Visited("E2", "P2", "08:29", "09:00")],
            Asks(Two, "visit:E1", "E1", "E2") with { Says = "places at once: row E1 for P1 at S1, 08:00 to 08:30 on 10 Mar 2026; row E2" }, Asks(Two, "visit:E2", "E1", "E2")),
        Found("one person in two services: told about the first of her rows", [Round("E1", "P1", "S1"), Round("E2", "P1", "S2") with { Workers = ["A1"] }], Asks(Two, "visit:E1", "E1", "E2") with { Service = "S1" }),
        Found("two people's rows have one id", [Visited("E1", "P1", "08:00", "08:30"), Visited("E1", "P2", "08:29", "09:00") with { ItemId = "visit:E2" }], Asks(Two, "visit:E1", "E1"), Asks(Two, "visit:E2", "E1")),
        Silent(Two, "out before in, and it began within another", Visited("E1", "P1", "08:00", "08:30"), Visited("E2", "P2", "08:10", "08:00")),
        Silent(Two, "a visit of no length as the next begins", Visited("E2", "P1", "08:00", "08:00"), Visited("E1", "P2", "08:00", "08:30")),
        Silent(Two, "a round and then a visit in one service", Round("E1", "P2", "S1") with { Until = At("08:20") }, Visited("E2", "P1", "08:10", "08:30")),
        Silent(Two, "a visit and then a round in one service", Visited("E1", "P1", "08:00", "08:30"), Round("E2", "P2", "S1") with { From = At("08:10") }),
    ];

    private static WorkTrace Visited(string id, string person, string from, string? until) =>
        new(id, $"visit:{id}", person, "S1", At(from), until is null ? null : At(until)) { Workers = ["AA"], IsVisit = true, Exact = true };

    private static WorkTrace Round(string id, string person, string service) => Visited(id, person, "08:00", null) with { IsVisit = false, ServiceId = service };
}
