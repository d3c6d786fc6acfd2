using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Npgsql;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>
/// Freezing a nation: a supplier is down at every service of an organisation, all runs are opened and the expected set of every person is frozen through the gateway,
/// and the group's board right afterwards says for each service what was sent. The baseline is COPY of the very rows that the freeze left in the log.
/// </summary>
internal static class Freeze
{
    public static async Task<int> RunAsync(Options options)
    {
        var (services, streams, unanswered) = (options.Number("services", 100), options.Number("streams", 2), options.Number("unanswered", 2048));
        await using var postgres = await PostgresServer.StartAsync(durable: true);
        var database = await postgres.CreateDatabaseAsync();
        var name = new NpgsqlConnectionStringBuilder(database);
        var provider = new FreezeProvider(services, DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddMinutes(-15).ToUnixTimeSeconds()));
        var clock = new Stopwatch();
        Figures figures;
        var faults = new List<string>();
        await using (var node = await NodeProcess.StartAsync("--store", $"postgres://{name.Username}@/{name.Database}?host={name.Host}"))
        {
            using var channel = Client.Channel(node.GrpcAddress, largestReply: null);
            var machine = new Client(channel, "nation", "import", "data_import");
            var director = machine.As("director", "group_quality_director");
            clock.Restart();
            await provider.PrepareAsync(machine);
            _ = await BoardAsync(director);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"machine: {Environment.ProcessorCount} cores, client, node and database together; {services} services, {services * FreezeProvider.PeopleAtService} people, {services * FreezeProvider.ItemsAtService} items; registered and declared in {clock.Elapsed.TotalSeconds:0.0} s; {streams} streams, at most {unanswered} unanswered each"));
            using var process = Process.GetProcessById(node.ProcessId);
            var (nodeBefore, databaseBefore, clientBefore) = (process.TotalProcessorTime, CpuTime.OfServer(postgres.ProcessId), CpuTime.OfThisProcess());
            var load = new FreezeLoad(machine, provider, streams, unanswered);
            var frozen = await load.RunAsync();
            process.Refresh();
            var (nodeAfter, databaseAfter, clientAfter) = (process.TotalProcessorTime, CpuTime.OfServer(postgres.ProcessId), CpuTime.OfThisProcess());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"frozen in {frozen:0.0} s"));
            clock.Restart();
            var board = await BoardAsync(director);
            var first = clock.Elapsed.TotalSeconds;
            clock.Restart();
            _ = await BoardAsync(director);
            process.Refresh();
            figures = new Figures(
                frozen, load.Accepted, first, clock.Elapsed.TotalSeconds, (nodeAfter - nodeBefore).TotalSeconds, (databaseAfter - databaseBefore).TotalSeconds,
                (clientAfter - clientBefore).TotalSeconds, process.WorkingSet64 >> 20, Report.Percentile(load.Latencies, 0.5), Report.Percentile(load.Latencies, 0.99), Report.Percentile(load.Openings, 0.5));
            faults.AddRange(load.Refused);
            faults.AddRange(Differences(board, services));
        }

        var copied = await CopyOfRows.RunAsync(database, $"WHERE incident = '{FreezeProvider.Incident}' AND (stream LIKE 'person/%' OR stream LIKE 'service/%')");
        Print(figures, copied, services);
        faults.Take(10).ToList().ForEach(Console.WriteLine);
        Console.WriteLine(faults.Count == 0 ? $"the board says of all {services} services what was sent" : $"{faults.Count} FAULTS");
        Report.Line("freeze", copied.Rows / figures.Seconds, "event rows/s", "COPY of the same rows", copied.PerSecond);
        return faults.Count == 0 && copied.Rows == figures.Accepted ? 0 : 1;
    }

    private static void Print(Figures f, Copied copied, int services)
    {
        Console.WriteLine("| frozen s | items/s | commands/s | p50 ms | p99 ms | run opened p50 ms | CPU s of node, database, client | board s | board again s | node MiB | COPY s | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {f.Seconds:0.0} | {services * FreezeProvider.ItemsAtService / f.Seconds:0} | {f.Accepted / f.Seconds:0} | {f.Median} | {f.Slow} | {f.Opening} | {f.NodeCpu:0.0}, {f.DatabaseCpu:0.0}, {f.ClientCpu:0.0} | {f.Board:0.0} | {f.BoardAgain:0.0} | {f.Resident} | {copied.Seconds:0.0} | {copied.Seconds / f.Seconds:0.00} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{f.Accepted} acknowledged, {copied.Rows} rows copied, {copied.Bytes / copied.Rows} bytes each"));
    }

    /// <summary>What the board says otherwise than it was sent, one sentence for each service.</summary>
    private static IEnumerable<string> Differences(GetBoardReply board, int services)
    {
        var runs = board.Runs.ToDictionary(run => run.ServiceId, StringComparer.Ordinal);
        for (var service = 0; service < services; service++)
        {
            var run = runs.GetValueOrDefault(FreezeProvider.Service(service));
            if (run is not { State: "frozen", Completeness: { Complete: false, Received: 0, Entered: 0, Checked: 0, Queried: 0, Signed: 0 } } || run.Completeness.Expected != FreezeProvider.ItemsAtService || run.Completeness.Open != FreezeProvider.ItemsAtService)
            {
                yield return $"{FreezeProvider.Service(service)}: sent {FreezeProvider.ItemsAtService} items, the board says {run?.ToString() ?? "nothing"}";
            }
        }

        if (board.Total.Expected != services * FreezeProvider.ItemsAtService)
        {
            yield return $"the group: the board says {board.Total}";
        }
    }

    /// <summary>Asks until there is an answer: a board of many changes may be read for longer than the gateway's patience.</summary>
    private static async Task<GetBoardReply> BoardAsync(Client director)
    {
        while (true)
        {
            try
            {
                return await director.Reconciliation.GetBoardAsync(new(), FreezeProvider.Patient(director));
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable)
            {
                Console.WriteLine("the board was not ready yet, asked again");
            }
        }
    }

    private sealed record Figures(
        double Seconds, int Accepted, double Board, double BoardAgain, double NodeCpu, double DatabaseCpu, double ClientCpu, long Resident, string Median, string Slow, string Opening);
}
