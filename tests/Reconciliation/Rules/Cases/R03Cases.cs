using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R03Cases
{
    private const string Missing = "sheet_not_returned";

    private static readonly Sheet Issued = new("SH1", "S1", At("07:10")) { Pages = 2 };

    public static readonly RuleCase[] All =
    [
        Found("never came back", [Issued], Tells(Missing, "sheet:SH1") with { Says = "Sheet SH1 was issued at 07:10 on 10 Mar 2026 and has not been returned." }),
        Found("issued to somebody", [Issued with { IssuedTo = "A1" }], Tells(Missing, "sheet:SH1") with { Says = "was issued to A1 at 07:10" }),
        Found("counted as no pages", [Issued with { PagesReturned = 0 }], Tells(Missing, "sheet:SH1")),
        Silent(Missing, "came back", Issued with { ReturnedAt = At("18:00"), PagesReturned = 2 }),
        Silent(Missing, "came back without any page: rule 4", Issued with { ReturnedAt = At("18:00"), PagesReturned = 0 }),
        Silent(Missing, "a page came back: rule 4", Issued with { PagesReturned = 1 }),
        Silent(Missing, "the systems are still out", Issued) with { Context = Context with { RestoredAt = null } },
    ];
}
