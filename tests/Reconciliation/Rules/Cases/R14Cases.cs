using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R14Cases
{
    private const string TooShort = "prn_interval_too_short";

    public static readonly RuleCase[] All =
    [
        Found("a minute closer than the minimum, the first in the system and the second on paper",
            [Prn(interval: 240), DigitalDose("DD1", "08:00", "PRN"), PaperDose("PD1", "11:59", "PRN")],
            Asks(TooShort, "entry:PD1", "DD1", "PD1") with { Says = "came 3 h 59 min after the one at 08:00 on 10 Mar 2026; the minimum is 4 h" }),
        Silent(TooShort, "exactly the minimum apart", Prn(interval: 240), DigitalDose("DD1", "08:00", "PRN"), PaperDose("PD1", "12:00", "PRN")),
        Found("the earlier dose lies before the outage", [Prn(interval: 240), DigitalDose("DD1", "06:41", "PRN"), PaperDose("PD1", "09:18", "PRN")], Asks(TooShort, "entry:PD1", "DD1", "PD1")),
        Found("the later dose lies after the outage", [Prn(interval: 240), PaperDose("PD1", "16:30", "PRN"), DigitalDose("DD1", "17:30", "PRN")], Asks(TooShort, "entry:DD1", "DD1", "PD1")),
        Found("three doses, each too close to the one before",
            [Prn(interval: 240), PaperDose("PD1", "08:00", "PRN"), PaperDose("PD2", "10:00", "PRN"), PaperDose("PD3", "12:00", "PRN")],
            Asks(TooShort, "entry:PD2", "PD1", "PD2"), Asks(TooShort, "entry:PD3", "PD2", "PD3")),
        Found("the strictest of several stated minimums holds",
            [Prn(interval: 240), Prn(interval: 360) with { ItemId = "prn:P1:PRN:2" }, PaperDose("PD1", "08:00", "PRN"), PaperDose("PD2", "13:00", "PRN")], Asks(TooShort, "entry:PD2", "PD1", "PD2")),
        Found("a minimum of one minute, and none between them", [Prn(interval: 1), PaperDose("PD1", "08:00", "PRN"), PaperDose("PD2", "08:00", "PRN")], Asks(TooShort, "entry:PD2", "PD1", "PD2")),
        Silent(TooShort, "no minimum is stated, and both at one minute", Prn(), PaperDose("PD1", "08:00", "PRN"), PaperDose("PD2", "08:00", "PRN")),
        Silent(TooShort, "the interval stands at a scheduled dose", Dose("08:00") with { PrnMinIntervalMinutes = 240 }, Dose("10:00"), PaperDose("PD1", "08:00"), PaperDose("PD2", "10:00")),
        Silent(TooShort, "both doses lie before the outage", Prn(interval: 240), DigitalDose("DD1", "05:00", "PRN"), DigitalDose("DD2", "06:00", "PRN")),
        Silent(TooShort, "the second was refused", Prn(interval: 240), PaperDose("PD1", "08:00", "PRN"), PaperDose("PD2", "09:00", "PRN", "refused")),
        Silent(TooShort, "a paper row and its copy are one dose", Prn(interval: 240), PaperDose("PD1", "08:00", "PRN"), CopyOf(PaperDose("PD1", "08:00", "PRN"), "DD1")),
        Silent(TooShort, "one dose on paper and in the system is rule 9's question", Prn(interval: 240), PaperDose("PD1", "08:00", "PRN"), DigitalDose("DD1", "08:05", "PRN")),
        Silent(TooShort, "no minimum is stated", Prn(), PaperDose("PD1", "08:00", "PRN"), PaperDose("PD2", "08:30", "PRN")),
        Silent(TooShort, "the first was voided", Prn(interval: 240), PaperDose("PD1", "08:00", "PRN"), PaperDose("PD2", "09:00", "PRN"),
            new ItemException("entry:PD1", ExceptionKind.EnteredInError, "wrong person", "A1", At("18:00"))),
        Silent(TooShort, "two medicines", Prn(interval: 240), Prn("OTHER", 240), PaperDose("PD1", "08:00", "PRN"), PaperDose("PD2", "09:00", "OTHER")),
        Found("the strictest of several stated minimums holds, whichever is stated first",
            [Prn(interval: 360), Prn(interval: 240) with { ItemId = "prn:P1:PRN:2" }, PaperDose("PD1", "08:00", "PRN"), PaperDose("PD2", "13:00", "PRN")], Asks(TooShort, "entry:PD2", "PD1", "PD2")),
    ];
}
