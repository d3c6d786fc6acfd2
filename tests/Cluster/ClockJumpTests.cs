using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.ClusterTests;

/// <summary>
/// The wall clock of a node jumps. What it decides is which limits have passed and what is recorded as "when"; the order of facts is that of positions, and
/// waiting (of Orleans, of the gateway) is measured by the clock that never jumps.
/// </summary>
public sealed class ClockJumpTests
{
    private const string Tenant = "meadow";

    private readonly JumpingClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_hour_forward_and_two_back_lose_nothing_and_the_boards_equal_a_rebuild()
    {
        var folder = Directory.CreateTempSubdirectory("reinstate-clock-");
        var store = new StoreAddress.Sqlite(Path.Combine(folder.FullName, "reinstate.db"));
        await using (var log = await Stores.OpenAsync(store, KeyFolder.Of(store), Cancellation))
        {
            await using var app = NodeHost.Build(new NodeOptions { Store = store, HttpPort = 0, GrpcPort = 0 }, log, _clock);
            await app.StartAsync(Cancellation);
            using var channel = Client.Channel(new Uri(app.Urls.Last()));
            var manager = new Client(channel, Tenant, "rm", "registered_manager");
            var now = _clock.GetUtcNow();
            await SmallProvider.PrepareAsync(manager, 2, now.AddMinutes(50));

            await NoteAsync(manager, "before", now);
            _clock.Jump = TimeSpan.FromHours(1);
            await NoteAsync(manager, "ahead", now);
            await TickAsync(app);
            _clock.Jump = TimeSpan.FromHours(-1);
            await NoteAsync(manager, "behind", now);
            await TickAsync(app);

            var events = await log.ReadTailAsync(Tenant, 0, int.MaxValue, Cancellation);
            Assert.Equal(Enumerable.Range(1, events.Count).Select(position => (long)position), events.Select(e => e.Position));
            Assert.Equal(["before", "ahead", "behind"], events.Select(e => e.Context.Key).Where(key => key is "before" or "ahead" or "behind"));
            Assert.Contains(events, e => e.Type.EndsWith(".StepBecameOverdue", StringComparison.Ordinal));
            var recorded = events.Where(e => e.Context.Key is "ahead" or "behind").Select(e => e.Context.RecordedAt).ToList();
            Assert.True(recorded[0] > recorded[1]);
            await app.StopAsync(Cancellation);
        }

        Assert.Equal(0, (await NodeProcess.RunAsync("verify", "--data", folder.FullName)).ExitCode);
        Assert.Equal(0, (await NodeProcess.RunAsync("rebuild", "--data", folder.FullName)).ExitCode);
        folder.Delete(recursive: true);
    }

    private static async Task NoteAsync(Client manager, string key, DateTimeOffset now)
    {
        var carer = manager.As("carer", "care_worker");
        await carer.People.RecordEntriesAsync(SmallProvider.Note(SmallProvider.Person(0), key, now.AddHours(-3)), carer.Headers, cancellationToken: Cancellation);
    }

    private static Task TickAsync(WebApplication app) => ((GrainReference)app.Services.GetRequiredService<IGrainFactory>()
        .GetGrain<IServiceGrain>(GrainKeys.Of(Tenant, SmallProvider.Service))).AsReference<IRemindable>().ReceiveReminder("limits", default);

    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Jump { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Jump;
    }
}
