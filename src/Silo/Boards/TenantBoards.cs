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

        public LiveView View => view;

        public long Asked
        {
            get => Interlocked.Read(ref _asked);
            set => Interlocked.Exchange(ref _asked, value);
        }
    }
}
