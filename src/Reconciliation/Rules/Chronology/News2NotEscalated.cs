using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 32, second half: a NEWS2 at the policy's threshold, or with a single 3, and nobody was told within 24 hours after (IMPORTS.md readings 8
/// and 15). The components decide; where they cannot be read, the stated total does. Somebody told in the minutes before counts: help is called
/// first and the score written down then.
/// </summary>
internal sealed class News2NotEscalated : IGroupRule
{
    public RuleInfo Info { get; } = new(32, "NEWS2 total ≠ components, or threshold without escalation", Severity.Critical)
    {
        Needs = [Needs.Records],
        Codes = ["news2_not_escalated"],
        Window = "observations of the outage; incidents and contacts up to 24 h after, wherever they stand",
        Policy = ["news_2_escalation", "escalation_minutes", "duplicate_tolerance_minutes"],
    };

    public Watched Watches => Watched.Escalations;

    public string? GroupOf(MatchedItem item, PersonCase person) => item is { Counts: true, Lead: { } lead }
        && News2TotalDiffers.Of(lead) is not null ? item.ItemId : null;

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        var (item, entry) = (items[0], items[0].Lead!);
        if (Threshold(News2TotalDiffers.Of(entry)!, person.Context.Policy) is not { } reached)
            return;
        var at = person.SpanOf(entry);
        if (person.IsEscalated(item, at.From - TimeSpan.FromMinutes(person.Context.Policy.DuplicateToleranceMinutes), at.To))
            return;
        found.Add(person.Finding(Info, "news2_not_escalated", item, PersonCase.WithCopies(item, [entry]),
            $"{Say.Row(entry)} of {person.At(entry.OccurredAt)} has {reached}, and nobody was told within {Say.Duration(TimeSpan.FromMinutes(person.Context.Policy.EscalationMinutes))}.", queries: true));
    }

    private static string? Threshold(RecordMade record, Policy policy)
    {
        var score = News2.Read(record.Text);
        if ((score?.Total ?? News2TotalDiffers.Total(record)) is { } total && total >= policy.News2Escalation)
            return $"a NEWS2 of {total}";
        return score is { AnySingleThree: true } ? $"a NEWS2 of {score.Value.Total} with 3 points for one component" : null;
    }
}
