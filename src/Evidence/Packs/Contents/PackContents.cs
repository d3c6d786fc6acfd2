using System.Collections.Immutable;

namespace Reinstate.Evidence.Packs.Contents;

/// <summary>One thing that a pack must hold.</summary>
/// <param name="Number">Its place in DOMAIN.md section 8, from 1.</param>
/// <param name="Words">What it is, as there.</param>
/// <param name="Sections">Keys of the sections that hold it; each is an anchor of the page, a destination of the PDF and a file of data.</param>
public sealed record PackContent(int Number, string Words, ImmutableArray<string> Sections);

/// <summary>The 22 contents of DOMAIN.md section 8, and where each is found.</summary>
public static class PackContents
{
    public static readonly ImmutableArray<PackContent> All =
    [
        new(1, "Incident summary and timeline", ["summary", "incident", "milestones", "restorations", "restoration_order", "loss_windows", "timeline"]),
        new(2, "Affected services, people and systems", ["services", "people", "staff", "supplier_report"]),
        new(3, "Plan invoked and its last test", ["plan", "exercises_before", "exercise_injects"]),
        new(4, "Printed-summary version and age, by site", ["printed_summaries"]),
        new(5, "Expected against reconciled, by category", ["completeness", "completeness_by_category", "completeness_by_service", "completeness_by_person"]),
        new(6, "Reconciliation log with author, transcriber, checker and times", ["reconciliation_log", "corrections_and_voids", "expected_amendments", "allocations"]),
        new(7, "Originals with serial and hash", ["sheets", "scans"]),
        new(8, "MAR line review, omissions with reasons", ["mar_lines", "next_dose_checks", "exceptions"]),
        new(9, "Controlled-drug balances and stock", ["controlled_drugs", "stock_counts"]),
        new(10, "PRN rationale and outcome", ["prn"]),
        new(11, "Missed and late calls with welfare outcome", ["visits_late_or_missed", "rota_changes", "on_call_decisions"]),
        new(12, "Incidents and safeguarding", ["incidents_and_safeguarding"]),
        new(13, "Notification decisions", ["notifications", "notification_clocks", "notification_sendings", "notification_reminders"]),
        new(14, "Contacts with family, GP and pharmacist", ["contacts"]),
        new(15, "Overrides and unresolved gaps", ["overrides", "open_gaps", "attested_losses", "queries", "findings"]),
        new(16, "Sign-offs", ["sign_offs", "refused_sign_offs", "reopenings", "recovery_steps"]),
        new(17, "Audit method, seed and results", ["audit_draws", "audit_plan", "audit_strata", "audit_population", "audit_results", "audit_statement"]),
        new(18, "Supplier report", ["supplier_report", "supplier_scorecard", "supplier_contacts"]),
        new(19, "Debrief and feedback", ["debrief", "feedback", "review", "review_answers", "contributory_factors"]),
        new(20, "Actions with proof of closure", ["actions", "action_checks", "meetings"]),
        new(21, "Crosswalk to the regulator's framework", ["crosswalk"]),
        new(22, "Tamper-evidence manifest", ["tamper_evidence"]),
    ];
}
