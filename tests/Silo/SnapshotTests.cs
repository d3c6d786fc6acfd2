using System.Globalization;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Snapshots;
using Reinstate.SiloTests.Kit;
using Reinstate.Storage.Log;
using static Reinstate.SiloTests.Kit.Bench;

namespace Reinstate.SiloTests;

public sealed class SnapshotTests : IAsyncLifetime
{
    private readonly Bench _bench = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var notes = _bench.Open();
        for (var i = 0; i < StreamSnapshots.Every + 20; i++)
            await notes.ExecuteAsync(Note(Number(i), $"k{Number(i)}"), Cancellation);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_long_load_leaves_a_snapshot_from_which_the_next_load_goes_on()
    {
        var first = await LoadAsync();
        Assert.Equal(StreamSnapshots.Every + 20, (await _bench.Log.LoadSnapshotAsync(Tenant, first.Stream, StateCodec<NotesState>.Schema, Cancellation))!.Version);
        await _bench.Open().ExecuteAsync(Note("one more", "later"), Cancellation);
        var second = await LoadAsync();
        Assert.Equal([.. first.State.Notes, "one more"], second.State.Notes);
        Assert.Equal(first.Version + 1, second.Version);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(920)]
    [InlineData(7_000)]
    public void All_snapshots_of_a_stream_that_grows_page_by_page_are_no_larger_than_a_few_of_the_last(int page)
    {
        var (saved, written, version) = (0L, 0L, 0L);
        for (; version < 1_000_000; version += page)
        {
            if (StreamSnapshots.IsDue(saved, version))
            {
                saved = version;
                written += saved;
            }
        }

        Assert.InRange(written, saved, 6 * saved);
        Assert.InRange(version - saved, 0, (saved / 4) + (2 * page));
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_read_or_is_of_another_schema_costs_only_time()
    {
        var whole = await LoadAsync();
        var broken = new Snapshot(Tenant, whole.Stream, StateCodec<NotesState>.Schema, whole.Version, "not a state"u8.ToArray());
        foreach (var snapshot in new[] { broken, broken with { Schema = broken.Schema + 1 } })
        {
            await _bench.Log.SaveSnapshotAsync(snapshot, Cancellation);
            Assert.Equal(whole.State.Notes, (await LoadAsync()).State.Notes);
        }
    }

    private async Task<StreamFold<NotesState>> LoadAsync()
    {
        var fold = new StreamFold<NotesState>(new Notes(), Tenant, "inc-1");
        await fold.CatchUpAsync(_bench.Log, Cancellation);
        return fold;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
