using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Boards;
using Reinstate.Grains.People;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>Who and what was affected: services, people with what was printed for them, and the staff named in the record.</summary>
internal static class ScopeSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("services", "Affected services", "Each service with its recovery run.", facts.Runs,
            new("service", "Service id.", run => facts.Service(run.ServiceId)),
            new("type", "Type of service when the run was opened.", run => run.Run?.Opened.ServiceType),
            new("cqc_location_id", "Location id of the regulator.", run => facts.Organisation.Services.GetValueOrDefault(run.ServiceId)?.CqcLocationId),
            new("commissioner", "Commissioner of the service.", run => facts.Organisation.Services.GetValueOrDefault(run.ServiceId)?.Commissioner),
            new("run", "not_opened, frozen, recovering, signed_off or reopened.", run => run.State),
            new("people", "How many people the census counts.", run => run.Run?.Opened.Census.Count),
            new("frozen_at", "When the expected set was frozen.", run => IncidentSections.At(run.Run?.Opened.FrozenAt)),
            new("restored_at", "When the last system answered again here.", run => IncidentSections.At(run.Run?.RestoredAt)),
            new("printed_summary_version", "Version of the printed summaries in use.", run => run.Run?.Opened.PrintedSummaryVersion)),
        Section.Of("people", "Affected people", "Everybody with a record, and everybody of the census without one. Printed against authorised summary versions.", People(facts),
            new("person", "Person id.", p => facts.Person(p.Id)),
            new("service", "Service id.", p => facts.Service(p.Run.ServiceId)),
            new("unit", "Unit, floor, round or run.", p => p.Record?.Person.Unit),
            new("frozen_items", "Items in the frozen expected set; null while nothing is frozen.", p => p.Record?.FrozenItems),
            new("summary_version", "Latest authorised summary.", p => p.Record?.Person.SummaryVersion),
            new("summary_authorised_at", "When it was authorised.", p => p.Record?.Person.SummaryAuthorisedAt),
            new("printed_summary_version", "Version in the printed pack; empty if the person was not in it.", p => p.Record?.Person.PrintedSummaryVersion),
            new("printed_at", "When it was printed.", p => p.Record?.Person.PrintedAt)),
        Section.Of("staff", "Initials register", "Staff of the affected services, and everybody else who acted in this incident.", Staff(facts),
            new("staff", "Staff id.", id => facts.Staff(id)),
            new("initials", "As they sign on paper.", id => facts.Organisation.Staff.GetValueOrDefault(id)?.Initials),
            new("role", "Role in the register; null for somebody who is not in it.", id => facts.Organisation.Staff.GetValueOrDefault(id)?.Role),
            new("competencies", "Competencies with their last day.", id => Cell.List(facts.Organisation.Staff.GetValueOrDefault(id)?.Competencies
                .Select(held => held.ExpiresOn.Length == 0 ? held.Name : $"{held.Name} until {held.ExpiresOn}")))),
    ];

    private static IEnumerable<(RunView Run, string Id, PersonRecord? Record)> People(PackFacts facts) =>
        facts.Runs.SelectMany(run => run.People.Select(record => (run, record.Person.PersonId, (PersonRecord?)record))
            .Concat(run.Unfrozen.Select(entry => entry.PersonId).Concat(run.Uncounted).Distinct(StringComparer.Ordinal).Select(id => (run, id, (PersonRecord?)null)))
            .OrderBy(person => person.Item2, StringComparer.Ordinal));

    private static IEnumerable<string> Staff(PackFacts facts) =>
        facts.Organisation.Staff.Values.Where(staff => staff.Services.Any(facts.Incident.Covers)).Select(staff => staff.StaffId)
            .Concat(facts.Timeline.Select(record => record.Recorded.Actor)).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
