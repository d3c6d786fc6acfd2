using Google.Protobuf.WellKnownTypes;
using Reinstate.Facts.V1;

namespace Reinstate.Silo.Demo.Scripts;

/// <summary>The third example of the article: calls, rota and communication of a homecare branch after a morning on printed rotas.</summary>
internal static class HomecareRota
{
    private const string Coordinator = "HC25";
    private const string BranchManager = "HC27";
    private const string OnCall = "HC28";

    public static Script Script { get; } = new()
    {
        Folder = "homecare-rota",
        Notices = Coordinator,
        Noticed = "The roster does not open and the office lines are dead.",
        Leads = OnCall,
        LossWindowEvidence = "The restored schedule compared with the printed rota of 15:00 the day before; call monitoring silent from 06:30 to 12:10.",
        Teams = [new("HB01", BranchManager, Coordinator, BranchManager, Coordinator, OnCall)],
        Remedies =
        [
            new Decide(34, "H51", "accepted", "The second worker was sent to the missed call; the hoist was not used, washed in bed. Risk assessment read again, family told at 12:40."),
            new Decide(35, "H27", "explained", "Rung by the branch manager at 12:31: well, breakfast and medicines taken at 09:20; the son was told why the call was late."),
            new Omit(35, "visit:V045", "Nobody has recorded this call. Did anybody go?", "Nobody went: the change was lost between two telephones.", "confirmed_omitted",
                "Missed. The branch manager rang at 12:25 and sent a worker at once: well, medicines given at 12:50 on the pharmacist's advice, daughter told."),
            new Decide(42, "", "explained", "Asked before the sheets were entered, and refused; signed off after the last call was accounted for."),
            new WriteRotaChange(37, "H44", new RotaChange
            {
                ChangeId = "RC15", VisitId = "V048", ChangedBy = "DS", FromStaff = "HC11", ToStaff = "HC24", DecidedOnCall = true,
                Reason = "Decision OC08 on call, written into the rota afterwards.",
                ChangedAt = new Moment { Instant = Timestamp.FromDateTime(new DateTime(2026, 3, 17, 8, 55, 0, DateTimeKind.Utc)) },
            }),
        ],
        EarlySignOff = ("HB01", 4, "Every sheet is counted; is the branch done?"),
        SignOffStatement = "Schedule, call monitoring sheets and on-call decisions agree; late and missed calls are reviewed with the people and families concerned.",
        Governance = new Governance
        {
            Auditor = "RHS06",
            Days = (3, 7),
            AuditNote = "Sheet, record and rota agree.",
            Notifications =
            [
                ("cqc", false, "Calls went on; one missed call put right within hours.", ""),
                ("safeguarding", true, "The missed time-critical call is reported to the council as a concern.", "portal"),
                ("ico", false, "Loss of availability for six hours, no loss of data, low risk: recorded, not reported.", ""),
                ("duty_of_candour", false, "No harm came of the missed call; the person and her daughter had an apology.", ""),
                ("commissioner", true, "Late and missed calls reported with the contract's monthly return and by telephone.", "telephone"),
                ("families", true, "Families of late and missed calls told, with the reason.", "telephone"),
                ("insurer", false, "No claim expected.", ""),
            ],
            Review = (
                "A morning of 68 calls without the roster. Reassigned, late and missed calls are known with reasons; one time-critical call was missed.",
                "Workers rang in and out; on-call decisions were written down as they were taken.",
                "Nothing on the printed rota showed which calls cannot wait and which need two.",
                "Supplier's report: network fault at its centre. The restored schedule was complete.",
                "Rota packs of 15:00 the day before were current.",
                "Telephones before roster: the right order.",
                "At the weekly governance meeting, with both coordinators."),
            Improvement = ("Printed rota packs carry clear priority codes for double-up visits and time-critical calls.", BranchManager, "2026-04-07"),
            Closing = "Recovered, audited and reviewed at the weekly governance meeting.",
            Lessons = new Lessons
            {
                Cause = ("tools.printed_material", "The printed rota did not show which calls are time-critical or need two workers."),
                Supplier = ("Asked by portal when roster and telephones will be back.", "A network fault at the supplier's centre; engineers are on site.",
                    "A call every hour until the roster is back.", 0, false, "The calls of 09:00 and 10:00 did not come; the branch rang itself."),
                Answers =
                [
                    ("printed_material", "no", "Current, but without priorities: the missed call could not be told from the others."),
                    ("roles_clear", "partly", "Two telephones took changes for the same run."),
                    ("restoration_order", "yes", "Telephones before the roster."),
                    ("supplier", "no", "Promised calls did not come."),
                    ("recurrence", "no", "The first of its kind at the branch."),
                ],
                Debrief = ("care_coordinator", "One list for changes, kept by one person. With priorities on the rota the call would not have been missed."),
                Heard = ("family", "Nobody came to my mother until dinner time; I was rung and told why, and somebody said sorry."),
                Meeting = ("weekly_governance", "Priority codes on every printed rota; one person keeps the list of changes."),
                Proof = "Rota packs print P for time-critical and 2 for double-up calls since 30 March; packs of the first week are filed.",
                Effect = "Packs of the week of 4 May read against the care plans: all 31 time-critical and double-up calls are marked.",
                Statement = "Learning is complete: rota packs show priority calls, and that was read against the care plans a month later.",
            },
        },
    };
}
