using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Reinstate.Storage.Postgres;

namespace Reinstate.StorageTests.Orleans;

/// <summary>Our statements for Orleans' ADO.NET providers, exercised by the providers themselves.</summary>
public sealed class OrleansOnPostgresTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly List<IHost> _silos = [];
    private string _database = "";

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(_database, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.StopAsync(CancellationToken.None);
            silo.Dispose();
        }
    }

    [Fact]
    public async Task Silos_join_and_a_stopped_silo_is_gone()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        var management = first.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        Assert.Equal([SiloStatus.Active, SiloStatus.Active], (await management.GetHosts()).Values);

        _silos.Remove(second);
        var stopped = second.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        await second.StopAsync(TestContext.Current.CancellationToken);
        second.Dispose();

        Assert.Equal(SiloStatus.Dead, (await management.GetHosts())[stopped]);
        Assert.Single(await management.GetHosts(onlyActive: true));
    }

    [Fact]
    public async Task A_grain_writes_reads_and_clears_its_state()
    {
        var silo = await StartAsync();
        var keeper = silo.Keeper("k-1");

        Assert.Equal(("", false), await keeper.ReadAgainAsync());
        await keeper.WriteAsync("one");
        await keeper.WriteAsync("two");
        Assert.Equal(("two", true), await keeper.ReadAgainAsync());
        Assert.Equal(("", false), await silo.Keeper("k-2").ReadAgainAsync());
        await keeper.ClearAsync();
        Assert.Equal(("", false), await keeper.ReadAgainAsync());
        await keeper.WriteAsync("three");
        Assert.Equal(("three", true), await keeper.ReadAgainAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task State_that_another_activation_has_changed_is_not_overwritten(bool deleteOnClear)
    {
        var silo = await StartAsync(deleteOnClear);
        var storage = silo.Services.GetRequiredService<IGrainStorage>();
        var id = GrainId.Create("keeper", "k-1");
        GrainState<Kept> mine = new(), theirs = new();
        await storage.ReadStateAsync("kept", id, mine);
        await storage.ReadStateAsync("kept", id, theirs);
        await storage.WriteStateAsync("kept", id, theirs);

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("kept", id, mine));
        await storage.ReadStateAsync("kept", id, mine);
        await storage.WriteStateAsync("kept", id, mine);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("kept", id, theirs));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("kept", id, theirs));
        await storage.ClearStateAsync("kept", id, mine);
        Assert.False(mine.RecordExists);
        await storage.WriteStateAsync("kept", id, mine);
        Assert.True(mine.RecordExists);
    }

    [Fact]
    public async Task A_reminder_is_registered_read_and_removed()
    {
        var keeper = (await StartAsync()).Keeper("k-1");

        await keeper.RemindAsync("review", TimeSpan.FromDays(40));
        await keeper.RemindAsync("limit", TimeSpan.FromHours(1));
        await keeper.RemindAsync("limit", TimeSpan.FromHours(2));
        Assert.Equal(["limit", "review"], await keeper.RemindersAsync());
        await keeper.ForgetAsync("limit");
        Assert.Equal(["review"], await keeper.RemindersAsync());
    }

    [Fact]
    public async Task Reminders_are_read_by_ranges_of_the_ring_and_removed_by_their_latest_tag()
    {
        var table = (await StartAsync()).Services.GetRequiredService<IReminderTable>();
        var ids = Enumerable.Range(0, 50).Select(n => GrainId.Create("keeper", "k-" + n)).ToArray();
        foreach (var id in ids)
        {
            await table.UpsertRow(Entry(id));
        }

        const uint Middle = 0x5000_0000, High = 0xC000_0000;
        var ranges = await Task.WhenAll(table.ReadRows(0, Middle), table.ReadRows(Middle, High), table.ReadRows(High, 0));
        Assert.Equal(ids.Order(), ranges.SelectMany(r => r.Reminders).Select(r => r.GrainId).Order());
        Assert.All(ranges[1].Reminders, r => Assert.InRange(r.GrainId.GetUniformHashCode(), Middle + 1, High));
        Assert.Equal(50, (await table.ReadRows(7, 7)).Reminders.Count);

        var entry = (await table.ReadRow(ids[0], "review"))!;
        Assert.Equal((Requests.Noon.UtcDateTime, TimeSpan.FromDays(40)), (entry.StartAt, entry.Period));
        var newer = (await table.UpsertRow(Entry(ids[0])))!;
        Assert.False(await table.RemoveRow(ids[0], "review", entry.ETag!));
        Assert.True(await table.RemoveRow(ids[0], "review", newer));
        Assert.NotEqual(newer, await table.UpsertRow(Entry(ids[0])));
        await table.TestOnlyClearTable();
        Assert.Empty((await table.ReadRows(ids[0])).Reminders);

        static ReminderEntry Entry(GrainId id) =>
            new() { GrainId = id, ReminderName = "review", StartAt = Requests.Noon.UtcDateTime, Period = TimeSpan.FromDays(40) };
    }

    private async Task<IHost> StartAsync(bool deleteOnClear = false)
    {
        var silo = await SiloOnPostgres.StartAsync(_database, deleteOnClear);
        _silos.Add(silo);
        return silo;
    }
}
