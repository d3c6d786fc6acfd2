using System.Collections.Concurrent;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Boards;

/// <summary>The live views of a silo, one for each tenant in use: boards answer from them, and sign-offs are judged on them.</summary>
internal sealed class TenantBoards(ILog log, TimeProvider clock, BoardMemory memory, BoardSnapshots? snapshots = null)
{
    // A view that nobody asked for during this time is dropped; it can be read again.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private const int SweepAbove = 256;

    private readonly ConcurrentDictionary<string, Entry> _views = new(StringComparer.Ordinal);

    /// <summary>How many committed positions the view lacks that is furthest behind; a view that nobody asks lacks more and more.</summary>
    public long Lag => _views.Values.Aggregate(0L, (most, entry) => Math.Max(most, entry.Newest - entry.View.Shown().Position));

    /// <summary>Runs whose people are in memory.</summary>
    public int OpenRuns => _views.Values.Sum(entry => entry.View.Shown().Runs);

    /// <summary>The tenant's log has grown up to here. Views in use remember it; nothing is read.</summary>
    public void Committed(string tenant, long position)
    {
        if (_views.TryGetValue(tenant, out var entry))
        {
            entry.Reach(position);
        }
    }

    public LiveView Of(string tenant)
    {
        var entry = _views.GetOrAdd(tenant, name => new Entry(new LiveView(name, log, memory, snapshots), clock.GetTimestamp()));
        entry.Asked = clock.GetTimestamp();
        if (_views.Count > SweepAbove)
        {
            Sweep();
        }

        return entry.View;
    }

    private void Sweep()
    {
        foreach (var (tenant, entry) in _views)
        {
            if (clock.GetElapsedTime(entry.Asked) > Idle)
            {
                _views.TryRemove(tenant, out _);
            }
        }
    }

    private sealed class Entry(LiveView view, long asked)
    {
        private long _asked = asked;
        private long _newest;

        public LiveView View => view;

        public long Newest => Interlocked.Read(ref _newest);

        public long Asked
        {
            get => Interlocked.Read(ref _asked);
            set => Interlocked.Exchange(ref _asked, value);
        }

        public void Reach(long position)
        {
            for (var known = Newest; known < position; known = Newest)
            {
                Interlocked.CompareExchange(ref _newest, position, known);
            }
        }
    }
}
