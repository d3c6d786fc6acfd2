using Reinstate.Events.V1;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Incidents;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What followed recovery: audit, notifications, review, actions. Earlier decisions stay beside the latest.</summary>
internal static class AssuranceSections
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
        Section.Of("audit_results", "Audit results", "Every item of the sample, judged or not, and earlier judgements that a later one replaced.", Results(facts),
            new("item", "person/item.", r => r.Item),
            new("result", "no defect, defect, critical defect, or not judged.", r => r.Judged is null ? "not judged" : r.Judged.Critical ? "critical defect" : r.Judged.Defect ? "defect" : "no defect"),
            new("note", "What the auditor noted.", r => r.Judged?.Note),
            new("recorded_at", "When it was judged.", r => r.At),
            new("latest", "Whether this is the judgement that counts.", r => r.Latest)),
        Section.Of("notifications", "Notification decisions", "For each body a decision, yes or no, with its reason. A later decision stands below an earlier one.", Notifications(facts),
            new("body", "Whom to notify.", n => n.Body),
            new("decision", "yes, no, or not decided.", n => n.Decided is null ? "not decided" : n.Decided.Notify ? "yes" : "no"),
            new("reason", "Why.", n => n.Decided?.Reason),
            new("reference", "Reference of the notification.", n => n.Decided?.Reference),
            new("decided_by", "Who decided.", n => facts.Staff(n.By)),
            new("recorded_at", "When.", n => n.At)),
        Section.Of("review", "Incident review", "What the review found, and the debrief.", facts.All<ReviewCompleted>(),
            new("position", "Position in the log; the last one counts.", r => r.Recorded.Position),
            new("by", "Who led it.", r => facts.Staff(r.Recorded.Actor)),
            new("recorded_at", "When.", r => facts.Local(r.Recorded.RecordedAt)),
            new("summary", "Summary.", r => r.What.Summary),
            new("what_went_well", "What went well.", r => r.What.WhatWentWell),
            new("what_to_improve", "What to improve.", r => r.What.WhatToImprove),
            new("supplier", "On the supplier.", r => r.What.SupplierFindings),
            new("printed_material", "On the printed material.", r => r.What.PrintedMaterialFindings),
            new("restoration_order", "On the order of restoration.", r => r.What.RestorationOrderFindings),
            new("debrief", "What staff said.", r => r.What.Debrief)),
        Section.Of("actions", "Improvement actions", "What changes because of this incident: owner, date, and proof when it is closed.", facts.Incident.Actions.Values,
            new("action_id", "Id of the action.", a => a.Action.ActionId),
            new("action", "What is to be done.", a => a.Action.Text),
            new("owner", "Who does it.", a => facts.Staff(a.Action.Owner)),
            new("due_on", "ISO date by which.", a => a.Action.DueOn),
            new("closed", "Whether it is closed.", a => a.Proof is not null),
            new("proof", "Proof of closure.", a => a.Proof)),
    ];

    private static IEnumerable<(string Item, AuditItemJudged? Judged, DateTimeOffset? At, bool Latest)> Results(PackFacts facts)
    {
        if (facts.Incident.Audit is not { } audit)
            return [];
        var judged = facts.All<AuditItemJudged>().ToLookup(j => j.What.Item, StringComparer.Ordinal);
        return audit.Draw.Items.Concat(judged.Select(j => j.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(item => judged.Contains(item)
            ? judged[item].Select((j, i) => (item, (AuditItemJudged?)j.What, (DateTimeOffset?)facts.Local(j.Recorded.RecordedAt), i == judged[item].Count() - 1))
            : [(item, null, null, false)]);
    }

    private static IEnumerable<(string Body, NotificationDecided? Decided, string By, DateTimeOffset? At)> Notifications(PackFacts facts)
    {
        var decided = facts.All<NotificationDecided>().ToLookup(n => n.What.Body, StringComparer.Ordinal);
        return NotificationBodies.All.Concat(decided.Select(d => d.Key)).Distinct(StringComparer.Ordinal).SelectMany(body => decided.Contains(body)
            ? decided[body].Select(n => (body, (NotificationDecided?)n.What, n.Recorded.Actor, (DateTimeOffset?)facts.Local(n.Recorded.RecordedAt)))
            : [(body, null, "", null)]);
    }
}
