using Reinstate.Evidence.Packs.Document;
using Reinstate.Evidence.Packs.Sections;
using static Reinstate.Evidence.Packs.Contents.SummaryLines;

namespace Reinstate.Evidence.Packs.Contents;

/// <summary>The lines of the summary on medicines, safeguarding and visits.</summary>
internal static class SummaryCare
{
    public static IEnumerable<SummaryLine> Of(PackFacts facts)
    {
        var lines = LoggedEntries.Of(facts).Select(logged => MarLine.Of(facts, logged)).OfType<MarLine>().Where(line => line.Logged.State?.Void is null).ToList();
        var prn = lines.Where(line => line is { IsPrn: true, Dose: not null }).ToList();
        yield return new(
            "Medicines",
            lines.Count == 0 ? "No medicine was due or recorded."
                : $"{Count(lines.Count, "line")} of medicines charts: {lines.Count(line => line.OmissionReason is not null)} not taken or without an entry, {lines.Count(line => line.OmissionReason == "not stated")} of them without a stated reason. "
                + $"{Count(lines.Count(line => line.IsControlled), "line")} of controlled drugs. {Count(prn.Count, "dose")} given when needed, {prn.Count(line => line.Dose!.PrnRationale.Length == 0 || line.Dose.PrnOutcome.Length == 0)} without rationale or outcome.",
            "mar_lines", "controlled_drugs", "prn", "next_dose_checks");
        var serious = SafeguardingSection.Lines(facts).ToList();
        yield return new(
            "Incidents and safeguarding",
            serious.Count == 0 ? "No safeguarding concern, behavioural incident, fall, injury or escalation is recorded."
                : $"{Count(serious.Count, "entry or item", "entries or items")} of safeguarding, behaviour, falls, injuries and escalations; {serious.Count(line => line.Item is { Open: true })} open.",
            "incidents_and_safeguarding", "notifications");
        var late = VisitSections.Late(facts).ToList();
        if (facts.Runs.SelectMany(run => run.Items).Any(item => item.Category is Reconciliation.Model.Category.Visit))
        {
            yield return new(
                "Visits",
                $"{Count(late.Count(visit => visit.Arrived is not null), "visit")} late, {late.Count(visit => visit.Arrived is null)} without a recorded arrival; welfare is not confirmed for {late.Count(visit => visit.Welfare is null)} of them.",
                "visits_late_or_missed", "rota_changes", "on_call_decisions");
        }
    }
}
