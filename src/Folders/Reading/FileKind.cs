namespace Reinstate.Folders.Reading;

/// <summary>A file of IMPORTS.md: its name, the columns without which it cannot be used, the others, and the column that names a row.</summary>
internal sealed record FileKind(string Name, string KeyColumn, string[] Required, string[] Optional)
{
    public static readonly FileKind Incident = Of("incident", "incident_id", "incident_id title systems services declared_at contingency_from restored_at",
        "kind supplier detected_at time_zone plan_version plan_last_tested");

    public static readonly FileKind Services = Of("services", "service_id", "service_id name type", "cqc_location_id group commissioner");

    public static readonly FileKind People = Of("people", "person_id", "person_id service_id name",
        "dob nhs_number unit allergies gp leave_from leave_to risk_flags summary_version summary_authorised_at printed_summary_version printed_at");

    public static readonly FileKind Staff = Of("staff", "staff_id", "staff_id name initials role", "services competencies");

    public static readonly FileKind Shifts = Of("shifts", "staff_id", "staff_id service_id start end", "");

    public static readonly FileKind ExpectedDoses = Of("expected_doses", "due_at", "person_id medicine_id medicine due_at",
        "form route strength dose window_minutes time_critical prn prn_min_interval_minutes prn_max_24h ingredient ingredient_mg cd_schedule variable_dose start stop rx_version printed_rx_version");

    public static readonly FileKind ExpectedRecords = Of("expected_records", "due_from", "person_id category due_from due_to", "max_interval_minutes priority");

    public static readonly FileKind ExpectedVisits = Of("expected_visits", "visit_id", "visit_id person_id start end",
        "workers_required staff_ids time_critical priority tasks");

    public static readonly FileKind CodeMap = Of("code_map", "code", "chart_family code meaning", "");

    public static readonly FileKind Sheets = Of("sheets", "serial", "serial service_id issued_at",
        "person_id kind pages issued_to returned_at pages_returned scan_sha256");

    public static readonly FileKind RotaChanges = Of("rota_changes", "change_id", "change_id visit_id changed_at", "changed_by from_staff to_staff reason decided_on_call");

    public static readonly FileKind OnCall = Of("oncall", "decision_id", "decision_id service_id decided_at decided_by decision", "person_id visit_id");

    public static readonly FileKind Contacts = Of("contacts", "contact_id", "contact_id person_id occurred_at party summary", "recorded_in");

    public static readonly FileKind Stock = Of("stock", "counted_at", "person_id medicine_id counted_at count", "counter witness");

    public static readonly FileKind PrintedPack = Of("printed_pack", "person_id", "person_id", "");

    public static FileKind Doses(string source) => Of($"{source}_doses", "entry_id", "entry_id person_id medicine_id occurred_at code",
        "due_at dose_given chart_family initials witness note prn_rationale prn_outcome sheet_serial line late_entry transcribed_by written_at entered_at checked_by checked_at wasted stock_before stock_after");

    public static FileKind Records(string source) => Of($"{source}_records", "entry_id", "entry_id person_id category occurred_at author text",
        "precision value unit sheet_serial line late_entry transcribed_by written_at entered_at checked_by checked_at");

    public static FileKind Visits(string source) => Of($"{source}_visits", "entry_id", "entry_id visit_id actual_in",
        "person_id staff_ids actual_out source late_reason family_informed_at welfare_confirmed_at entered_at transcribed_by checked_by checked_at sheet_serial line written_at late_entry");

    public bool Knows(string column) => Array.IndexOf(Required, column) >= 0 || Array.IndexOf(Optional, column) >= 0;

    private static FileKind Of(string name, string key, string required, string optional) =>
        new($"{name}.csv", key, required.Split(' '), optional.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
