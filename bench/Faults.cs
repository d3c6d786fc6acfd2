using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Reinstate.Silo.Hosting;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;

namespace Reinstate.Bench;

/// <summary>
/// Faults other than death, one after the other under load: links to the database and between nodes that are cut, that swallow what goes one way or
/// both, that are slow; two nodes without each other, and one without anybody; a node that hangs; a full disk under PostgreSQL. While one lasts, callers may be told to send again, nothing else; afterwards everybody
/// must be served again without help (a node that the others declared dead ends itself, and whoever runs it starts it again, as here).
/// </summary>
internal static class Faults
{
    private const int Callers = 16;
    private const int Nodes = 3;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(25);

    public static async Task<int> RunAsync(Options options)
    {
        await using var disk = SmallDisk.Mount(options.Number("disk-mib", 400));
        await using var postgres = await PostgresServer.StartAsync(durable: true, within: disk.Folder);
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync());
        var linked = new List<LinkedNode>();
        try
        {
            for (var i = 0; i < Nodes; i++)
                linked.Add(await StartAsync(postgres, database));
            List<NodeProcess> nodes = [.. linked.Select(one => one.Node)];
            var faults = new FaultList(linked, disk, postgres).All.Where(fault => fault.Name.Contains(options.Values.GetValueOrDefault("only", ""), StringComparison.Ordinal)).ToList();
            var members = new Members(nodes, database.ConnectionString);
            return await RunAsync(members, faults, TimeSpan.FromSeconds(options.Number("seconds", 18)), ["--store", StoreAt(database, linked[0].Database)]);
        }
        finally
        {
            foreach (var one in linked)
            {
                await one.Node.DisposeAsync();
                await one.Before.DisposeAsync();
                await one.Database.DisposeAsync();
            }
        }
    }

    private static async Task<LinkedNode> StartAsync(PostgresServer postgres, NpgsqlConnectionStringBuilder database)
    {
        var toDatabase = FaultyLink.To(new UnixDomainSocketEndPoint(Path.Combine(postgres.Folder, ".s.PGSQL.5432")));
        var port = FreePorts.Next();
        var before = FaultyLink.To(port);

        // The organisation's grains are on all nodes, so that each fault between nodes meets a third of the calls.
        var node = await NodeProcess.StartAsync(
            "--store", StoreAt(database, toDatabase), "--spread", "--silo-port", port.ToString(CultureInfo.InvariantCulture), "--silo-advertised-port", before.Port.ToString(CultureInfo.InvariantCulture));
        return new LinkedNode(node, before, toDatabase);
    }

    private static string StoreAt(NpgsqlConnectionStringBuilder database, FaultyLink link) => $"postgres://{database.Username}@127.0.0.1:{link.Port}/{database.Database}";

    private static async Task<int> RunAsync(Members members, IReadOnlyList<Fault> faults, TimeSpan lasting, string[] store)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddMinutes(50).ToUnixTimeSeconds());
        using var stop = new CancellationTokenSource();
        await using var group = new CareGroup("faults", members.Nodes, now);
        var watching = await group.BeginAsync(stop.Token);
        var load = new CrashLoad([group], Callers, TimeSpan.FromMilliseconds(50), isGranted: false) { Deadline = Deadline };
        var working = load.RunAsync(stop.Token);
        Console.WriteLine("| fault | lasted s | acknowledged meanwhile | told to send again | unanswered by the deadline | longest wait s | everybody served after s | nodes started again |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var fault in faults)
        {
            await load.ProgressAsync(500);
            await SufferAsync(fault, lasting, load, members);
        }

        await load.ProgressAsync(200);
        load.Finish();
        await working;
        var found = await CrashCheck.RunAsync([group], members.Nodes, load, store);
        await stop.CancelAsync();
        await Task.WhenAll(watching);
        Console.WriteLine($"{faults.Count} faults, {found.Lost} lost, {found.Doubled} doubled, {found.Missed} missed by watchers");
        return found.IsSound ? 0 : 1;
    }

    private static async Task SufferAsync(Fault fault, TimeSpan lasting, CrashLoad load, Members members)
    {
        var (refused, unanswered, acknowledged, began) = (load.Refusals, load.Unanswered, load.Acknowledged, Stopwatch.GetTimestamp());
        await fault.Begin();
        await Task.Delay(lasting);
        var meanwhile = load.Acknowledged - acknowledged;
        var lasted = Stopwatch.GetElapsedTime(began);
        await fault.End();
        var healed = Stopwatch.GetTimestamp();
        var again = await members.StartEndedAsync();
        await load.EveryoneAsync(healed);
        var served = Stopwatch.GetElapsedTime(healed);
        again += await members.SettledAsync();
        var longest = load.Waits.Where(wait => wait.Acknowledged > began).Max(wait => wait.Milliseconds) / 1000;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {fault.Name} | {lasted.TotalSeconds:0.0} | {meanwhile} | {load.Refusals - refused} | {load.Unanswered - unanswered} | {longest:0.0} | {served.TotalSeconds:0.0} | {again} |"));
    }
}
