using System.Collections.Frozen;
using System.Collections.Immutable;
using Reinstate.Grains.Boards;

namespace Reinstate.Evidence.Packs.Document;

/// <summary>
/// A pack for somebody who may not read names: people and staff are pseudonyms, and of all text only what is a word of this program, in the columns that are
/// listed here. Safety rule: a column that is added later is left out until somebody lists it.
/// </summary>
internal static class RedactedDocument
{
    private const string LeftOut = "[left out]";

    /// <summary>Columns whose text is made by this program, or was held against a list of words when it was recorded.</summary>
    private static readonly FrozenSet<string> Words = ((string[])
    [
        "summary.topic", "summary.says", "summary.see", "contents.content", "contents.sections",
        "supplier_report.system", "debrief.from", "incidents_and_safeguarding.category", "incidents_and_safeguarding.outcome",
        "crosswalk.framework", "crosswalk.version", "crosswalk.standing", "crosswalk.code", "crosswalk.expectation", "crosswalk.sections",
        "tamper_evidence.manifest", "tamper_evidence.signature", "tamper_evidence.digests", "tamper_evidence.verify", "tamper_evidence.repeat_audit",
        "incident.incident_id", "incident.kind", "incident.state", "incident.systems", "incident.services", "incident.time_zone",
        "restorations.system", "loss_windows.system", "open_gaps.hinders", "services.type", "services.run",
        "completeness_by_category.priority", "completeness_by_category.category",
        "recovery_steps.title", "sheets.kind", "scans.media_type",
        "reconciliation_log.category", "reconciliation_log.priority", "reconciliation_log.outcome", "reconciliation_log.part", "reconciliation_log.precision", "reconciliation_log.void",
        "corrections_and_voids.change", "mar_lines.part", "mar_lines.meaning", "mar_lines.void", "prn.part", "prn.meaning", "prn.void",
        "controlled_drugs.part", "controlled_drugs.meaning", "controlled_drugs.void",
        "visits_late_or_missed.standing", "visits_late_or_missed.welfare",
        "exceptions.kind", "findings.severity", "findings.state", "findings.decision",
        "overrides.duty", "overrides.review", "refused_sign_offs.scope", "refused_sign_offs.role", "sign_offs.role",
        "audit_draws.method", "audit_draws.population_sha256", "audit_plan.always", "audit_plan.stratum_percent", "audit_strata.priority", "audit_population.priority", "audit_population.classes",
        "audit_results.drawn_because", "audit_results.result", "audit_statement.sentences",
        "notifications.body", "notifications.decision", "notification_clocks.body", "notification_clocks.limit", "notification_clocks.started_because", "notification_clocks.state",
        "notification_sendings.body", "notification_sendings.channel", "notification_reminders.body", "notification_reminders.kind",
        "milestones.what", "restoration_order.what", "actions.due_on", "action_checks.checked_on", "meetings.forum", "meetings.held_on", "meetings.next_on",
        "supplier_contacts.direction", "supplier_contacts.channel", "supplier_contacts.promise_state", "review_answers.question", "review_answers.answer",
        "exercises_before.exercise_id", "exercises_before.services", "exercise_injects.expected", "exercise_injects.state", "exercise_injects.evidence", "feedback.kind", "feedback.author_role", "contributory_factors.factor", "contributory_factors.title",
        "timeline.role", "timeline.event",
    ]).ToFrozenSet(StringComparer.Ordinal);

    public static PackDocument Of(PackDocument document, Pseudonyms names) => document with
    {
        Title = "",
        Redacted = true,
        Sections = [.. document.Sections.Select(section => Of(section, names))],
    };

    private static Section Of(Section section, Pseudonyms names)
    {
        var isWord = section.Columns.Select(column => Words.Contains($"{section.Key}.{column.Key}")).ToImmutableArray();
        return section with { Rows = [.. section.Rows.Select(row => row.Select((cell, i) => isWord[i] ? cell : Of(cell, names)).ToImmutableArray())] };
    }

    private static Cell Of(Cell cell, Pseudonyms names) => cell.Value switch
    {
        string { Length: > 0 } => LeftOut,
        ImmutableArray<string> { IsEmpty: false } => Cell.List([LeftOut]),
        Named { Kind: NamedKind.Service } service => service with { Name = "" },
        Named { Kind: NamedKind.Person } person => person with { Stated = names.Person(person.Stated), Name = "" },
        Named staff => staff with { Stated = names.Staff(staff.Stated), Name = "" },
        _ => cell,
    };
}
