using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Reinstate.Storage.Sqlite;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>
/// A node that is killed and started again on a long log: how long until it answers, with the board snapshot that it had left and without one, which is
/// the fold from the first event, in the same run; beside them how long reading the log alone takes.
/// </summary>
internal static class Restart
{
    public static async Task<int> RunAsync(Options options)
    {
        var services = options.Number("services", 1000);
        var kept = options.Values.GetValueOrDefault("keep", "");
        var folder = kept.Length > 0 ? Directory.CreateDirectory(kept).FullName : Directory.CreateTempSubdirectory("reinstate-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "reinstate.db");
            var (events, writing) = await TimedAsync(() => WriteAsync(file, services));
            var (_, reading) = await TimedAsync(() => ReadAsync(file));
            Console.WriteLine($"machine: {Environment.ProcessorCount} cores, client, node and SQLite together; {services} services, {services * RestartLog.PeopleAtService} people, {events} events, log written in {writing:0.0} s, read alone in {reading:0.0} s");
            Console.WriteLine("| start | ready s | board of a small organisation s | command to a person s | group board s | resident MiB |");
            Console.WriteLine("|---|---|---|---|---|---|");
            var first = await StartAsync(folder, "from the first event");
            await SnapshotAsync(file, first.Node);
            await first.Node.KillAsync();
            var second = await StartAsync(folder, "from the snapshot");
            await second.Node.DisposeAsync();
            // It folds everything at once in memory, so a long log is checked by the boards alone.
            var verifies = options.Number("verify", services <= 1000 ? 1 : 0) == 1;
            var (exit, output) = verifies ? await NodeProcess.RunAsync("verify", "--data", folder) : (0, "");
            var same = exit == 0 && Items(first.Board).SequenceEqual(Items(second.Board));
            Console.WriteLine(!same ? $"THE BOARDS DIFFER\n{output}" : verifies ? "both boards say the same, and the snapshot is what the log says" : "both boards say the same");
            Report.Line("restart", second.Seconds, "s until the group board", "fold from the first event", first.Seconds);
            return same ? 0 : 1;
        }
        finally
        {
            if (kept.Length == 0)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A log that was kept is used again, without what nodes left beside it.</summary>
    private static async Task<long> WriteAsync(string file, int services)
    {
        var isThere = File.Exists(file);
        await using var log = SqliteLog.Open(file);
        if (!isThere)
            return await new RestartLog(log, services).WriteAsync();
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM snapshot; SELECT count(*) FROM event";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<(NodeProcess Node, GetBoardReply Board, double Seconds)> StartAsync(string folder, string name)
    {
        var clock = Stopwatch.StartNew();
        var node = await NodeProcess.StartAsync("--data", folder);
        try
        {
            return await AskAsync(node, name, clock);
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    private static async Task<(NodeProcess Node, GetBoardReply Board, double Seconds)> AskAsync(NodeProcess node, string name, Stopwatch clock)
    {
        var ready = clock.Elapsed.TotalSeconds;
        using var channel = Client.Channel(node.GrpcAddress);
        var small = new Client(channel, "small-0", "w00000-0", "registered_manager");
        _ = await InsistAsync(() => small.Reconciliation.GetBoardAsync(new(), Patient(small)));
        var smallBoard = clock.Elapsed.TotalSeconds;
        var big = new Client(channel, RestartLog.Big, "w00000-0", "registered_manager");
        var id = $"q-{Guid.NewGuid():N}";
        var query = new RaiseQueryRequest { Header = Client.Key(id), IncidentId = RestartLog.Incident, PersonId = RestartLog.Person(0, 0), QueryId = id, ItemId = $"note:{RestartLog.Person(0, 0)}:5", Text = "Which cup?" };
        _ = await InsistAsync(() => big.People.RaiseQueryAsync(query, Patient(big)));
        var command = clock.Elapsed.TotalSeconds;
        var board = await InsistAsync(() => big.Reconciliation.GetBoardAsync(new(), Patient(big)));
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {ready:0.0} | {smallBoard:0.0} | {command:0.0} | {seconds:0.0} | {Resident(node.ProcessId)} |"));
        return (node, board, seconds);
    }

    /// <summary>As a client does who is told to come again.</summary>
    private static async Task<T> InsistAsync<T>(Func<AsyncUnaryCall<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
            {
                await Task.Delay(200);
            }
        }
    }

    /// <summary>Without steps, which the node itself finds overdue between two starts.</summary>
    private static IEnumerable<(string Service, Completeness Completeness)> Items(GetBoardReply board) => board.Runs.Select(run => (run.ServiceId, run.Completeness));

    private static CallOptions Patient(Client client) => new(client.Headers, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(30));

    private static long Resident(int process) => Process.GetProcessById(process).WorkingSet64 >> 20;

    private static async Task<long> ReadAsync(string file)
    {
        await using var log = SqliteLog.Open(file);
        var position = 0L;
        while (await log.ReadTailAsync(RestartLog.Big, position, 2000, CancellationToken.None) is { Count: > 0 } page)
            position = page[^1].Position;
        return position;
    }

    /// <summary>Returns when the index of the snapshot is written, which comes last.</summary>
    private static async Task SnapshotAsync(string file, NodeProcess node)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM snapshot WHERE tenant = 'big' AND name = 'board/index'";
        for (var clock = Stopwatch.StartNew(); (long)(await command.ExecuteScalarAsync())! == 0; await Task.Delay(100))
        {
            if (clock.Elapsed > TimeSpan.FromMinutes(5))
                throw new TimeoutException($"The node wrote no snapshot: {node.Output}");
        }
    }

    private static async Task<(T Result, double Seconds)> TimedAsync<T>(Func<Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        var result = await work();
        return (result, clock.Elapsed.TotalSeconds);
    }
}
