using System.Globalization;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Evidence.Packs.Sections;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;

namespace Reinstate.Evidence.Packs.Contents;

/// <summary>The lines of the summary, in the order in which a reader asks.</summary>
internal static class SummaryLines
{
    public static IEnumerable<SummaryLine> Of(PackFacts facts, IReadOnlyCollection<Gap> gaps) =>
        [Failed(facts), When(facts), Affected(facts), Reconciled(facts), Open(gaps), Lost(facts), .. SummaryCare.Of(facts), Checks(facts), .. Signed(facts), Notified(facts), Audit(facts), Learnt(facts)];

    private static SummaryLine Failed(PackFacts facts)
    {
        var declared = facts.Incident.Declaration;
        var kind = declared?.Kind switch { "exercise" => "An exercise, not a real outage: ", "backfilled" => "Recorded afterwards: ", _ => "" };
        return new("What failed", declared is null ? "An outage is suspected and not declared." : $"{kind}{string.Join(", ", declared.Systems)} at {Count(declared.Services.Count, "service")}: {string.Join(", ", declared.Services)}.", "incident", "supplier_report")
        {
            Stated = string.Join("; ", ((string[])[declared?.Title ?? facts.Incident.Suspicion?.Title ?? "", declared?.Supplier is { Length: > 0 } supplier ? $"supplier: {supplier}" : ""]).Where(part => part.Length > 0)),
        };
    }

    private static SummaryLine When(PackFacts facts)
    {
        var (detected, restored) = (IncidentSections.At(facts.Incident.Declaration?.DetectedAt ?? facts.Incident.Suspicion?.DetectedAt), IncidentSections.At(facts.Incident.RestoredAt));
        var said = (detected is { } from ? $"Noticed {Time(facts, from)}, declared {Time(facts, IncidentSections.At(facts.Incident.Declaration?.DeclaredAt))}. " : "")
            + (restored is { } to ? $"Every system answered again {Time(facts, to)}{(detected is { } began ? $", {Length(to - began)} after it was noticed" : "")}." : "Not every system is recorded as restored.");
        return new("When", said, "incident", "restorations", "loss_windows", "timeline");
    }

    private static SummaryLine Affected(PackFacts facts) => new(
        "Who was affected",
        $"{Count(facts.Runs.Sum(run => run.People.Length), "person has", "people have")} a record in {Count(facts.Runs.Count(run => run.Run is not null), "recovery run")}; {facts.Runs.Sum(run => run.Unfrozen.Length + run.Uncounted.Length)} more are counted or registered there and have none.",
        "people", "services");

    private static SummaryLine Reconciled(PackFacts facts)
    {
        var sum = Views.Sum([.. facts.Runs.SelectMany(Views.Rows)]);
        return new(
            "Expected and reconciled",
            $"{Count(sum.Expected, "item was", "items were")} expected; with unplanned ones {sum.Received} are in hand, {sum.Entered} entered, {sum.Checked} checked by a second person, {sum.Excepted} accounted for by a stated exception. {Count(sum.Open, "item is", "items are")} open.",
            "completeness_by_category", "reconciliation_log", "exceptions");
    }

    private static SummaryLine Open(IReadOnlyCollection<Gap> gaps) => new(
        "What is open",
        gaps.Count == 0 ? "No open gap is known." : $"{Count(gaps.Count, "gap is", "gaps are")} open: {gaps.Count(gap => gap.Hinders is Hinders.Recovery)} in recovery, {gaps.Count(gap => gap.Hinders is Hinders.Assurance)} in assurance, {gaps.Count(gap => gap.Hinders is Hinders.Learning)} in learning.",
        "open_gaps");

    private static SummaryLine Lost(PackFacts facts)
    {
        var losses = GapSections.Losses(facts).Count();
        return new("What was never found", losses == 0 ? "No loss of paper is attested." : $"{Count(losses, "sheet or item was", "sheets or items were")} lost and attested by name as lost. Attesting a loss does not fill it.", "attested_losses", "sheets");
    }

