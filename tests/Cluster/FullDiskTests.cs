using Grpc.Core;
using Reinstate.Silo.Hosting;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.ClusterTests;

public sealed class FullDiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_commands_are_refused_as_passing_and_boards_answer_and_once_there_is_room_the_same_command_counts_once()
    {
        Assert.SkipUnless(Environment.UserName == "root" && OperatingSystem.IsLinux(), "Only root can mount a small disk.");
        await using var disk = SmallDisk.Mount(24);
        var address = new StoreAddress.Sqlite(Path.Combine(disk.Folder, "reinstate.db"));
        string refusedKey;
        await using (var node = await Node.StartAsync(new NodeOptions { Store = address, HttpPort = 0, GrpcPort = 0 }, Cancellation))
        {
            using var channel = Client.Channel(new Uri(node.GrpcAddress));
            var manager = new Client(channel, "meadow", "rm", "registered_manager");
            var now = TimeProvider.System.GetUtcNow();
            await SmallProvider.PrepareAsync(manager, 8, now);

            disk.Fill();
            refusedKey = await UntilRefusedAsync(manager.As("carer", "care_worker"), now);
            var board = await manager.Reconciliation.GetBoardAsync(new GetBoardRequest(), manager.Headers, cancellationToken: Cancellation);
            Assert.True(board.Position > 0);

            disk.Free();
            await SendAsync(manager.As("carer", "care_worker"), refusedKey, now);
            var log = await node.Log.ReadTailAsync("meadow", board.Position, int.MaxValue, Cancellation);
            Assert.Equal(refusedKey, Assert.Single(log).Context.Key);
        }

        Assert.Equal(0, (await NodeProcess.RunAsync("verify", "--data", disk.Folder)).ExitCode);
    }

    // Space that the journal has already taken is used up first.
    private static async Task<string> UntilRefusedAsync(Client carer, DateTimeOffset now)
    {
        for (var n = 0; n < 20_000; n++)
        {
            try
            {
                await SendAsync(carer, $"k-{n}", now);
            }
            catch (RpcException e)
            {
                Assert.Equal(StatusCode.Unavailable, e.StatusCode);
                return $"k-{n}";
            }
        }

        throw new InvalidOperationException("The disk never was full.");
    }

    private static async Task SendAsync(Client carer, string key, DateTimeOffset now) =>
        await carer.People.RecordEntriesAsync(SmallProvider.Note(SmallProvider.Person(0), key, now.AddHours(-2)), carer.Headers, cancellationToken: Cancellation);
}
