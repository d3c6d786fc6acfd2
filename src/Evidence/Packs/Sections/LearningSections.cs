using Reinstate.Events.V1;
using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What the review found, what the supplier did, what staff and families said, and what changes.</summary>
internal static class LearningSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
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
        Section.Of("supplier_report", "Supplier report", "Each failed system: how long it was away, and what the review says of its supplier.", Outages(facts),
            new("supplier", "Supplier, as stated in the declaration.", _ => facts.Incident.Declaration?.Supplier),
            new("system", "The system.", o => o.System),
            new("service", "Service id; null for every service of the incident.", o => facts.Service(o.Service)),
            new("detected_at", "When the outage was noticed.", _ => IncidentSections.At(facts.Incident.Declaration?.DetectedAt)),
            new("restored_at", "When it answered again; null while it does not.", o => o.Restored),
            new("minutes_away", "From noticing to answering again.", o => o.Restored is { } at && IncidentSections.At(facts.Incident.Declaration?.DetectedAt) is { } from ? (long)(at - from).TotalMinutes : default(long?)),
            new("review_says", "On the supplier, in the words of the review.", _ => facts.Incident.Review?.What.SupplierFindings)),
        Section.Of("debrief", "Debrief and feedback", "What staff said afterwards, and what families said during the outage.", Said(facts),
            new("from", "staff, or family.", s => s.From),
            new("recorded_at", "When it was recorded, or said.", s => s.At),
            new("recorded_by", "Who recorded it.", s => facts.Staff(s.By)),
            new("said", "What was said.", s => s.What)),
    ];

    private static IEnumerable<(string System, string Service, DateTimeOffset? Restored)> Outages(PackFacts facts) =>
        (facts.Incident.Declaration?.Systems ?? Enumerable.Empty<string>()).SelectMany(system => facts.Incident.Restorations.Where(r => r.System == system).ToList() is { Count: > 0 } restored
            ? restored.Select(r => (system, r.ServiceId, IncidentSections.At(r.RestoredAt)))
            : [(system, "", null)]);

    private static IEnumerable<(string From, DateTimeOffset? At, string By, string What)> Said(PackFacts facts) =>
        facts.All<ReviewCompleted>().Where(r => r.What.Debrief.Length > 0).Select(r => ("staff", (DateTimeOffset?)facts.Local(r.Recorded.RecordedAt), r.Recorded.Actor, r.What.Debrief))
            .Concat(facts.Incident.Contacts.Values.Where(c => c.Contact.Party == "family").Select(c => ("family", IncidentSections.At(c.Contact.OccurredAt), "", c.Contact.Summary)));
}
