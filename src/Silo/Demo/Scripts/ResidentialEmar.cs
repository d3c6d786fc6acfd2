using System.Collections.Immutable;
using Reinstate.Facts.V1;

namespace Reinstate.Silo.Demo.Scripts;

/// <summary>The second example of the article: medication records of a nursing home after a day of paper charts.</summary>
internal static class ResidentialEmar
{
    private const string NurseInCharge = "RHS05";
    private const string Deputy = "RHS06";
    private const string Manager = "RHS09";

    public static Script Script { get; } = new()
    {
        Folder = "residential-emar",
        Notices = "RHS01",
        Noticed = "The medication tablets cannot sign in before the breakfast round.",
        Leads = NurseInCharge,
        LossWindowEvidence = "Supplier's written confirmation: last entry before the outage 06:52, first one accepted 17:30; audit trail compared for ten residents.",
        Teams = [new("RH01", Deputy, NurseInCharge, Deputy, NurseInCharge, Manager)],
        Remedies =
        [
            new Omit(2, "R14", "The lunchtime box for calcium is empty. Was it given?", "Not given: she was asleep and it was left for tea.", "confirmed_omitted", "Asleep at 12:30; one dose missed without harm, GP informed at the next round."),
            new Omit(2, "R31", "The tea-time box for macrogol is empty. Was it given?", "Not given: loose stool that day, the nurse held it.", "confirmed_omitted", "Held by the nurse because of loose stool; reason written on the chart's back."),
            new VoidDuplicate(9, "ED005", "Amlodipine stands on paper, in its copy, and once more in the restored system. Given twice?", "Once, at 08:10. It was typed again at 17:41 from memory.",
                "The same dose typed a second time after restoration; the paper line stands."),
            new Decide(14, "R11", "explained", "The night dose of 06:41 was not visible on paper. GP told at 10:05, no further dose for eight hours, well."),
            new Decide(16, "R19", "explained", "The 11:00 dose came at 11:47 because of the doctor's visit; the next ones were on time, no stiffness seen."),
            new Correct(17, "R22", Doses(("PD188", d => d.PrnOutcome = "Nausea gone by 15:00, drank tea."), ("ED031", d => d.PrnOutcome = "Nausea gone by 15:00, drank tea.")),
                "Cyclizine without an outcome. Did it help?", "Yes, within the hour.", "Outcome told by Devika Pillai-Moss."),
            new Correct(17, "R32", Doses(("PD270", d => d.PrnRationale = "Heartburn after tea."), ("ED054", d => d.PrnRationale = "Heartburn after tea.")),
                "Alginate without a rationale. Why was it given?", "Heartburn after tea.", "Rationale told by Devika Pillai-Moss."),
            new Correct(19, "R15", Doses(("PD123", d => d.Code = "7"), ("ED262", d => d.Code = "7")), "The code K is not in the key of this chart. What does it mean?",
                "Asleep: K is the old pharmacy's letter.", "K stands for asleep in the old key; 7 in the present one."),
            new Correct(19, "R10", Doses(("PD079", d => d.Note = "Systolic 94, held; GP told."), ("ED172", d => d.Note = "Systolic 94, held; GP told.")),
                "\"Other\" without a note. Why was tamsulosin not given?", "Low blood pressure.", "Reason told by Agnieszka Lorimer."),
            new Decide(21, "R09", "explained", "The second signature is in the controlled drug register, page 14; the balance agrees."),
            new Decide(42, "", "explained", "Asked too early, and refused; signed off after the last line was reviewed."),
        ],
        EarlySignOff = ("RH01", 5, "The notes are in; can the home be signed off before the night shift?"),
        SignOffStatement = "Every medication line reviewed: time, initials, exceptions, omissions explained. Clinical advice is with the residents' records.",
        Governance = new Governance
        {
            Auditor = "SLS01",
            Days = (2, 6),
            AuditNote = "Targeted medication audit: chart, register and record agree.",
            Notifications =
            [
                ("cqc", false, "Medicines went on safely by the downtime protocol; the service did not stop.", ""),
                ("safeguarding", false, "No harm; the short interval was reviewed with the GP.", ""),
                ("ico", false, "Loss of availability for ten hours, no loss of data, low risk: recorded, not reported.", ""),
                ("duty_of_candour", false, "No notifiable safety incident.", ""),
                ("commissioner", true, "Council and integrated care board told the same day.", "email"),
                ("families", true, "Families of the residents with a missed or early dose told by the nurse in charge.", "in_person"),
                ("insurer", false, "No claim expected.", ""),
            ],
            Review = (
                "Ten and a half hours of paper charts for 32 residents. 271 lines reviewed one by one; two omissions are explained, one double entry is void.",
                "Two people at each round; advice of GP and pharmacist was written down at once.",
                "The night's electronic doses were not visible on the paper charts.",
                "Supplier's report: expired certificate. Written confirmation of restoration came with the first call.",
                "Two chart families with different keys were in use.",
                "Records before reports, next-dose check before the first electronic round.",
                "Held with nurses and seniors at hand-over."),
            Improvement = ("The incident and its targeted medication audit stand in the service governance tracker; paper charts begin with the doses of the last 24 hours.", Manager, "2026-04-10"),
            Closing = "Recovered, audited and reviewed; the tracker follows the improvement.",
            Lessons = new Lessons
            {
                Cause = ("tools.design", "A paper chart begins empty: electronic doses of the night before cannot be seen on it."),
                Supplier = ("Asked by telephone why nobody can sign in, and whether doses of the night are safe.", "A certificate has expired; what was entered until 06:52 is kept.",
                    "Written confirmation of what was restored, with the time of the last entry.", 0, true, "Came with the call that the system is back."),
                Answers =
                [
                    ("printed_material", "partly", "Charts of two pharmacies with different keys were in use side by side."),
                    ("roles_clear", "yes", "Nurse in charge and deputy at each line; the manager signed."),
                    ("restoration_order", "yes", "Charts before reports, and no electronic round before the next-dose check."),
                    ("supplier", "yes", "Answered at once and confirmed in writing."),
                    ("recurrence", "no", "No earlier incident of the medication system."),
                ],
                Debrief = ("nurse", "Two people at each round was right. We need the last doses on the first paper chart."),
                Heard = ("person", "My tablets came, only I was asked twice whether I had had them."),
                Meeting = ("monthly_governance", "The incident and its targeted medication audit stand in the tracker; the chart's first lines are the doses of the last 24 hours."),
                Proof = "The downtime pack prints the doses of the last 24 hours at the head of each chart since 8 April; the pharmacy agreed one key.",
                Effect = "Drill on the night of 6 May: four nurses found the last dose of each resident on paper.",
                Statement = "Learning is complete: a paper chart shows the last doses, and nurses have shown that they find them.",
            },
        },
    };

    private static ImmutableDictionary<string, Action<Entry>> Doses(params (string Entry, Action<DoseGiven> Change)[] changes) =>
        changes.ToImmutableDictionary(change => change.Entry, change => (Action<Entry>)(entry => change.Change(entry.Dose)));
}
