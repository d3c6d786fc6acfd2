using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R07Cases
{
    private const string NotPrinted = "not_in_printed_pack";
    private const string NotSupported = "not_in_census";

    private static readonly Person InPack = Given.Person with { PrintedSummaryVersion = "3" };
    private static readonly Person Forgotten = new("P2", "S1", "Quin");

    public static readonly RuleCase[] All =
    [
        Found("one person has no printed version and the others have", [InPack, Forgotten], Tells(NotPrinted, "P2") with { Says = "P2 is in the census of S1" }),
        Found("somebody of another service has one", [InPack, Forgotten with { ServiceId = "S2" }], Tells(NotPrinted, "P2")),
        Silent(NotPrinted, "nobody has a printed version", Given.Person, Forgotten),
        Silent(NotPrinted, "everybody has one", InPack, Forgotten with { PrintedSummaryVersion = "1" }),
        Silent(NotPrinted, "away from the first to the last moment of the outage", InPack, Forgotten with { LeaveFrom = At("07:00"), LeaveTo = At("17:01") }),
        Silent(NotPrinted, "away without an end", InPack, Forgotten with { LeaveFrom = At("06:00") }),
        Found("back as the outage ended", [InPack, Forgotten with { LeaveFrom = At("07:00"), LeaveTo = At("17:00") }], Tells(NotPrinted, "P2")),
        Found("gone a minute after the outage began", [InPack, Forgotten with { LeaveFrom = At("07:01"), LeaveTo = At("19:00") }], Tells(NotPrinted, "P2")),
        Found("away, and nobody knows yet when the outage ends", [InPack, Forgotten with { LeaveFrom = At("06:00"), LeaveTo = At("19:00") }], Tells(NotPrinted, "P2")) with { Context = Context with { RestoredAt = null } },
        Found("listed in the pack and not in the census", [InPack, new Printed("P1"), new Printed("P9")], Tells(NotSupported, "P9") with { Says = "P9 is in the printed pack and not in the census", Service = "S1" }),
        Found("nobody can say of which of two services", [InPack, Forgotten with { ServiceId = "S2", PrintedSummaryVersion = "1" }, new Printed("P9")], Tells(NotSupported, "P9") with { Service = "" }),
        Found("two people of one service", [InPack, Forgotten with { PrintedSummaryVersion = "1" }, new Printed("P9")], Tells(NotSupported, "P9") with { Service = "S1" }),
        Found("listed twice", [InPack, new Printed("P9"), new Printed("P9")], Tells(NotSupported, "P9")),
        Silent(NotSupported, "no pack was listed", InPack),
        Silent(NotSupported, "everybody who is listed is in the census", InPack, Forgotten with { PrintedSummaryVersion = "1" }, new Printed("P1"), new Printed("P2")),
        Silent(NotSupported, "listed for another service", InPack, Forgotten with { ServiceId = "S2", PrintedSummaryVersion = "1" }, new Printed("P2")),
    ];
}
