using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R02Cases
{
    private const string Missing = "dose_without_outcome";

    private static readonly ExpectedDose Due = Dose("08:00");

    public static readonly RuleCase[] All =
    [
        Found("no row", [Due], Tells(Missing, Due) with { Says = "The dose of Medicine due 08:00 on 10 Mar 2026 has no outcome on paper or in the system." }),
        Found("the rows are of another medicine", [Due, PaperDose("PD1", "08:00", "OTHER")], Tells(Missing, Due)),
        Found("the row is that of the other slot", [Due, Dose("12:00"), PaperDose("PD1", "12:00")], Tells(Missing, Due)),
        Found("due at this moment", [Due], Tells(Missing, Due)) with { Context = Context with { AsOf = At("08:00") } },
        Found("due as the outage begins", [Dose("07:00")], Tells(Missing, Dose("07:00"))),
        Silent(Missing, "refused is an outcome", Due, PaperDose("PD1", "08:00", code: "refused")),
        Silent(Missing, "given in the system", Due, DigitalDose("DD1", "08:20")),
        Silent(Missing, "due in a minute", Due) with { Context = Context with { AsOf = At("07:59") } },
        Silent(Missing, "the systems are still out", Due) with { Context = Context with { RestoredAt = null } },
        Silent(Missing, "due before the outage", Dose("06:59")),
        Silent(Missing, "its paper is in hand", Due, new ReceivedItem(Due.ItemId, "SH1", 1, "A1", At("17:00"))),
        Silent(Missing, "on leave", Given.Person with { LeaveFrom = At("07:00"), LeaveTo = At("12:00") }, Due),
        Silent(Missing, "stopped", Due with { Stop = At("07:30") }),
        Silent(Missing, "confirmed as omitted", Due, new ItemException(Due.ItemId, ExceptionKind.ConfirmedOmitted, "nil by mouth", "A1", At("18:00"))),
        Silent(Missing, "given when needed is never due", Prn()),
        Silent(Missing, "a period without entry is rule 1's", Record("08:00", "12:00")),
    ];
}
