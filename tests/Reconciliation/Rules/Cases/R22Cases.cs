using Reinstate.Reconciliation.Model;
using static Reinstate.ReconciliationTests.Given;
using static Reinstate.ReconciliationTests.Rules.Cases.RuleCase;

namespace Reinstate.ReconciliationTests.Rules.Cases;

internal static class R22Cases
{
    private const string Stopped = "given_after_stop";
    private const string Changed = "dose_changed_not_printed";

    private static readonly ExpectedDose Due = Dose("08:00") with { RxVersion = "4", PrintedRxVersion = "3" };
    private static readonly Entry Given1 = PaperDose("PD1", "08:00", due: "08:00");

    public static readonly RuleCase[] All =
    [
        Found("due half an hour after the stop", [Dose("08:00") with { Stop = At("07:30") }, Given1], Asks(Stopped, Dose("08:00"), "PD1") with { Says = "after the medicine was stopped at 07:30" }),
        Found("due at the moment of the stop, which is exclusive", [Dose("08:00") with { Stop = At("08:00") }, Given1], Asks(Stopped, Dose("08:00"), "PD1")),
        Found("a dose given when needed, after the stop", [Prn() with { Stop = At("07:30") }, PaperDose("PD1", "08:00", "PRN")], Asks(Stopped, "entry:PD1", "PD1")),
        Silent(Stopped, "due before the stop and given late", Dose("08:00") with { Stop = At("08:15") }, PaperDose("PD1", "08:30", due: "08:00")),
        Silent(Stopped, "the chart says not required", Dose("08:00") with { Stop = At("07:30") }, Given1.With(d => d with { Code = "not_required" })),
        Silent(Stopped, "no stop is stated", Dose("08:00"), Given1),
        Silent(Stopped, "after the stop and before the outage", Dose("06:00") with { Stop = At("05:00") }, DigitalDose("DD1", "06:00", due: "06:00")),
        Found("given by a MAR that is a version behind", [Due, Given1],
            Asks(Changed, Due, "PD1") with { Says = "the printed MAR has version 3 of the prescription, the current one is 4 and it was given at 08:00" }),
        Found("a dose given when needed", [Prn() with { RxVersion = "4", PrintedRxVersion = "3" }, PaperDose("PD1", "08:00", "PRN")], Asks(Changed, "entry:PD1", "PD1")),
        Found("nobody recorded whether it was given", [Due], Tells(Changed, Due)),
        Silent(Changed, "the printed MAR is current", Due with { PrintedRxVersion = "4" }, Given1),
        Silent(Changed, "the printed version is not stated", Due with { PrintedRxVersion = "" }, Given1),
        Silent(Changed, "the current version is not stated", Due with { RxVersion = "" }, Given1),
        Silent(Changed, "it was refused", Due, Given1.With(d => d with { Code = "refused" })),
        Silent(Changed, "it was confirmed as omitted", Due, new ItemException(Due.ItemId, ExceptionKind.ConfirmedOmitted, "nil by mouth", "A1", At("18:00"))),
        Silent(Changed, "due before the outage and recorded in the system", Dose("06:00") with { RxVersion = "4", PrintedRxVersion = "3" }, DigitalDose("DD1", "06:00", due: "06:00")),
        Found("long after the round for which it was planned, and after the stop", [Dose("08:00") with { Stop = At("12:00") }, PaperDose("PD1", "15:00")], Asks(Stopped, "entry:PD1", "PD1")),
    ];
}