    private static SummaryLine Checks(PackFacts facts)
    {
        var entries = facts.Runs.SelectMany(run => run.People).SelectMany(record => record.Entries.Values).Where(entry => entry.Void is null).ToList();
        var findings = facts.Runs.SelectMany(run => run.Findings).ToList();
        var overrides = facts.Runs.SelectMany(run => run.Run?.Overrides.Values ?? []).ToList();
        return new(
            "Checks and findings",
            $"{entries.Count(entry => entry.Current.CheckedBy.Length > 0)} of {Count(entries.Count, "entry has", "entries have")} a second check. Detection rules made {Count(findings.Count, "finding")}, {findings.Count(finding => finding.DecidedBy.Length == 0)} without a decision. "
            + $"{Count(overrides.Count, "duty was", "duties were")} overridden, {overrides.Count(o => o.Review is null)} without an independent review.",
            "findings", "overrides", "queries");
    }

    private static IEnumerable<SummaryLine> Signed(PackFacts facts)
    {
        foreach (var run in facts.Runs)
        {
            yield return run is { IsSigned: true, Run.SignedOff: { } signed }
                ? new("Signed off", $"{run.ServiceId}, {Time(facts, signed.At)}.", "sign_offs") { Who = facts.Staff(signed.By, run.ServiceId) }
                : new("Not signed off", run.IsReopened ? $"{run.ServiceId} changed after its sign-off." : $"{run.ServiceId} is not signed off.", "sign_offs", "refused_sign_offs");
        }

        yield return facts.Incident is { Closed: { } closed, Phase: IncidentPhase.Closed or IncidentPhase.LearningComplete }
            ? new("Closed", $"The incident, {Time(facts, closed.At)}.", "sign_offs", "reopenings") { Who = facts.Staff(closed.By) }
            : new("Not closed", "The incident is not closed.", "open_gaps", "reopenings");
    }

    private static SummaryLine Notified(PackFacts facts)
    {
        var decided = facts.Incident.Notifications;
        var yes = decided.Where(one => one.Value.What.Notify).Select(one => one.Key).Order(StringComparer.Ordinal).ToList();
        return new("Notifications", $"{Count(decided.Count, "decision is", "decisions are")} recorded. To be notified: {(yes.Count == 0 ? "nobody so far" : string.Join(", ", yes).Replace('_', ' '))}. {Count(facts.Clocks.Count(clock => clock.Overdue), "clock has", "clocks have")} run out before anybody was told or it was decided that there is nothing to tell.", "notifications", "notification_clocks");
    }

    private static SummaryLine Audit(PackFacts facts) => new(
        "Audit",
        facts.Incident.Audit is not { } audit ? "No audit sample is drawn."
            : $"{audit.Draw.Items.Count} of {Count(audit.Draw.Population, "item")} drawn, {audit.Judged.Count} judged: {audit.Judged.Values.Count(one => one.Defect || one.Critical)} with a defect, {audit.Judged.Values.Count(one => one.Critical)} of them critical.",
        "audit_draws", "audit_results", "audit_statement");

    private static SummaryLine Learnt(PackFacts facts)
    {
        var actions = facts.Incident.Actions.Values;
        return new(
            "What was learnt",
            $"{(facts.Incident.Review is null ? "The incident review is not recorded." : "The incident review is recorded.")} {Count(actions.Count(), "improvement action")}, {actions.Count(action => action.Proof is null)} open.", "review", "debrief", "actions")
        {
            Stated = facts.Incident.Review?.What.WhatToImprove ?? "",
        };
    }

    internal static string Count(int number, string one, string? many = null) => number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number} {many ?? $"{one}s"}");

    private static string Time(PackFacts facts, DateTimeOffset? at) => at is { } time ? facts.Local(time).ToString("d MMM yyyy HH:mm '('zzz')'", CultureInfo.InvariantCulture) : "at no recorded time";

    private static string Length(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes:D2} min");
}
