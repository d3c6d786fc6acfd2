using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Reinstate.Silo.Hosting;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.ClusterTests;

public sealed class ForgottenGrainsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-forget-");
    private Node _node = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _node = await Node.StartAsync(
        new NodeOptions { Store = new StoreAddress.Sqlite(Path.Combine(_folder.FullName, "log.db")), HttpPort = 0, GrpcPort = 0 }, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_forgotten_grain_comes_back_with_all_it_knew()
    {
        using var channel = Client.Channel(new Uri(_node.GrpcAddress));
        var manager = new Client(channel, "meadow", "rm", "registered_manager");
        var now = TimeProvider.System.GetUtcNow();
        await SmallProvider.PrepareAsync(manager, 4, now);
        var note = SmallProvider.Note(SmallProvider.Person(1), "k-1", now.AddHours(-2));
        var carer = manager.As("carer", "care_worker");
        var before = await carer.People.RecordEntriesAsync(note, carer.Headers, cancellationToken: Cancellation);
        var board = await manager.Reconciliation.GetBoardAsync(new GetBoardRequest(), manager.Headers, cancellationToken: Cancellation);

        var management = _node.App.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        await management.ForceActivationCollection(TimeSpan.Zero);

        Assert.DoesNotContain(await management.GetDetailedGrainStatistics(), grain => grain.GrainId.Key.ToString()!.StartsWith("meadow", StringComparison.Ordinal));
        Assert.Equal(before, await carer.People.RecordEntriesAsync(note, carer.Headers, cancellationToken: Cancellation));
        Assert.Equal(board, await manager.Reconciliation.GetBoardAsync(new GetBoardRequest(), manager.Headers, cancellationToken: Cancellation));
    }

    [Fact]
    public void Idle_grains_are_forgotten_and_memory_pressure_sheds_more()
    {
        var collection = _node.App.Services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        Assert.Equal((TimeSpan.FromMinutes(10), true), (collection.CollectionAge, collection.EnableActivationSheddingOnMemoryPressure));
        Assert.True(collection.MemoryUsageTargetPercentage < collection.MemoryUsageLimitPercentage);
    }
}
