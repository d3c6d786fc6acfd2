using System.Collections.Concurrent;
using Google.Protobuf;
using Reinstate.Storage.Log;
using Reinstate.TestHarness;

namespace Reinstate.SiloTests.Kit;

/// <summary>The events of a tenant's log in memory, as a store would give them; snapshots are kept, and nothing can be appended.</summary>
internal sealed class MemoryLog(TenantLog decided) : ILog
{
    private readonly List<StoredEvent> _events = [];
    private int _scopeReads;

    public ConcurrentDictionary<string, Snapshot> Snapshots { get; } = new(StringComparer.Ordinal);

    public ValueTask<IReadOnlyList<StoredEvent>> ReadTailAsync(string tenant, long afterPosition, int max, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<StoredEvent>>([.. Events().Skip((int)afterPosition).Take(max)]);

    /// <summary>The position of an event of a type that no program knows, or 0.</summary>
    public long UnknownAt { get; init; }

    /// <summary>How often a scope was read.</summary>
    public int ScopeReads => _scopeReads;

    public ValueTask<IReadOnlyList<StoredEvent>> ReadScopeAsync(string tenant, string incident, string service, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _scopeReads);
        return ValueTask.FromResult<IReadOnlyList<StoredEvent>>(
            [.. Events().Where(stored => incident.Length > 0 && stored.Context.Incident == incident && (service.Length == 0 || stored.Context.Service == service))]);
    }

    public ValueTask<LogHead> HeadAsync(string tenant, CancellationToken cancellation) => ValueTask.FromResult(Events() is [.., var last] ? new LogHead(last.Position, last.Link) : default);

    public ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellation)
    {
        Snapshots[snapshot.Name] = snapshot;
        return ValueTask.CompletedTask;
    }

    public ValueTask<Snapshot?> LoadSnapshotAsync(string tenant, string name, int schema, CancellationToken cancellation) =>
        ValueTask.FromResult(Snapshots.TryGetValue(name, out var snapshot) && snapshot.Schema == schema ? snapshot : null);

    public ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<AppendRequest> batch, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string tenant, string stream, long afterVersion, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<CommandRecord?> FindCommandAsync(string tenant, string key, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private List<StoredEvent> Events()
    {
        lock (_events)
        {
            foreach (var (stream, e) in decided.Events.Skip(_events.Count))
            {
                var context = new EventContext(e.RecordedAt, e.Actor, e.Role, e.Key, e.Scope.Incident, e.Scope.Service);
                _events.Add(new StoredEvent("acme", e.Position, stream, e.Version, e.Position == UnknownAt ? "reinstate.events.v1.Unheard" : e.Event.Descriptor.FullName, e.Event.ToByteArray(), context));
            }

            return [.. _events];
        }
    }
}
