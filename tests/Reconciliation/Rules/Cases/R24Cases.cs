using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R24Cases
{
    private const string Away = "given_while_away";

    private static readonly Person OnLeave = Given.Person with { LeaveFrom = At("07:30"), LeaveTo = At("12:00") };

    public static readonly RuleCase[] All =
    [
        Found("given while on leave", [OnLeave, Dose("08:00"), PaperDose("PD1", "08:00")], Asks(Away, Dose("08:00"), "PD1") with { Says = "is recorded as taken at 08:00 on 10 Mar 2026 (paper row PD1 on sheet SH1), while the person was away" }),
        Found("due on leave and given on return", [OnLeave, Dose("11:30"), PaperDose("PD1", "12:05", due: "11:30")], Asks(Away, Dose("11:30"), "PD1")),
        Found("due before and given on leave", [OnLeave, Dose("07:15"), PaperDose("PD1", "07:30", due: "07:15")], Asks(Away, Dose("07:15"), "PD1")),
        Found("given when needed", [OnLeave, Prn(), PaperDose("PD1", "08:00", "PRN")], Asks(Away, "entry:PD1", "PD1")),
        Found("a paper row and its copy", [OnLeave, Dose("08:00"), PaperDose("PD1", "08:00"), CopyOf(PaperDose("PD1", "08:00"), "DD1")], Asks(Away, Dose("08:00"), "DD1", "PD1")),
        Silent(Away, "the chart says leave", OnLeave, Dose("08:00"), PaperDose("PD1", "08:00", code: "leave")),
        Silent(Away, "back at that moment", OnLeave, Dose("12:00"), PaperDose("PD1", "12:00")),
        Silent(Away, "not gone yet", OnLeave, Dose("07:29"), PaperDose("PD1", "07:29")),
        Silent(Away, "never away", Dose("08:00"), PaperDose("PD1", "08:00")),
        Silent(Away, "nothing is recorded", OnLeave, Dose("08:00")),
        Silent(Away, "before the outage", OnLeave with { LeaveFrom = At("04:00") }, DigitalDose("DD1", "05:00")),
        Silent(Away, "a record is no dose", OnLeave, PaperRecord("PR1", "08:00")),
        Silent(Away, "given when needed, after the return", OnLeave, Prn(), PaperDose("PD1", "12:00", "PRN")),
    ];
}
