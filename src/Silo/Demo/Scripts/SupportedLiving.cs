using System.Collections.Immutable;
using Reinstate.Facts.V1;

namespace Reinstate.Silo.Demo.Scripts;

/// <summary>The first example of the article: daily records of three supported living services after seven hours on paper.</summary>
internal static class SupportedLiving
{
    private const string OnCall = "SLS29";

    public static Script Script { get; } = new()
    {
        Folder = "supported-living",
        Notices = "SLS02",
        Noticed = "The daily record does not save; the supplier's status page says that it is looking into it.",
        Leads = OnCall,
        LossWindowEvidence = "The supplier's last backup is of 10:00; rows from 10:00 to 17:00 compared with the status log, none found.",
        Teams =
        [
            new("SL01", "SLS01", "SLS02", "SLS02", "SLS01", OnCall),
            new("SL02", "SLS10", "SLS11", "SLS11", "SLS10", OnCall),
            new("SL03", "SLS19", "SLS20", "SLS20", "SLS19", OnCall),
        ],
        LostSheets = ImmutableDictionary<string, string>.Empty.Add("SL02-0303-019", "Searched for at hand-over and in the vehicle; Jas Bhogal confirms that nothing was written on it. Destroyed blank."),
        FoundPages = ImmutableDictionary<string, string>.Empty.Add("SL03-0303-016", "page 2 was under the clipboard in the staff room; it is blank"),
        Remedies =
        [
            new Omit(1, "SP05", "No entry for lunch on paper or in the system. Did it happen?", "Out for lunch with family; nobody wrote it down.", "not_applicable", "Out for lunch, confirmed by telephone with the family."),
            new Omit(1, "SP21", "No observation for the outage period. Was it taken?", "It was not: the worker was with the person who fell.", "confirmed_omitted", "Not taken during the fall response; taken at 18:10 and normal."),
            new Decide(26, "SP16", "explained", "Aled Rowlands stayed on to write it; his shift was extended by telephone and the rota is amended."),
            new Decide(26, "SP03", "explained", "The tablet had no network and the wrong hour was picked; the drink was at 16:00."),
            new Decide(30, "SP07", "explained", "KT is an agency worker; the booking is on the invoice, and the register is amended."),
            new Decide(30, "SP14", "explained", "Bernadette Loxley came over from Larchfield to help; the rota did not show it."),
            new Correct(28, "SP19", Times(("DR117", 15, 15), ("DR120", 15, 26)), "Lines 1 and 2 carry each other's time in the restored system. Which is right?",
                "The sheet is right; the times were swapped when they were typed.", "Times as on the sheet, lines 1 and 2."),
            new Decide(39, "", "accepted", "Two workers checked each other. Both rows read again by the service manager against the sheets; the rota of checkers is changed."),
            new Decide(44, "", "explained", "What changed since is not about support during the outage. The printed pack is replaced; see the improvement action."),
        ],
        EarlySignOff = ("SL02", 5, "The incidents are in; can Tannery Court be closed tonight?"),
        SignOffStatement = "Reconciliation log read. Every person has a complete record of the outage period, entered and second-checked.",
        Governance = new Governance
        {
            Auditor = "RHS09",
            Days = (3, 6),
            AuditNote = "Sheet, entry and second check agree.",
            Notifications =
            [
                ("cqc", false, "Support went on safely throughout; no event that stops the service.", ""),
                ("safeguarding", true, "The altercation at Tannery Court was referred the same day by telephone.", "telephone"),
                ("ico", false, "Loss of availability for seven hours, no loss of data, low risk: recorded, not reported.", ""),
                ("duty_of_candour", false, "No notifiable safety incident.", ""),
                ("commissioner", true, "Both councils told by the contract's route on the day.", "email"),
                ("families", true, "Families of the people in the two incidents told by the service managers.", "telephone"),
                ("insurer", false, "No claim expected.", ""),
            ],
            Review = (
                "Seven hours without daily records at three services. All 26 people have a complete record; two omissions are explained, one sheet is attested as lost.",
                "Behaviour and health first, named staff, second check by the service managers.",
                "Nobody could tell at a glance whether a printed summary was the latest.",
                "Supplier's report received: a failed update. Restored in the announced order.",
                "Two printed summaries were older than the authorised version.",
                "Daily records before reports: the right order.",
                "Held with the three teams at the staff meeting."),
            Improvement = ("Printed support summaries carry a clear reference version number and the date of authorisation on every page.", "SLS01", "2026-04-14"),
            Closing = "Recovered, audited and reviewed; one improvement is under way.",
            Lessons = new Lessons
            {
                Cause = ("tools.printed_material", "Two printed support summaries were older than the authorised version, and nothing on them showed it."),
                Supplier = ("Asked by telephone when the record will be back, and for a report of the cause.", "A failed update is being taken back; the record is expected by the evening.",
                    "A written report of the cause within five days.", 5, true, "The report came on the fourth day."),
                Answers =
                [
                    ("printed_material", "partly", "The summaries could be used; two were not the latest."),
                    ("roles_clear", "yes", "Named staff entered, the service managers checked, the on-call manager signed."),
                    ("restoration_order", "yes", "Daily records before reports."),
                    ("supplier", "partly", "Told within the hour, but on a page that nobody at night reads."),
                    ("recurrence", "no", "The first of its kind in the three services."),
                ],
                Debrief = ("senior_carer", "Writing by hand went well; nobody was sure whether the summary in the folder was the newest."),
                Heard = ("family", "We were told on the day what happened at Tannery Court and that the notes were on paper."),
                Meeting = ("monthly_governance", "Version number and date of authorisation on every printed page, at all services of the group."),
                Proof = "New template in use at the three services since 10 April; a photograph of each first page is filed.",
                Effect = "All 26 printed summaries carry version and date, and each is the authorised one.",
                Statement = "Learning is complete: printed summaries carry their version, and that was looked at again a month later.",
            },
        },
    };

    private static ImmutableDictionary<string, Action<Entry>> Times(params (string Entry, int Hour, int Minute)[] times) => times.ToImmutableDictionary(
        time => time.Entry,
        time => (Action<Entry>)(entry =>
        {
            var at = entry.OccurredAt.Instant.ToDateTime().Date.AddHours(time.Hour).AddMinutes(time.Minute);
            entry.OccurredAt.Instant = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTime(DateTime.SpecifyKind(at.AddMinutes(-entry.OccurredAt.OffsetMinutes), DateTimeKind.Utc));
        }));
}
