using System.Buffers.Binary;
using System.Collections.Concurrent;
using Reinstate.Events.V1;
using Reinstate.Silo.GroupCommit;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Quotas;

/// <summary>
/// How many bytes of events' data, and of the scans that they name, are kept of an organisation: a fold of the log like any other. What this silo commits is added as it commits; what it has not seen (before it started, or from
/// another silo) is read from the log in the background, from where a snapshot of the sum stands.
/// </summary>
/// <remarks>
/// Only organisations with a quota of storage are asked about, so without one it costs nothing. Until a sum is known it is null, and nobody is refused for it: a log of ten million events is read once, later starts
/// read what came since the last snapshot. What is in flight is not counted, so a quota can be passed by a group commit or so; and what this silo commits is counted
/// as it was handed in, some 40 bytes an event less than an envelope in the store takes.
/// </remarks>
internal sealed partial class StoredBytes(ILog log, ILogger<StoredBytes> logger) : ICommitObserver
{
    private const string Name = "stored-bytes";
    private const int Schema = 1;
    private const int Page = 2_000;
    private const long SaveEvery = 50_000;

    private static readonly string Kept = ScanKept.Descriptor.FullName;

    private readonly ConcurrentDictionary<string, Sum> _sums = new(StringComparer.Ordinal);

    /// <summary>Bytes, or null while they are being read.</summary>
    public long? Of(string tenant)
    {
        var sum = _sums.GetOrAdd(tenant, _ => new Sum());
        lock (sum)
        {
            Read(tenant, sum, when: !sum.IsKnown);
            return sum.IsKnown ? sum.Bytes : null;
        }
    }

    /// <summary>Done when the reading under way has ended.</summary>
    public Task ReadingOf(string tenant) => _sums.TryGetValue(tenant, out var sum) ? sum.Reading : Task.CompletedTask;

    /// <inheritdoc/>
    public void Committed(AppendRequest request, AppendOutcome.Appended outcome)
    {
        if (!_sums.TryGetValue(request.Tenant, out var sum))
        {
            return;
        }

        lock (sum)
        {
            if (sum.IsKnown && outcome.Position - request.Events.Count == sum.Position)
            {
                (sum.Bytes, sum.Position) = (sum.Bytes + request.Events.Sum(e => BytesOf(e.Type, e.Data)), outcome.Position);
            }

            Read(request.Tenant, sum, when: sum.Position < outcome.Position || sum.Position - sum.SavedAt >= SaveEvery);
        }
    }

    // What an event says of a scan is readable in the store. A picture that is kept for two pages counts twice, though it lies there once.
    private static long BytesOf(string type, ReadOnlyMemory<byte> data) => data.Length + (type == Kept ? ScanKept.Parser.ParseFrom(data.Span).Bytes : 0L);

    private void Read(string tenant, Sum sum, bool when)
    {
        if (when && sum.Reading.IsCompleted)
        {
            sum.Reading = Task.Run(() => ReadOnAsync(tenant, sum));
        }
    }

    private async Task ReadOnAsync(string tenant, Sum sum)
    {
        try
        {
            var (bytes, position) = await BeginAsync(tenant, sum);
            for (var isMore = true; isMore;)
            {
                var page = await log.ReadTailAsync(tenant, position, Page, CancellationToken.None);
                (bytes, position) = (bytes + page.Sum(e => BytesOf(e.Type, e.Data)), page.Count == 0 ? position : page[^1].Position);
                isMore = page.Count == Page;
            }

            lock (sum)
            {
                // What was committed meanwhile may have been added already, and then is in neither twice: the further one holds.
                (sum.Bytes, sum.Position) = sum.IsKnown && sum.Position >= position ? (sum.Bytes, sum.Position) : (bytes, position);
                sum.IsKnown = true;
                (bytes, position) = (sum.Bytes, sum.Position);
            }

            if (position - sum.SavedAt >= SaveEvery)
            {
                var data = new byte[sizeof(long)];
                BinaryPrimitives.WriteInt64BigEndian(data, bytes);
                await log.SaveSnapshotAsync(new Snapshot(tenant, Name, Schema, position, data), CancellationToken.None);
                sum.SavedAt = position;
            }
        }
        catch (Exception e)
        {
            // Nobody waits for this task, so whatever it is must be said here. The next command or commit tries again.
            LogUnread(e);
        }
    }

    private async Task<(long Bytes, long Position)> BeginAsync(string tenant, Sum sum)
    {
        lock (sum)
        {
            if (sum.IsKnown)
            {
                return (sum.Bytes, sum.Position);
            }
        }

        if (await log.LoadSnapshotAsync(tenant, Name, Schema, CancellationToken.None) is not { Data.Length: sizeof(long) } saved)
        {
            return (0, 0);
        }

        sum.SavedAt = saved.Version;
        return (BinaryPrimitives.ReadInt64BigEndian(saved.Data.Span), saved.Version);
    }

    [LoggerMessage(1601, LogLevel.Warning, "How much an organisation has stored could not be read; it is tried again")]
    private partial void LogUnread(Exception e);

    private sealed class Sum
    {
        public bool IsKnown { get; set; }

        public long Bytes { get; set; }

        public long Position { get; set; }

        public long SavedAt { get; set; }

        public Task Reading { get; set; } = Task.CompletedTask;
    }
}
