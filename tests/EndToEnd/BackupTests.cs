using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;
using Reinstate.Silo.Verification;
using Reinstate.Storage.Sqlite;
using Reinstate.TestNodes;

namespace Reinstate.EndToEndTests;

/// <summary>Backup and restore as an operator meets them: commands, last lines, exit codes, and boards that are the same afterwards.</summary>
public sealed class BackupTests(PostgresCluster postgres, PlayedDemo demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_played_log_moves_to_PostgreSQL_and_back_and_every_board_answers_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        await demo.CopyAsync(folder.At("data"));
        var store = await postgres.AddressAsync();

        var (backup, verified) = (await RunAsync(0, "backup", folder.At("first"), "--data", folder.At("data")), await RunAsync(0, "verify", "--data", folder.At("data")));
        Assert.Equal(backup.Replace("backed up", "restored", StringComparison.Ordinal), await RunAsync(0, "restore", folder.At("first"), "--store", store));
        Assert.Equal(backup, await RunAsync(0, "backup", folder.At("second"), "--store", store));
        await RunAsync(0, "restore", folder.At("second"), "--data", folder.At("restored"));

        foreach (var file in Directory.GetFiles(folder.At("first")))
            Assert.Equal(await File.ReadAllBytesAsync(file, Cancellation), await File.ReadAllBytesAsync(Path.Combine(folder.At("second"), Path.GetFileName(file)), Cancellation));
        Assert.Equal(verified, await RunAsync(0, "verify", "--data", folder.At("restored"), "--keys", folder.At("data/keys")));
        Assert.Equal(verified, await RunAsync(0, "verify", "--store", store, "--keys", folder.At("data/keys")));
        Assert.Equal(await AnswersAsync(folder, "data"), await AnswersAsync(folder, "restored"));
    }

    [Fact]
    public async Task A_node_that_is_copied_while_it_works_goes_on_and_a_node_on_the_copy_knows_its_commands()
    {
        using var folder = new TemporaryFolder();
        await using var node = await NodeProcess.StartAsync("--data", folder.At("data"));
        using var channel = Client.Channel(node.GrpcAddress);
        var caller = new Client(channel, "meadow", "rm", "registered_manager");
        var registered = await RegisterAsync(caller, "Meadow");
        await RunAsync(0, "backup", folder.At("copy"), "--data", folder.At("data"));
        await RunAsync(0, "restore", folder.At("copy"), "--data", folder.At("restored"));

        await using var other = await NodeProcess.StartAsync("--data", folder.At("restored"));
        using var otherChannel = Client.Channel(other.GrpcAddress);
        Assert.Equal(registered, await RegisterAsync(new Client(otherChannel, "meadow", "rm", "registered_manager"), "Meadow"));
        Assert.Equal(registered, await RegisterAsync(caller, "Meadow"));
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_and_nothing_is_left_of_it()
    {
        using var folder = new TemporaryFolder();
        Assert.StartsWith("There is no log at ", await RunAsync(2, "backup", folder.At("copy"), "--data", folder.At("nowhere")), StringComparison.Ordinal);
        Assert.StartsWith("manifest.json.sha256 is missing", await RunAsync(1, "restore", folder.At("copy"), "--data", folder.At("data")), StringComparison.Ordinal);
        await SqliteLog.Open(Path.Combine(folder.At("data"), "reinstate.db")).DisposeAsync();
        Assert.Equal("0 tenants, 0 events, 0 commands backed up", await RunAsync(0, "backup", folder.At("copy"), "--data", folder.At("data")));
        Assert.Contains("is not an empty folder", await RunAsync(1, "backup", folder.At("copy"), "--data", folder.At("data")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("nowhere")));
    }

    private static async Task<(long, long)> RegisterAsync(Client caller, string name)
    {
        var reply = await caller.Organisation.RegisterOrganisationAsync(
            new V1.RegisterOrganisationRequest { Header = Client.Key("organisation"), Name = name }, caller.Headers);
        return (reply.Position, reply.Version);
    }

    /// <summary>Every answer that the boards of a log give, one line each.</summary>
    private static async Task<List<string>> AnswersAsync(TemporaryFolder folder, string data)
    {
        var store = new StoreAddress.Sqlite(Path.Combine(folder.At(data), "reinstate.db"));
        await using var log = await Stores.OpenAsync(store, new KeyFolder(folder.At("data/keys")), Cancellation);
        var answers = new List<string>();
        foreach (var tenant in await log.TenantsAsync(Cancellation))
        {
            var (view, now) = (new TenantView(tenant), DateTimeOffset.UnixEpoch);
            foreach (var stored in await log.ReadTailAsync(tenant, 0, int.MaxValue, Cancellation))
            {
                RecordedEvents.Apply(view, stored);
                now = stored.Context.RecordedAt;
            }

            answers.AddRange(BoardQuestions.All(view).Select(question => $"{tenant} {question} {Shown(BoardQueries.Answer(view, question, now))}"));
        }

        Assert.True(answers.Count > 10, $"{answers.Count} answers");
        return answers;
    }

    private static string Shown((IMessage? Reply, Refusal? Refusal) answer) =>
        answer.Reply is { } reply ? Convert.ToHexString(reply.ToByteArray()) : answer.Refusal!.Kind.Code;

    /// <summary>The last line.</summary>
    private static async Task<string> RunAsync(int exit, params string[] arguments) => (await OutputAsync(exit, arguments))[^1];

    private static async Task<string[]> OutputAsync(int exit, params string[] arguments)
    {
        var (code, output) = await NodeProcess.RunAsync(arguments);
        Assert.True(code == exit, output);
        return output.Trim().Split('\n');
    }
}
