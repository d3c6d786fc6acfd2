using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Incidents.Auditing;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What the auditor found in the sample, and what that shows.</summary>
internal static class AuditResults
{
    public static Section Of(PackFacts facts) => Section.Of("audit_results", "Audit results", "Every item of the sample, judged or not, and earlier judgements that a later one replaced.", Results(facts),
        new("item", "person/item.", r => r.Item),
        new("in_sample", "Whether the latest draw has it; false for what was judged before it.", r => facts.Incident.Audit!.Draw.Items.Contains(r.Item)),
        new("drawn_because", "always, random, stratum, person or everything; null in draws of before it was recorded.", r => r.Because),
        new("result", "no defect, defect, critical defect, or not judged.", r => r.Judged is null ? "not judged" : r.Judged.Critical ? "critical defect" : r.Judged.Defect ? "defect" : "no defect"),
        new("note", "What the auditor noted.", r => r.Judged?.Note),
        new("recorded_at", "When it was judged.", r => r.At),
        new("latest", "Whether this is the judgement that counts.", r => r.Latest));

    public static Section Statement(PackFacts facts) => Section.Of(
        "audit_statement", "What the audit shows", "Of items that were not drawn nothing is said but what those drawn at random carry.", (facts.Incident.Audit is { } audit ? [AuditStatements.Of(audit)] : ImmutableArray<V1.AuditStatement>.Empty),
        new("sentences", "In words.", s => Cell.List(s.Sentences)),
        new("items_judged", "Items of the sample that are judged.", s => s.ItemsJudged),
        new("defects", "Of them with a defect.", s => s.Defects),
        new("critical_defects", "Of them with a critical one.", s => s.CriticalDefects),
        new("census_items", "Items of a kind of which every one is drawn.", s => s.CensusItems),
        new("census_defects", "Of them with a defect.", s => s.CensusDefects),
        new("random_items", "Items drawn at random from the rest.", s => s.RandomItems),
        new("random_population", "The rest.", s => s.RandomPopulation),
        new("random_defects", "Items drawn at random that have a defect.", s => s.RandomDefects),
        new("confidence_percent", "Confidence of the bound.", s => s.ConfidencePercent),
        new("at_most_defects", "With that confidence at most so many of the rest have a defect; null where nothing can be said.", s => s.HasAtMostDefects ? s.AtMostDefects : default(int?)),
        new("at_most_percent", "The same in percent of the rest, rounded up to a tenth.", s => s.HasAtMostPercent ? (decimal)s.AtMostPercent : default(decimal?)),
        new("shows_what_policy_asks", "Whether that is less than the share that policy rules out.", s => s.ShowsWhatPolicyAsks));

    private static IEnumerable<(string Item, string? Because, AuditItemJudged? Judged, DateTimeOffset? At, bool Latest)> Results(PackFacts facts)
    {
        if (facts.Incident.Audit is not { } audit)
            return [];
        var judged = facts.All<AuditItemJudged>().ToLookup(j => j.What.Item, StringComparer.Ordinal);
        var because = audit.Draw.Items.Zip(audit.Draw.Reasons).ToDictionary(item => item.First, item => item.Second, StringComparer.Ordinal);
        return audit.Draw.Items.Concat(judged.Select(j => j.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(item => judged.Contains(item)
            ? judged[item].Select((j, i) => (item, because.GetValueOrDefault(item), (AuditItemJudged?)j.What, (DateTimeOffset?)facts.Local(j.Recorded.RecordedAt), i == judged[item].Count() - 1))
            : [(item, because.GetValueOrDefault(item), null, null, false)]);
    }
}
