using Reinstate.Simulation.Scheduling;
using Reinstate.Storage.Judging;
using Reinstate.Storage.Log;
using StreamId = Reinstate.Storage.Judging.StreamId;

namespace Reinstate.Simulation.World;

/// <summary>
/// The database: lists in memory, and before them the judge that SQLite and PostgreSQL share. Survives every node. Each call happens at one instant;
/// <see cref="NodeLog"/> adds the time that it takes and what goes wrong on the way.
/// </summary>
internal sealed class SimulatedStore(Broken broken, Trace trace)
{
    private readonly List<StoredEvent> _events = [];
    private readonly Dictionary<(string Tenant, string Name, int Schema), Snapshot> _snapshots = [];
    private readonly Dictionary<(string Tenant, string Key), CommandRecord> _commands = [];
    private readonly BatchFacts _facts = new();

    public IReadOnlyList<StoredEvent> Events => _events;

    /// <summary>Appends that met a stream or scope that had moved on.</summary>
    public int Conflicts { get; private set; }

    public int ScopesMoved { get; private set; }

    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> batch)
    {
        var judgement = Judge(batch, _facts);
        _events.AddRange(judgement.Events);
        foreach (var (tenant, command) in judgement.Commands)
        {
            _commands.TryAdd((tenant, command.Key), command);
        }

        for (var i = 0; i < batch.Count; i++)
        {
            trace.Add(batch[i].Key);
            trace.Add(judgement.Outcomes[i].GetType().Name);
            Conflicts += judgement.Outcomes[i] is AppendOutcome.Conflict ? 1 : 0;
            ScopesMoved += judgement.Outcomes[i] is AppendOutcome.ScopeMoved ? 1 : 0;
        }

        return judgement.Outcomes;
    }

    /// <summary>What an append would answer; nothing is kept.</summary>
    public IReadOnlyList<AppendOutcome> Foretell(IReadOnlyList<AppendRequest> batch) => Judge(batch, Copy(_facts)).Outcomes;

    public List<StoredEvent> Stream(string tenant, string stream, long after) => [.. Of(tenant).Where(e => e.Version > after && e.Stream == stream)];

    public List<StoredEvent> Tail(string tenant, long after, int max) => [.. Of(tenant).Where(e => e.Position > after).Take(max)];

    public List<StoredEvent> Scope(string tenant, string incident, string service) =>
        [.. Of(tenant).Where(e => e.Context.Incident == incident && (service.Length == 0 || e.Context.Service == service))];

    public LogHead Head(string tenant) => _facts.Head(tenant);

    public CommandRecord? Command(string tenant, string key) => _commands.GetValueOrDefault((tenant, key));

    public List<string> Tenants() => [.. _events.Select(e => e.Tenant).Distinct().Order(StringComparer.Ordinal)];

    public void Save(Snapshot snapshot) => _snapshots[(snapshot.Tenant, snapshot.Name, snapshot.Schema)] = snapshot;

    public Snapshot? Load(string tenant, string name, int schema) => _snapshots.GetValueOrDefault((tenant, name, schema));

    private IEnumerable<StoredEvent> Of(string tenant) => _events.Where(e => e.Tenant == tenant);

    private Judgement Judge(IReadOnlyList<AppendRequest> batch, BatchFacts facts)
    {
        if (broken is Broken.KeyIgnored)
        {
            facts.Commands.Clear();
        }

        return BatchJudge.Judge(
            broken switch
            {
                Broken.VersionUnchecked => [.. batch.Select(r => r with { ExpectedVersion = facts.Version(new StreamId(r.Tenant, r.Stream)) })],
                Broken.FoundationUnchecked => [.. batch.Select(r => r with { After = null })],
                Broken.ScopeUnchecked => [.. batch.Select(r => r with { Scope = null })],
                _ => batch,
            },
            facts);
    }

    private static BatchFacts Copy(BatchFacts from)
    {
        var copy = new BatchFacts();
        Fill(copy.Heads, from.Heads);
        Fill(copy.Commands, from.Commands);
        Fill(copy.Versions, from.Versions);
        Fill(copy.Scopes, from.Scopes);
        return copy;
    }

    private static void Fill<TKey, TValue>(Dictionary<TKey, TValue> to, Dictionary<TKey, TValue> from)
        where TKey : notnull
    {
        foreach (var (key, value) in from)
        {
            to.Add(key, value);
        }
    }
}
