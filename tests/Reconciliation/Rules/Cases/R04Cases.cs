using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R04Cases
{
    private const string Missing = "page_missing";
    private const string Uncounted = "pages_not_counted";

    private static readonly Sheet Back = new("SH1", "S1", At("07:10")) { Pages = 2, ReturnedAt = At("18:00") };

    public static readonly RuleCase[] All =
    [
        Found("one of two pages", [Back with { PagesReturned = 1 }], Tells(Missing, "sheet:SH1") with { Says = "came back with 1 of 2 pages" }),
        Found("one of two pages, and nobody wrote down when", [Back with { ReturnedAt = null, PagesReturned = 1 }], Tells(Missing, "sheet:SH1")),
        Found("no page of a sheet that came back", [Back with { PagesReturned = 0 }], Tells(Missing, "sheet:SH1")),
        Silent(Missing, "both pages", Back with { PagesReturned = 2 }),
        Silent(Missing, "more pages than it has", Back with { PagesReturned = 3 }),
        Silent(Missing, "never came back: rule 3", Back with { ReturnedAt = null }),
        Silent(Missing, "never came back, counted as no pages: rule 3", Back with { ReturnedAt = null, PagesReturned = 0 }),
        Found("nobody counted", [Back], Tells(Uncounted, "sheet:SH1") with { Says = "Sheet SH1 has 2 pages; it came back and nobody stated how many of them." }),
        Silent(Uncounted, "a single page is there or not", Back with { Pages = 1 }),
        Silent(Uncounted, "one page counted", Back with { Pages = 1, PagesReturned = 1 }),
    ];
}
