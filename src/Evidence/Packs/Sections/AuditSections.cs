using Reinstate.Events.V1;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents.Auditing;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>How the audit sample was drawn, from what, and what was found in it. <see cref="Sealing.StatedDraw"/> reads the draw from here.</summary>
internal static class AuditSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("audit_draws", "Audit sample", "How the sample was drawn; anybody can repeat the draw from the seed.", facts.All<AuditSampleDrawn>(),
            new("position", "Position in the log.", d => d.Recorded.Position),
            new("seed", "Seed of the draw.", d => d.What.Seed),
            new("method", "How the seed makes the sample.", d => d.What.Method),
            new("method_version", "Version of that method; 0 in draws of before it was recorded.", d => d.What.MethodVersion),
            new("population", "Items that could be drawn.", d => d.What.Population),
            new("population_sha256", "SHA-256 of the lines of the population; empty in draws of before it was recorded.", d => d.What.PopulationSha256),
            new("random_population", "Items of which those drawn at random are a simple random sample.", d => d.What.RandomPopulation),
            new("drawn", "Items drawn.", d => d.What.Items.Count),
            new("auditor", "Who judges them.", d => facts.Staff(d.What.Auditor)),
            new("recorded_at", "When it was drawn.", d => facts.Local(d.Recorded.RecordedAt))),
        Section.Of("audit_plan", "Audit plan", "The values of policy that made each draw; none for draws of before they were recorded.", facts.All<AuditSampleDrawn>().Where(d => d.What.Plan is not null).Select(d => (d.Recorded.Position, d.What.Plan)),
            new("position", "Position of the draw in the log.", d => d.Position),
            new("always", "Classes of items that are drawn in any case.", d => Cell.List(d.Plan.Always)),
            new("confidence_percent", "Confidence of the zero-defect sample.", d => d.Plan.ConfidencePercent),
            new("defects_under_percent", "The share of defects that it is to rule out.", d => d.Plan.DefectsUnderPercent),
            new("least_items", "Items drawn at random at least.", d => d.Plan.LeastItems),
            new("people_percent", "Share of people whose items are drawn.", d => d.Plan.PeoplePercent),
            new("least_per_stratum", "Items drawn of each service and priority at least.", d => d.Plan.LeastPerStratum),
            new("stratum_percent", "Share drawn of each service, for P1, P2 and P3.", d => Cell.List(d.Plan.StratumPercent.Select(percent => $"{percent}")))),
        Section.Of("audit_strata", "Audit strata", "Items of each service and priority, and how many of them each draw has.", facts.All<AuditSampleDrawn>().SelectMany(d => d.What.Strata.Select(stratum => (d.Recorded.Position, Stratum: stratum))),
            new("position", "Position of the draw in the log.", s => s.Position),
            new("service", "Service id.", s => facts.Service(s.Stratum.ServiceId)),
            new("priority", "P1, P2 or P3.", s => ((Priority)s.Stratum.Priority).Name()),
            new("population", "Items that could be drawn.", s => s.Stratum.Population),
            new("always", "Of them drawn in any case.", s => s.Stratum.Always),
            new("drawn", "Of them drawn.", s => s.Stratum.Drawn)),
        Section.Of("audit_population", "Audit population", "Every item that can be drawn at the position of this pack, with its classes. With seed, method and plan the draw can be repeated from it; a pack as of the position of the draw has the population of the draw.", Population(facts),
            new("item", "person/item; left out of a redacted pack, from which the draw cannot be repeated.", p => p.Id),
            new("person", "Person id.", p => facts.Person(p.PersonId)),
            new("service", "Service id.", p => facts.Service(p.ServiceId)),
            new("priority", "P1, P2 or P3.", p => p.Priority.Name()),
            new("classes", "What the plan can draw it for in any case.", p => Cell.List(p.Classes)),
            new("drawn", "Whether the latest draw has it.", p => facts.Incident.Audit?.Draw.Items.Contains(p.Id))),
        AuditResults.Of(facts),
        AuditResults.Statement(facts),
    ];

    private static IEnumerable<AuditableItem> Population(PackFacts facts) => AuditPopulation.Of(facts.Runs, facts.Policy);
}
