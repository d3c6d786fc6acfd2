using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Npgsql;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;

namespace Reinstate.Bench;

/// <summary>
/// What one tenant at full load costs another: the time from a quiet tenant's command to its durable answer, alone and beside the other, in rounds that alternate
/// on one node through gRPC, because a machine that others use is not equally quick all the time.
/// </summary>
internal static class NoisyNeighbour
{
    private const int QuietPeople = 200;
    private const int NoisyPeople = 1000;

    public static async Task<int> RunAsync(Options options)
    {
        var (duration, rounds) = (TimeSpan.FromSeconds(options.Number("seconds", 8)), options.Number("rounds", 3));
        var (callers, pace) = (options.Number("callers", 4), TimeSpan.FromMilliseconds(options.Number("pace", 10)));
        var how = options.Values.GetValueOrDefault("noise") ?? "unary";
        var noisyCallers = options.Number("noisy-callers", how == "bulk" ? 2 : 128);
        var (quota, share) = (options.Values.GetValueOrDefault("quota"), options.Values.GetValueOrDefault("share"));
        var folder = Directory.CreateTempSubdirectory("reinstate-bench-").FullName;
        await using var postgres = options.Values.GetValueOrDefault("store") == "postgres" ? await PostgresServer.StartAsync(durable: true) : null;
        try
        {
            await using var node = await NodeProcess.StartAsync([.. await StoreAsync(postgres, folder), .. quota is null ? Array.Empty<string>() : ["--quota", quota], .. share is null ? Array.Empty<string>() : ["--share", share]]);
            using var channel = Client.Channel(node.GrpcAddress);
            var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
            var manager = new Client(channel, "quiet", "rm", "registered_manager");
            await SmallProvider.PrepareAsync(manager, QuietPeople, now);
            await SmallProvider.PrepareAsync(new Client(channel, "noisy", "rm", "registered_manager"), NoisyPeople, now);
            var quiet = new CommandLoad(manager, QuietPeople, now);
            await using var noise = new Noise(node.GrpcAddress, how, noisyCallers);
            await noise.StartAsync();
            await quiet.RunAsync(callers, pace, TimeSpan.FromSeconds(10));
            await noise.StopAsync();
            var (alone, beside, accepted, refused) = (new List<Round>(), new List<Round>(), 0L, 0L);
            for (var round = 0; round < rounds; round++)
            {
                alone.Add(Round.Of(await quiet.RunAsync(callers, pace, duration)));
                await noise.StartAsync();
                beside.Add(Round.Of(await quiet.RunAsync(callers, pace, duration)));
                var (yes, no) = await noise.StopAsync();
                (accepted, refused) = (accepted + yes, refused + no);
            }

            Console.WriteLine($"machine: {Environment.ProcessorCount} cores, both tenants' callers, node and database together; {callers} quiet callers every {pace.TotalMilliseconds} ms, {noisyCallers} noisy {(how == "bulk" ? "bulk streams" : "callers at once")}, {(postgres is null ? "SQLite" : "PostgreSQL")}, quota and share {quota} {share ?? "as by default"}, {duration.TotalSeconds} s a round");
            Console.WriteLine("| round | alone p50 ms | alone p99 ms | beside p50 ms | beside p99 ms | ratio of p99 |\n|---|---|---|---|---|---|");
            for (var round = 0; round < rounds; round++)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {round + 1} | {alone[round].P50:0.0} | {alone[round].P99:0.0} | {beside[round].P50:0.0} | {beside[round].P99:0.0} | {beside[round].P99 / alone[round].P99:0.00} |"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the noisy tenant: {accepted / duration.TotalSeconds / rounds:0} commands/s accepted, {refused / duration.TotalSeconds / rounds:0}/s refused"));
            Report.Line("noisy-neighbour", Round.Together(beside).P99, "ms (p99 of all rounds together)", "the same without the noisy tenant", Round.Together(alone).P99);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> StoreAsync(PostgresServer? postgres, string folder)
    {
        if (postgres is null)
            return ["--data", folder];
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync());
        return ["--store", $"postgres://{database.Username}@/{database.Database}?host={database.Host}"];
    }

    // A single round has some 800 calls, so that eight of them decide its p99; the figure is that of every call of every round.
    private sealed record Round(IReadOnlyList<double> Sorted)
    {
        public double P50 => Sorted[Sorted.Count / 2];

        public double P99 => Sorted[(int)(Sorted.Count * 0.99)];

        public static Round Of(List<Acknowledged> done) => new([.. done.Select(one => one.Milliseconds).Order()]);

        public static Round Together(List<Round> rounds) => new([.. rounds.SelectMany(round => round.Sorted).Order()]);
    }

    private sealed class Noise : IAsyncDisposable
    {
        private readonly Process _process;

        public Noise(Uri address, string how, int callers)
        {
            string[] arguments = [Assembly.GetExecutingAssembly().Location, "noisy-load", address.ToString(), "noisy", how, callers.ToString(CultureInfo.InvariantCulture), NoisyPeople.ToString(CultureInfo.InvariantCulture)];
            // Least in rank for the processors: in service these callers are not on the node's machine.
            _process = Process.Start(new ProcessStartInfo("nice", ["-n", "19", "dotnet", .. arguments]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException("dotnet did not start.");
        }

        public Task StartAsync() => SayAsync("start");

        public async Task<(long Accepted, long Refused)> StopAsync()
        {
            await SayAsync("stop");
            var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The noisy callers have ended.");
            var counts = line.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            return (counts[0], counts[1]);
        }

        public async ValueTask DisposeAsync()
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        private async Task SayAsync(string what)
        {
            await _process.StandardInput.WriteLineAsync(what);
            await _process.StandardInput.FlushAsync();
        }
    }
}
