using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R01Cases
{
    private const string Missing = "no_entry_in_required_category";

    private static readonly ExpectedRecord Lunch = Record("08:00", "12:00");

    public static readonly RuleCase[] All =
    [
        Found("nothing in the period", [Lunch], Tells(Missing, Lunch) with { Says = "The nutrition record for 08:00 to 12:00 on 10 Mar 2026 has no entry on paper or in the system." }),
        Found("the period ends at this moment", [Lunch], Tells(Missing, Lunch)) with { Context = Context with { AsOf = At("12:00") } },
        Found("the period reaches a minute into the outage", [Record("05:00", "07:01")], Tells(Missing, Record("05:00", "07:01"))),
        Found("the only entry was voided", [Lunch, PaperRecord("PR1", "09:00"), new ItemException("entry:PR1", ExceptionKind.EnteredInError, "other person", "A1", At("18:00"))], Tells(Missing, Lunch)),
        Found("an entry in another category", [Lunch, PaperRecord("PR1", "09:00", Category.Mood)], Tells(Missing, Lunch)),
        Silent(Missing, "an entry on paper", Lunch, PaperRecord("PR1", "09:00")),
        Silent(Missing, "an entry in the system", Lunch, DigitalRecord("DR1", "11:59")),
        Silent(Missing, "the period is not over", Lunch) with { Context = Context with { AsOf = At("11:59") } },
        Silent(Missing, "the systems are still out", Lunch) with { Context = Context with { RestoredAt = null } },
        Silent(Missing, "the period is over as the outage begins", Record("05:00", "07:00")),
        Silent(Missing, "its paper is in hand", Lunch, new ReceivedItem(Lunch.ItemId, "SH1", 1, "A1", At("17:00"))),
        Silent(Missing, "confirmed as omitted", Lunch, new ItemException(Lunch.ItemId, ExceptionKind.ConfirmedOmitted, "asleep", "A1", At("18:00"))),
        Silent(Missing, "a dose without outcome is rule 2's", Dose("08:00")),
    ];
}
