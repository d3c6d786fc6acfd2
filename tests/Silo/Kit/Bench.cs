using System.Collections.Immutable;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Reinstate.Contracts.Calls;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.GroupCommit;
using Reinstate.Storage.Log;
using Reinstate.Storage.Sqlite;
using Reinstate.V1;

namespace Reinstate.SiloTests.Kit;

/// <summary>What one test works with: a real log in a file of its own, a commit queue before it, and surroundings that the test sets.</summary>
internal sealed class Bench : IAsyncDisposable, ISurroundingsSource, IScopeJudge
{
    public const string Tenant = "meadow-group";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-silo-");

    public Bench(CommitOptions? options = null, params ICommitObserver[] observers)
    {
        Log = new ScriptedLog(SqliteLog.Open(Path.Combine(_folder.FullName, "log.db")));
        Queue = new CommitQueue(Log, options ?? new CommitOptions(), observers, NullLogger<CommitQueue>.Instance);
        Workings = new Workings(Log, Queue, this, this, Clock);
    }

    public ScriptedLog Log { get; }

    public CommitQueue Queue { get; }

    public Workings Workings { get; set; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567));

    /// <summary>The organisation's name as the cache knows it, and as it is.</summary>
    public (string Cached, string Fresh) Organisation { get; set; } = ("Meadow", "Meadow");

    public List<bool> FreshAsked { get; } = [];

    /// <summary>Answers what stands in the way.</summary>
    public Func<Task<ScopeJudgement>> Judgement { get; set; } = () => Task.FromResult(Judged(0));

    public static ScopeJudgement Judged(long position, params string[] blocking) => new(
        position, [.. blocking], 0, ImmutableSortedDictionary<int, ImmutableArray<string>>.Empty, [], 0, 0, [], []);

    public EventSourced<NotesState> Open(string id = "inc-1", Notes? notes = null) => new(notes ?? new Notes(), Tenant, id, Workings);

    public static CommandCall Note(string text, string key, long? expected = null, string tenant = Tenant) =>
        Call(new NoteTimelineRequest { IncidentId = "inc-1", Text = text }, key, expected, tenant);

    public static CommandCall Call(IMessage command, string key, long? expected = null, string tenant = Tenant) =>
        new(tenant, "staff-7", "registered_manager", key, expected, command.Descriptor.FullName, command.ToByteArray(), default, Reach.Whole);

    public async Task<List<StoredEvent>> TailAsync() => [.. await Log.ReadTailAsync(Tenant, 0, int.MaxValue, TestContext.Current.CancellationToken)];

    public ValueTask<Surroundings> GetAsync(string tenant, EventScope consults, bool fresh, CancellationToken cancellation)
    {
        FreshAsked.Add(fresh);
        return ValueTask.FromResult(new Surroundings(new OrganisationState(fresh ? Organisation.Fresh : Organisation.Cached), null, null));
    }

    public async ValueTask<ScopeJudgement> JudgeAsync(string tenant, EventScope scope, DateTimeOffset now, CancellationToken cancellation) => await Judgement();

    public ValueTask<Settlement> SettleAsync(string tenant, string person, CancellationToken cancellation) => new ScopeFold(Log).SettleAsync(tenant, person, cancellation);

    public ValueTask<FindingThen?> LastSeenAsync(string tenant, PastFinding sought, CancellationToken cancellation) => ValueTask.FromResult<FindingThen?>(null);

    public async ValueTask DisposeAsync()
    {
        await Queue.DisposeAsync();
        await Log.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
