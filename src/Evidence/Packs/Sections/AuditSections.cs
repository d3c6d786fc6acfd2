using Reinstate.Events.V1;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>How the audit sample was drawn, from what, and what was found in it.</summary>
internal static class AuditSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("audit_draws", "Audit sample", "How the sample was drawn; anybody can repeat the draw from the seed.", facts.All<AuditSampleDrawn>(),
            new("position", "Position in the log.", d => d.Recorded.Position),
            new("seed", "Seed of the draw.", d => d.What.Seed),
            new("method", "How the seed makes the sample.", d => d.What.Method),
            new("population", "Items that could be drawn.", d => d.What.Population),
            new("drawn", "Items drawn.", d => d.What.Items.Count),
            new("auditor", "Who judges them.", d => facts.Staff(d.What.Auditor)),
            new("recorded_at", "When it was drawn.", d => facts.Local(d.Recorded.RecordedAt))),
        Section.Of("audit_population", "Audit population", "Every item that can be drawn at the position of this pack, with what makes it drawn in any case. With seed and method the draw can be repeated from it; a pack as of the position of the draw has the population of the draw.", Population(facts),
            new("item", "person/item; left out of a redacted pack, from which the draw cannot be repeated.", p => p.Id),
            new("person", "Person id.", p => facts.Person(p.PersonId)),
            new("service", "Service id.", p => facts.Service(p.ServiceId)),
            new("always", "Whether it is drawn in any case.", p => p.Always),
            new("drawn", "Whether the latest draw has it.", p => facts.Incident.Audit?.Draw.Items.Contains(p.Id))),
        Section.Of("audit_results", "Audit results", "Every item of the sample, judged or not, and earlier judgements that a later one replaced.", Results(facts),
            new("item", "person/item.", r => r.Item),
            new("result", "no defect, defect, critical defect, or not judged.", r => r.Judged is null ? "not judged" : r.Judged.Critical ? "critical defect" : r.Judged.Defect ? "defect" : "no defect"),
            new("note", "What the auditor noted.", r => r.Judged?.Note),
            new("recorded_at", "When it was judged.", r => r.At),
            new("latest", "Whether this is the judgement that counts.", r => r.Latest)),
    ];

    private static IEnumerable<AuditableItem> Population(PackFacts facts) =>
        ScopeJudge.Judge(facts.View, new EventScope(facts.Incident.Id, ""), facts.AsOf, facts.View.Position).Auditable;

    private static IEnumerable<(string Item, AuditItemJudged? Judged, DateTimeOffset? At, bool Latest)> Results(PackFacts facts)
    {
        if (facts.Incident.Audit is not { } audit)
            return [];
        var judged = facts.All<AuditItemJudged>().ToLookup(j => j.What.Item, StringComparer.Ordinal);
        return audit.Draw.Items.Concat(judged.Select(j => j.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(item => judged.Contains(item)
            ? judged[item].Select((j, i) => (item, (AuditItemJudged?)j.What, (DateTimeOffset?)facts.Local(j.Recorded.RecordedAt), i == judged[item].Count() - 1))
            : [(item, null, null, false)]);
    }
}
