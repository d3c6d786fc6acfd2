using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Boards;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules.Homecare;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>Visits that came late or not at all, and whether anybody made sure that the person was well.</summary>
internal static class VisitSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("visits_late_or_missed", "Late and missed visits", "Late after the tolerance of the organisation's policy or half the planned time, whichever is shorter; no arrival: nobody is recorded to have come, by any account.", Late(facts),
            new("service", "Service id.", v => facts.Service(v.Run.ServiceId)),
            new("person", "Person id.", v => facts.Person(v.Record.Person.PersonId)),
            new("visit", "Visit id.", v => v.Planned.VisitId),
            new("planned_start", "When it was to begin.", v => v.Planned.Start),
            new("planned_end", "When it was to end.", v => v.Planned.End),
            new("time_critical", "Whether the time matters.", v => v.Planned.TimeCritical),
            new("workers_required", "2 for a double-up.", v => v.Planned.WorkersRequired),
            new("standing", "late, or no arrival recorded.", v => v.Arrived is null ? "no arrival recorded" : "late"),
            new("arrived_at", "The first arrival, by any account.", v => v.Arrived),
            new("late_by_minutes", "Minutes after the planned start.", v => v.Arrived is { } arrived ? (long)(arrived - v.Planned.Start).TotalMinutes : default(long?)),
            new("came", "Who came.", v => Cell.List(v.Visits.SelectMany(visit => visit.StaffIds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))),
            new("late_reason", "Why, as stated.", v => string.Join("; ", v.Visits.Select(visit => visit.LateReason).Where(reason => reason.Length > 0).Distinct(StringComparer.Ordinal))),
            new("family_informed_at", "When the family was told; null where nobody says so.", v => v.Visits.Select(visit => visit.FamilyInformedAt).Min()),
            new("welfare", "Whether somebody confirmed that the person was well.", v => v.Welfare is null ? "not confirmed" : "confirmed"),
            new("welfare_confirmed_at", "When.", v => v.Welfare),
            new("exception", "Exception that was declared, with its reason.", v => v.Record.Exceptions.GetValueOrDefault(v.Planned.ItemId) is { } x ? $"{x.Kind.Name()}: {x.Reason} ({x.By})" : null)),
    ];

    internal static IEnumerable<Visited> Late(PackFacts facts) =>
        from run in facts.Runs
        let records = run.People.ToDictionary(record => record.Person.PersonId, StringComparer.Ordinal)
        from item in run.Items
        let record = records[item.PersonId]
        let planned = record.Expected.GetValueOrDefault(item.ItemId) as ExpectedVisit
        where planned is not null && item.Counted
        let visited = new Visited(run, record, planned, [.. Entries(item, record)])
        where visited.Arrived is null || visited.Arrived - planned.Start > Punctuality.Tolerance(planned, facts.Policy)
        select visited;

    private static IEnumerable<Entry> Entries(ItemStatus item, PersonRecord record) =>
        item.OtherEntryIds.Prepend(item.DigitalEntryId).Prepend(item.PaperEntryId).Select(id => record.Entries.GetValueOrDefault(id)).OfType<EntryState>()
            .Where(entry => entry.Void is null).Select(entry => entry.Current);

    internal sealed record Visited(RunView Run, PersonRecord Record, ExpectedVisit Planned, IReadOnlyList<Entry> Entries)
    {
        public DateTimeOffset? Arrived => Entries.Select(entry => (DateTimeOffset?)entry.OccurredAt).Min();

        public IEnumerable<VisitMade> Visits => Entries.Select(entry => entry.Content).OfType<VisitMade>();

        public DateTimeOffset? Welfare => Visits.Select(visit => visit.WelfareConfirmedAt).Min();
    }
}
