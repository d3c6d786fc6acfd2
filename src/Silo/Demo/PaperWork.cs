using System.Collections.Immutable;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Silo.Demo;

/// <summary>Rows of one person that one member of staff enters together.</summary>
/// <param name="Rows">Lines on paper and their copies in the restored system.</param>
internal sealed record Sitting(string Service, string Person, int Step, Priority Priority, string Transcriber, ImmutableArray<Entry> Rows)
{
    /// <summary>When the files say that it began.</summary>
    public DateTimeOffset Began => Rows.Min(row => row.EnteredAt) ?? Rows.Min(row => row.OccurredAt);
}

/// <summary>The work that an example's paper makes, in the order of the checklist: by step, priority and time.</summary>
internal sealed class PaperWork
{
    private readonly List<Sitting> _sittings = [];
    private readonly List<(string Service, string Person, string Serial, string Item)> _received = [];

    private readonly StaffRegister _staff;

    public PaperWork(RecoveryFolder folder)
    {
        var context = folder.Context(Policy.Default, null);
        _staff = context.Staff;
        foreach (var facts in folder.People)
        {
            Add(folder, facts, PersonReconciliation.Evaluate(facts, context));
        }
    }

    public IEnumerable<Sitting> Of(string service, int step) =>
        _sittings.Where(sitting => sitting.Service == service && sitting.Step == step).OrderBy(sitting => sitting.Priority).ThenBy(sitting => sitting.Began);

    /// <summary>Who will enter something of a person under a step; one name for each person and step.</summary>
    public IEnumerable<(string Person, int Step, string Transcriber)> Allocations(string service) => _sittings.Where(sitting => sitting.Service == service)
        .GroupBy(sitting => (sitting.Person, sitting.Step)).Select(group => (group.Key.Person, group.Key.Step, group.First().Transcriber));

    /// <summary>The expected items that stand on each sheet, by person.</summary>
    public ILookup<(string Person, string Serial), string> Received(string service) =>
        _received.Where(line => line.Service == service).ToLookup(line => (line.Person, line.Serial), line => line.Item);

    private void Add(RecoveryFolder folder, PersonFacts facts, PersonResult result)
    {
        var service = facts.Person.ServiceId;
        var entries = facts.Entries.ToDictionary(entry => entry.EntryId, StringComparer.Ordinal);
        var checklist = Checklist.For(folder.Services.First(known => known.ServiceId == service).Type);
        foreach (var item in result.Items)
        {
            var rows = item.OtherEntryIds.Append(item.PaperEntryId).Append(item.DigitalEntryId).Where(id => id.Length > 0)
                .Select(id => entries[id]).Where(entry => !entry.IsNative).ToList();
            var serial = rows.Find(row => row.SheetSerial.Length > 0)?.SheetSerial ?? "";
            var step = Checklist.StepOf(item.Category, item.Priority);
            step = checklist.Contains(step) ? step : Checklist.DailyRecords;
            foreach (var sitting in rows.GroupBy(row => _staff.Resolve(row.TranscribedBy, service)?.StaffId ?? ""))
            {
                var onSheet = sitting.Select(row => row with { SheetSerial = row.SheetSerial.Length > 0 ? row.SheetSerial : serial });
                _sittings.Add(new Sitting(service, facts.Person.PersonId, step, item.Priority, sitting.Key, [.. onSheet]));
            }

            if (item.Planned && item.PaperEntryId.Length > 0 && serial.Length > 0)
            {
                _received.Add((service, facts.Person.PersonId, serial, item.ItemId));
            }
        }
    }
}
