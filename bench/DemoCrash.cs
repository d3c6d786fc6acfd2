using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>
/// Kills the node under the demo and starts it again, then holds its log against that of a play that nothing disturbed: the play's keys
/// are the same every time, so every command that was acknowledged stands there once.
/// </summary>
internal static class DemoCrash
{
    private const string Organisation = "meadowbank-demo";

    public static async Task<int> RunAsync(Options options)
    {
        var kills = options.Number("kills", 20);
        var folder = Directory.CreateTempSubdirectory("reinstate-crash-").FullName;
        try
        {
            var undisturbed = await PlayAsync(Path.Combine(folder, "undisturbed"), 0, 0);
            Console.WriteLine($"undisturbed: {undisturbed.Log.Count} changes");
            var killed = await PlayAsync(Path.Combine(folder, "killed"), kills, undisturbed.Log.Count / (kills + 1));
            var lost = undisturbed.Log.Except(killed.Log, Same.Command).Count();
            var doubled = killed.Log.CountBy(Key).Count(pair => pair.Value > undisturbed.Log.Count(change => Key(change) == pair.Key));
            Console.WriteLine($"{killed.Log.Count} changes, play {(killed.Ended ? "ended well" : "FAILED")}, live boards {(killed.BoardsEqual ? "equal" : "DIFFER FROM")} a rebuild, log {(killed.Verified ? "verified" : "NOT VERIFIED")}");
            Console.WriteLine($"{kills} kills, {lost} lost, {doubled} doubled, {killed.Missed} missed by watchers");
            return lost + doubled + killed.Missed == 0 && killed is { Ended: true, BoardsEqual: true, Verified: true } ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Played> PlayAsync(string data, int kills, int every)
    {
        var node = await NodeProcess.StartAsync("--data", data, "--clock", "demo");
        await using var running = node;
        await using var fleet = new Fleet([node], Organisation);
        using var stop = new CancellationTokenSource();
        var watcher = new Watcher(fleet, 0);
        var watching = watcher.RunAsync(stop.Token);
        var play = NodeProcess.RunAsync("demo", "--fast", "--connect", node.GrpcAddress.ToString(), "--retry");
        for (var kill = 1; kill <= kills; kill++)
        {
            await Task.WhenAny(watcher.ReachedAsync((long)kill * every), play);
            await node.KillAsync();
            await node.StartAgainAsync();
            Console.WriteLine($"kill {kill} at position {watcher.Position}");
        }

        var (exit, output) = await play;
        if (exit != 0)
            Console.WriteLine(output);
        var log = await fleet.ReadAllAsync();
        await watcher.ReachedAsync(log[^1].Position);
        var live = await fleet.BoardsAsync(0);
        await node.KillAsync();
        await node.StartAgainAsync();
        var again = await fleet.BoardsAsync(0);
        await stop.CancelAsync();
        await watching;
        await node.KillAsync();
        var verified = (await NodeProcess.RunAsync("verify", "--data", data)).ExitCode == 0;
        var rebuilt = (await NodeProcess.RunAsync("rebuild", "--data", data)).ExitCode == 0;
        return new Played(log, exit == 0, live.SequenceEqual(again) && rebuilt, verified, watcher.Missed(log));
    }

    private static (string Key, string Event, string Person, string Service) Key(Change change) => (change.IdempotencyKey, change.Event, change.PersonId, change.ServiceId);

    private sealed record Played(List<Change> Log, bool Ended, bool BoardsEqual, bool Verified, int Missed);

    private static class Same
    {
        public static readonly IEqualityComparer<Change> Command = EqualityComparer<Change>.Create((a, b) => Key(a!) == Key(b!), change => Key(change).GetHashCode());
    }
}
