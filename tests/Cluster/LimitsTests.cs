using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Silo.Hosting;
using Reinstate.TestNodes;
using Reinstate.V1;
using static Reinstate.ClusterTests.Calls;

namespace Reinstate.ClusterTests;

/// <summary>The limits of an open run are watched by a reminder, whose tick is given here by the test.</summary>
public sealed class LimitsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-limits-");
    private Node _node = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _node = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_step_whose_limit_has_passed_is_recorded_once_and_an_idle_tick_leaves_nothing()
    {
        var prepared = new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
        Clock.AdvanceTo(prepared);
        await PrepareAsync(prepared);
        var head = (await _node.Log.HeadAsync(Tenant, Cancellation)).Position;

        await TickAsync();
        Assert.Equal(head, (await _node.Log.HeadAsync(Tenant, Cancellation)).Position);

        Clock.AdvanceTo(prepared.AddHours(2));
        await TickAsync();
        await TickAsync();
        var noted = (await _node.Log.ReadTailAsync(Tenant, head, 100, Cancellation)).Select(e => (e.Type, e.Context.Actor, e.Context.Role)).ToList();
        Assert.NotEmpty(noted);
        Assert.All(noted, e => Assert.Equal(("reinstate.events.v1.StepBecameOverdue", "node", "node"), e));
        Assert.Equal(noted.Count, (await RunAsync()).StepsOverdue.Count);
    }

    [Fact]
    public async Task After_a_restart_the_reminder_of_an_open_run_is_there_again()
    {
        var prepared = new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
        Clock.AdvanceTo(prepared);
        await PrepareAsync(prepared);
        Assert.Equal(["limits"], await RemindersAsync());

        await _node.DisposeAsync();
        _node = await StartAsync();
        await _node.LimitsVisited;

        Assert.Equal(["limits"], await RemindersAsync());
    }

    private DemoClock Clock => (DemoClock)_node.App.Services.GetRequiredService<NodeClock>().Time;

    private GrainReference Service => (GrainReference)_node.App.Services.GetRequiredService<IGrainFactory>()
        .GetGrain<IServiceGrain>(GrainKeys.Of(Tenant, SmallProvider.Service));

    private Task TickAsync() => Service.AsReference<IRemindable>().ReceiveReminder("limits", default);

    private async Task<IEnumerable<string>> RemindersAsync() =>
        (await _node.App.Services.GetRequiredService<IReminderTable>().ReadRows(Service.GrainId)).Reminders.Select(row => row.ReminderName);

    private async Task PrepareAsync(DateTimeOffset now)
    {
        using var channel = Client.Channel(new Uri(_node.GrpcAddress));
        await SmallProvider.PrepareAsync(new Client(channel, Tenant, "rm", "registered_manager"), 2, now);
    }

    private async Task<RunSummary> RunAsync()
    {
        var answer = await _node.App.Services.GetRequiredService<IGrainFactory>().GetGrain<IBoardGrain>(Tenant).Ask(Query(new GetBoardRequest()));
        return GetBoardReply.Parser.ParseFrom(answer.Payload.Span).Runs.Single();
    }

    private Task<Node> StartAsync() => Node.StartAsync(
        new NodeOptions { Store = new StoreAddress.Sqlite(Path.Combine(_folder.FullName, "log.db")), HttpPort = 0, GrpcPort = 0, DemoClock = true }, Cancellation);
}
