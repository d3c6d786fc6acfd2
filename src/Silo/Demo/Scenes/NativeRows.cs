using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>Rows that were made in the restored system itself, before, after, and on devices that were off line.</summary>
internal static class NativeRows
{
    /// <summary>Brings what the system holds by now; rows that it brought before change nothing. Returns how many.</summary>
    public static async Task<int> BringAsync(Setting setting, string when)
    {
        var (vendor, now) = (setting.Cast.Vendor(setting.Folder.Incident), setting.Stage.Clock.Now);
        var batches = setting.Folder.People
            .Select(person => (person.Person.PersonId, Rows: person.Entries.Where(entry => entry.IsNative && entry.OccurredAt <= now && (entry.EnteredAt ?? now) <= now).ToList()))
            .Where(batch => batch.Rows.Count > 0).ToList();
        await setting.SideBySideAsync(batches, batch => vendor.DoAsync($"native:{when}:{batch.PersonId}", new RecordEntriesRequest
        {
            IncidentId = setting.Incident, PersonId = batch.PersonId, Entries = { batch.Rows.Select(FactsWire.ToWire) },
        }));
        return batches.Sum(batch => batch.Rows.Count);
    }
}
