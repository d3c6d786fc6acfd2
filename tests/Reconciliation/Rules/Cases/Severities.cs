using System.Collections.Frozen;
using Reinstate.Reconciliation.Model;

namespace Reinstate.ReconciliationTests.Rules.Cases;

/// <summary>How grave a finding is, by its code: written down once more, because a rule that changes its severity must be noticed.</summary>
internal static class Severities
{
    private static readonly FrozenDictionary<string, Severity> ByCode = new (Severity Severity, string[] Codes)[]
    {
        (Severity.Critical,
        [
            "dose_without_outcome", "dose_recorded_twice", "paper_and_digital_differ", "prn_interval_too_short", "prn_max_24h_exceeded", "ingredient_max_24h_exceeded",
            "time_critical_outside_window", "stock_missing", "cd_without_witness", "cd_balance_broken", "given_after_stop", "dose_changed_not_printed", "allergy_conflict",
            "given_while_away", "news2_not_escalated", "time_critical_visit_without_welfare_contact",
        ]),
        (Severity.High,
        [
            "no_entry_in_required_category", "sheet_not_returned", "page_missing", "pages_not_counted", "care_interval_breached", "not_in_printed_pack", "not_in_census",
            "scan_used_twice", "variable_dose_without_quantity", "code_not_in_key", "other_without_note", "refusals_not_escalated", "entered_before_it_occurred",
            "written_after_shift_end", "worker_in_two_places", "initials_not_on_register", "initials_not_on_rota", "incident_not_recorded", "news2_total_differs",
            "double_up_with_one_worker", "on_call_decision_not_in_rota", "checker_not_independent", "second_check_missing", "second_check_too_quick",
            "printed_summary_outdated", "checker_not_competent", "checker_competence_expired",
        ]),
        (Severity.Medium,
        [
            "record_silent_too_long", "notes_nearly_identical", "prn_without_rationale_or_outcome", "stock_surplus", "outside_window_not_late", "order_differs", "time_in_doubt",
            "copy_an_hour_apart", "visit_ends_before_it_begins", "visit_accounts_differ", "visit_recorded_twice", "visit_too_short", "visit_too_long", "visits_overlap",
            "identical_times_in_bulk",
        ]),
        (Severity.Low, ["reciprocal_checking"]),
    }.SelectMany(group => group.Codes.Select(code => (code, group.Severity))).ToFrozenDictionary(c => c.code, c => c.Severity, StringComparer.Ordinal);

    public static Severity Of(string code) => ByCode[code];
}
