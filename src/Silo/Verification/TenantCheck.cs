using Reinstate.Contracts.Privacy;
using Reinstate.Contracts.Signing;
using Reinstate.Events.V1;
using Reinstate.Grains.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Verification;

/// <summary>
/// Reads a tenant's whole log once: positions, versions and hash chain without gaps, what was signed as it was signed, every event known and folded, snapshots equal to
/// what they stand for, every scan there, the head where the events end. After an event that
/// does not fold the rest is checked for gaps only.
/// </summary>
internal static class TenantCheck
{
    private const int Page = 2000;

    private static readonly string Decided = ErasureDecided.Descriptor.FullName;
    private static readonly string Erased = PersonErased.Descriptor.FullName;

    public static async Task<Found> RunAsync(EncipheredLog log, string tenant, PublicKeys keys, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var order = new LogOrder();
        var checkpoints = new CheckpointCheck(await log.CheckpointsAsync(tenant, cancellation), keys);
        var view = new TenantView(tenant, keepsTimelines: false);
        var folds = true;
        var scans = new ScanCheck(log.Scans);
        var erasing = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var head = await log.HeadAsync(tenant, cancellation);
        while (order.End.Position < head.Position)
        {
            var page = await log.ReadTailAsync(tenant, order.End.Position, (int)Math.Min(Page, head.Position - order.End.Position), cancellation);
            foreach (var stored in page)
            {
                faults.AddRange(order.Faults(stored));
                faults.AddRange(checkpoints.Faults(stored));
                folds = folds && Folds(view, stored, faults);
                if (folds && await scans.FaultAsync(stored, cancellation) is { } lost)
                {
                    faults.Add(lost);
                }

                Note(stored, erasing);
            }

            if (page.Count == 0)
            {
                break;
            }
        }

        if (order.Fault(head) is { } fault)
        {
            faults.Add(fault);
        }

        faults.AddRange(checkpoints.Rest());
        faults.AddRange(erasing.Select(one => $"position {one.Value}: the erasure of {one.Key} was decided and not carried out; ask for it again"));

        // The next append moves head and events at once, so no event is ever beyond a head that is read after it.
        if (await log.ReadTailAsync(tenant, head.Position, 1, cancellation) is [var beyond] && (await log.HeadAsync(tenant, cancellation)).Position < beyond.Position)
        {
            faults.Add($"position {beyond.Position} is beyond the head");
        }

        if (folds)
        {
            faults.AddRange(await SnapshotCheck.RunAsync(log, tenant, order.Streams, cancellation));
            faults.AddRange(await BoardSnapshotCheck.RunAsync(log, tenant, cancellation));
        }

        return new Found(order.End.Position, faults, Unchecked(order, checkpoints));
    }

    // A log from before the chain and one from which every link was taken look the same: it is said how much is covered by nothing.
    private static string? Unchecked(LogOrder order, CheckpointCheck checkpoints) => order.Unlinked == 0 ? checkpoints.Unchecked
        : string.Join("; ", ((string?[])[$"whether {order.Unlinked} events were altered, which no chain covers", checkpoints.Unchecked]).OfType<string>());

    private static void Note(StoredEvent stored, SortedDictionary<string, long> erasing)
    {
        if (stored.Type == Decided)
        {
            erasing[stored.Stream] = stored.Position;
        }
        else if (stored.Type == Erased)
        {
            erasing.Remove(KeyOwner.SubjectOf(PersonErased.Parser.ParseFrom(stored.Data.Span).PersonId));
        }
    }

    private static bool Folds(TenantView view, StoredEvent stored, List<string> faults)
    {
        try
        {
            RecordedEvents.Apply(view, stored);
            return true;
        }
        catch (Exception e)
        {
            faults.Add($"position {stored.Position}: {stored.Type} does not fold: {e.Message}");
            return false;
        }
    }
}
