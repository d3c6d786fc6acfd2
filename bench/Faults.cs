using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;

namespace Reinstate.Bench;

/// <summary>
/// Faults other than death, one after the other under load: links to the database and between nodes that are cut, that swallow what goes one way or
/// both, that are slow; a node that hangs; a full disk under PostgreSQL. While one lasts, callers may be told to send again, nothing else; afterwards everybody
/// must be served again without help (a node that the others declared dead ends itself, and whoever runs it starts it again, as here).
/// </summary>
internal static class Faults
{
    private const int Workers = 16;
    private const int People = 256;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(25);

    public static async Task<int> RunAsync(Options options)
    {
        await using var disk = SmallDisk.Mount(options.Number("disk-mib", 400));
        await using var postgres = await PostgresServer.StartAsync(durable: true, within: disk.Folder);
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync());
        await using var toDatabase = FaultyLink.To(new UnixDomainSocketEndPoint(Path.Combine(postgres.Folder, ".s.PGSQL.5432")));
        var port = FreePort();
        await using var toNode = FaultyLink.To(port);
        string[] store = ["--store", $"postgres://{database.Username}@127.0.0.1:{toDatabase.Port}/{database.Database}"];
        string[] behind = ["--silo-port", port.ToString(CultureInfo.InvariantCulture), "--silo-advertised-port", toNode.Port.ToString(CultureInfo.InvariantCulture)];

        // The organisation's grains are on all nodes, so that each fault between nodes meets a third of the calls.
        string[] everywhere = ["--spread"];
        var nodes = new List<NodeProcess>();
        try
        {
            nodes.Add(await NodeProcess.StartAsync([.. store, .. everywhere]));
            nodes.Add(await NodeProcess.StartAsync([.. store, .. everywhere, .. behind]));
            nodes.Add(await NodeProcess.StartAsync([.. store, .. everywhere]));
            var seconds = TimeSpan.FromSeconds(options.Number("seconds", 18));
            return await RunAsync(nodes, new FaultList(nodes, toDatabase, toNode, disk, postgres).All, seconds, store);
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }
    }

    private static async Task<int> RunAsync(List<NodeProcess> nodes, IReadOnlyList<Fault> faults, TimeSpan lasting, string[] store)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddMinutes(50).ToUnixTimeSeconds());
        await using var fleet = new Fleet(nodes, "faults");
        await SmallProvider.PrepareAsync(fleet.Client(0, "rm", "registered_manager"), People, now);
        using var stop = new CancellationTokenSource();
        var load = new CrashLoad(fleet, People, now, TimeSpan.FromMilliseconds(50)) { Deadline = Deadline };
        var watchers = Enumerable.Range(0, nodes.Count).Select(first => new Watcher(fleet, first)).ToList();
        var watching = watchers.Select(watcher => watcher.RunAsync(stop.Token)).ToList();
        var working = Enumerable.Range(0, Workers).Select(worker => load.WorkAsync(worker, stop.Token)).ToList();
        Console.WriteLine("| fault | lasted s | acknowledged meanwhile | told to send again | unanswered by the deadline | longest wait s | everybody served after s | nodes started again |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var fault in faults)
        {
            await load.ProgressAsync(500);
            await SufferAsync(fault, lasting, load, nodes);
        }

        await load.ProgressAsync(200);
        load.Finish();
        await Task.WhenAll(working);
        var found = await CrashCheck.RunAsync(fleet, nodes, watchers, load, store);
        await stop.CancelAsync();
        await Task.WhenAll(watching);
        Console.WriteLine($"{faults.Count} faults, {found.Lost} lost, {found.Doubled} doubled, {found.Missed} missed by watchers");
        return found.IsSound ? 0 : 1;
    }

    private static async Task SufferAsync(Fault fault, TimeSpan lasting, CrashLoad load, List<NodeProcess> nodes)
    {
        var (refused, unanswered, acknowledged, began) = (load.Refusals, load.Unanswered, load.Acknowledged.Count, Stopwatch.GetTimestamp());
        await fault.Begin();
        await Task.Delay(lasting);
        var meanwhile = load.Acknowledged.Count - acknowledged;
        var lasted = Stopwatch.GetElapsedTime(began);
        await fault.End();
        var healed = Stopwatch.GetTimestamp();
        var again = await StartEndedAsync(nodes);
        await load.EveryoneAsync(Workers, healed);
        var served = Stopwatch.GetElapsedTime(healed);
        again += await StartEndedAsync(nodes);
        var longest = load.Waits.Where(wait => wait.Acknowledged > began).Max(wait => wait.Milliseconds) / 1000;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {fault.Name} | {lasted.TotalSeconds:0.0} | {meanwhile} | {load.Refusals - refused} | {load.Unanswered - unanswered} | {longest:0.0} | {served.TotalSeconds:0.0} | {again} |"));
    }

    private static async Task<int> StartEndedAsync(List<NodeProcess> nodes)
    {
        var again = 0;
        foreach (var node in nodes.Where(node => node.HasEnded))
        {
            await node.KillAsync();
            await node.StartAgainAsync();
            again++;
        }

        return again;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
