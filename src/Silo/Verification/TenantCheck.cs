using Reinstate.Grains.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Verification;

/// <summary>
/// Reads a tenant's whole log once: positions and versions without gaps, every event known and folded, snapshots equal to
/// what they stand for, the head where the events end. After an event that
/// does not fold the rest is checked for gaps only.
/// </summary>
internal static class TenantCheck
{
    private const int Page = 2000;

    public static async Task<Found> RunAsync(ILog log, string tenant, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        var view = new TenantView(tenant, keepsTimelines: false);
        var position = 0L;
        var folds = true;
        var head = await log.HeadAsync(tenant, cancellation);
        for (var page = await log.ReadTailAsync(tenant, 0, Page, cancellation); page.Count > 0; page = await log.ReadTailAsync(tenant, position, Page, cancellation))
        {
            foreach (var stored in page)
            {
                faults.AddRange(Gaps(stored, position, versions.GetValueOrDefault(stored.Stream)));
                (position, versions[stored.Stream]) = (stored.Position, stored.Version);
                folds = folds && Folds(view, stored, faults);
            }
        }

        if (folds)
        {
            faults.AddRange(await SnapshotCheck.RunAsync(log, tenant, versions.Keys, cancellation));
            faults.AddRange(await BoardSnapshotCheck.RunAsync(log, tenant, cancellation));
        }

        if (position < head)
        {
            faults.Add($"the log ends at position {position}, its head says {head}");
        }

        return new Found(position, faults);
    }

    private static IEnumerable<string> Gaps(StoredEvent stored, long position, long version)
    {
        if (stored.Position != position + 1)
        {
            yield return $"position {stored.Position} follows {position}";
        }

        if (stored.Version != version + 1)
        {
            yield return $"position {stored.Position}: version {stored.Version} of {stored.Stream} follows {version}";
        }
    }

    private static bool Folds(TenantView view, StoredEvent stored, List<string> faults)
    {
        try
        {
            view.Apply(stored.Stream, RecordedEvents.Of(stored));
            return true;
        }
        catch (Exception e)
        {
            faults.Add($"position {stored.Position}: {stored.Type} does not fold: {e.Message}");
            return false;
        }
    }
}
