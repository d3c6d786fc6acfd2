using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R44Cases
{
    private const string Outdated = "printed_summary_outdated";

    public static readonly RuleCase[] All =
    [
        Found("printed before the latest was authorised", [Printed("3", "4") with { SummaryAuthorisedAt = At("05:00"), PrintedAt = At("04:00") }], Tells(Outdated, "P1") with
        {
            Says = "The printed summary is version 3 (printed at 04:00 on 10 Mar 2026); the latest authorised version is 4, authorised at 05:00",
        }),
        Found("no times are stated", [Printed("3", "4")], Tells(Outdated, "P1") with { Says = "version 3; the latest authorised version is 4." }),
        Silent(Outdated, "the latest version", Printed("4", "4")),
        Silent(Outdated, "not in the pack at all: rule 7", Printed("", "4")),
        Silent(Outdated, "the latest version is not stated", Printed("4", "")),
    ];

    private static Person Printed(string printed, string authorised) => Given.Person with { PrintedSummaryVersion = printed, SummaryVersion = authorised };
}
