using Reinstate.Grains.Boards;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>An entry in its place: the item that it belongs to, if any, and the person's record.</summary>
/// <param name="Part">paper, digital, other, or none for an item without an entry.</param>
internal sealed record LoggedEntry(RunView Run, PersonRecord Record, ItemStatus? Item, string Part, EntryState? State)
{
    public Entry? Entry => State?.Current;

    public string ServiceId => Run.ServiceId;
}

/// <summary>
/// Items with their entries, and after them any entry that no item claims: whatever was recorded is in the log, whether or not the
/// engine placed it.
/// </summary>
internal static class LoggedEntries
{
    public static IEnumerable<LoggedEntry> Of(PackFacts facts) => facts.Runs.SelectMany(Of);

    private static IEnumerable<LoggedEntry> Of(RunView run)
    {
        var records = run.People.ToDictionary(record => record.Person.PersonId, StringComparer.Ordinal);
        var placed = new HashSet<(string Person, string Entry)>();
        foreach (var item in run.Items.OrderBy(item => item.PersonId, StringComparer.Ordinal).ThenBy(item => item.Priority).ThenBy(item => item.ItemId, StringComparer.Ordinal))
        {
            var record = records[item.PersonId];
            var parts = Parts(item).Where(part => record.Entries.ContainsKey(part.Id)).ToList();
            if (parts.Count == 0)
                yield return new LoggedEntry(run, record, item, "none", null);
            foreach (var (part, id) in parts)
            {
                placed.Add((item.PersonId, id));
                yield return new LoggedEntry(run, record, item, part, record.Entries[id]);
            }
        }

        foreach (var record in run.People)
        {
            foreach (var entry in record.Entries.Values.Where(entry => !placed.Contains((record.Person.PersonId, entry.Current.EntryId))))
                yield return new LoggedEntry(run, record, null, entry.Current.Source.Name(), entry);
        }
    }

    private static IEnumerable<(string Part, string Id)> Parts(ItemStatus item) =>
        item.OtherEntryIds.Select(id => ("other", id)).Prepend(("digital", item.DigitalEntryId)).Prepend(("paper", item.PaperEntryId)).Where(part => part.Item2.Length > 0);
}
