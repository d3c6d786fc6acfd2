using System.IO.Compression;
using Reinstate.TestNodes;

namespace Reinstate.EndToEndTests;

/// <summary>The demonstration as whoever tries the program first meets it: a process, its output, its exit code, what it leaves behind.</summary>
public sealed class DemoTests(PostgresCluster postgres, PlayedDemo demo)
{
    private const string LastLine = "3 incidents signed off and learnt from, 3 sign-offs refused, 3 evidence packs";

    [Fact]
    public async Task Three_incidents_are_signed_off_on_the_embedded_store_and_playing_again_leaves_nothing_but_who_read()
    {
        using var folder = new TemporaryFolder();
        await HoldsAsync("demo", "--fast", "--data", folder.At("data"), "--out", folder.At("packs"));
        Assert.Equal(3, Directory.GetFiles(folder.At("packs"), "*.zip").Length);
        foreach (var pack in Directory.GetFiles(folder.At("packs"), "*.zip"))
        {
            await using var zip = await ZipFile.OpenReadAsync(pack, TestContext.Current.CancellationToken);
            Assert.Contains(zip.Entries, entry => entry.FullName.EndsWith(".html", StringComparison.Ordinal) && entry.Length > 0);
            Assert.Contains(zip.Entries, entry => entry.FullName.EndsWith(".json", StringComparison.Ordinal) && entry.Length > 0);
        }

        Assert.Equal((await UndisturbedAsync()).Verified, await VerifyAsync("--data", folder.At("data")));
        var before = await EventsAsync(folder, "before");
        await HoldsAsync("demo", "--fast", "--data", folder.At("data"));
        var after = await EventsAsync(folder, "after");
        Assert.Equal(before, after.Take(before.Count));
        Assert.All(after.Skip(before.Count).Where(IsAct), line => Assert.Contains("\"reinstate.events.v1.RecordRead\"", line, StringComparison.Ordinal));
        Assert.EndsWith(", 0 faults", await VerifyAsync("--data", folder.At("data")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_incidents_are_signed_off_on_PostgreSQL()
    {
        var store = await postgres.AddressAsync();
        await HoldsAsync("demo", "--fast", "--store", store);
        Assert.Equal((await UndisturbedAsync()).Verified, await VerifyAsync("--store", store));
    }

    [Fact]
    public async Task A_node_that_is_killed_twice_costs_the_play_time_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        await using var node = await NodeProcess.StartAsync("--data", folder.At("data"), "--clock", "demo");
        var play = HoldsAsync("demo", "--fast", "--connect", node.GrpcAddress.ToString(), "--retry");
        foreach (var commands in new[] { 200, 900 })
        {
            await ReachedAsync(node, commands, play);
            await node.KillAsync();
            await node.StartAgainAsync();
        }

        await play;
        await node.KillAsync();
        Assert.EndsWith(", 0 faults", await VerifyAsync("--data", folder.At("data")), StringComparison.Ordinal);
        Assert.Equal((await UndisturbedAsync()).Acts, (await EventsAsync(folder, "killed")).Count(IsAct));
    }

    [Fact]
    public async Task Without_a_node_the_play_says_so()
    {
        var (exit, output) = await NodeProcess.RunAsync("demo", "--fast", "--connect", "http://127.0.0.1:1");
        Assert.Equal((1, "The play ended early: The node does not answer (Unavailable)."), (exit, output.Trim().Split('\n')[^1]));
    }

    [Fact]
    public async Task On_a_node_that_runs_on_real_time_the_play_says_so()
    {
        using var folder = new TemporaryFolder();
        await using var node = await NodeProcess.StartAsync("--data", folder.At("data"));
        var (exit, output) = await NodeProcess.RunAsync("demo", "--fast", "--connect", node.GrpcAddress.ToString());
        Assert.Equal(1, exit);
        Assert.Contains("this node runs on real time", output.Trim().Split('\n')[^1], StringComparison.Ordinal);
    }

    /// <summary>A line for each event of the log, as a backup has them.</summary>
    private static async Task<List<string>> EventsAsync(TemporaryFolder folder, string name)
    {
        Assert.Equal(0, (await NodeProcess.RunAsync("backup", folder.At(name), "--data", folder.At("data"))).ExitCode);
        return [.. await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(folder.At(name), "*.events.jsonl")), TestContext.Current.CancellationToken)];
    }

    /// <summary>Not what a node notes by itself, when a clock runs out while it is looked at: how often it looks depends on how long it runs.</summary>
    private static bool IsAct(string line) => !line.Contains("\"reinstate.events.v1.NotificationReminded\"", StringComparison.Ordinal);

    /// <summary>What the log of a play holds that nothing disturbed, and how many of it is more than a reminder.</summary>
    private async Task<(string Verified, int Acts)> UndisturbedAsync()
    {
        using var folder = new TemporaryFolder();
        await demo.CopyAsync(folder.At("data"));
        return (await VerifyAsync("--data", folder.At("data")), (await EventsAsync(folder, "undisturbed")).Count(IsAct));
    }

    private static async Task HoldsAsync(params string[] arguments)
    {
        var (exit, output) = await NodeProcess.RunAsync(arguments);
        Assert.True(exit == 0, output);
        var lines = output.Trim().Split('\n');
        Assert.Equal(LastLine, lines[^1]);
        Assert.Equal(5, lines.Count(line => line.StartsWith("signed off: ", StringComparison.Ordinal)));
        Assert.Equal(3, lines.Count(line => line.StartsWith("refused: ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.Contains("SIGN-OFF REFUSED", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Looked at by", StringComparison.Ordinal));
    }

    /// <summary>The last line of <c>verify</c>: how many events the log holds.</summary>
    private static async Task<string> VerifyAsync(params string[] store)
    {
        var (exit, output) = await NodeProcess.RunAsync(["verify", .. store]);
        Assert.True(exit == 0, output);
        return output.Trim().Split('\n')[^1];
    }

    /// <summary>Waits until the node's log has come so far.</summary>
    private static async Task ReachedAsync(NodeProcess node, long position, Task play)
    {
        using var channel = Client.Channel(node.GrpcAddress);
        var watcher = new Client(channel, "meadowbank-demo", "MG01", "group_quality_director");
        using var watch = watcher.Reconciliation.Watch(new Reinstate.V1.WatchRequest(), watcher.Headers);
        while (!play.IsCompleted && await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken) && watch.ResponseStream.Current.Position < position)
        {
        }
    }
}
