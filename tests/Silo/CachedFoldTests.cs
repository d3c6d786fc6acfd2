using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Grains;
using Reinstate.SiloTests.Kit;
using static Reinstate.SiloTests.Kit.Bench;

namespace Reinstate.SiloTests;

public sealed class CachedFoldTests : IAsyncLifetime
{
    private readonly Bench _bench = new();
    private CachedFold<NotesState> _cached = null!;
    private EventSourced<NotesState> _notes = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cached = new CachedFold<NotesState>(new StreamFold<NotesState>(new Notes(), Tenant, "inc-1"), _bench.Log, _bench.Clock);
        _notes = _bench.Open();
        await _notes.ExecuteAsync(Note("a", "a"), Cancellation);
        await _cached.GetAsync(fresh: false, Cancellation);
        await _notes.ExecuteAsync(Note("b", "b"), Cancellation);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Within_a_second_it_is_given_without_a_look_at_the_log()
    {
        _bench.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(["a"], (await _cached.GetAsync(fresh: false, Cancellation)).Notes);
    }

    [Fact]
    public async Task After_a_second_it_is_refreshed()
    {
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["a", "b"], (await _cached.GetAsync(fresh: false, Cancellation)).Notes);
    }

    [Fact]
    public async Task A_fresh_one_holds_all_that_was_committed_before() => Assert.Equal(["a", "b"], (await _cached.GetAsync(fresh: true, Cancellation)).Notes);

    [Fact]
    public async Task One_that_expired_is_refreshed()
    {
        _cached.Expire();
        Assert.Equal(["a", "b"], (await _cached.GetAsync(fresh: false, Cancellation)).Notes);
    }

    [Fact]
    public async Task What_expires_it_during_a_reading_is_not_lost()
    {
        _cached.Expire();
        var held = new TaskCompletionSource();
        _bench.Log.BeforeRead = () => held.Task;
        var reading = _cached.GetAsync(fresh: false, Cancellation).AsTask();
        _bench.Log.BeforeRead = () => Task.CompletedTask;
        _cached.Expire();
        held.SetResult();
        await reading;
        await _notes.ExecuteAsync(Note("c", "c"), Cancellation);

        Assert.Equal(["a", "b", "c"], (await _cached.GetAsync(fresh: false, Cancellation)).Notes);
    }
}
