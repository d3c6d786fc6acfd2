using System.Diagnostics;
using Grpc.Core;
using Npgsql;
using Reinstate.TestNodes;
using Reinstate.TestPostgres;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>
/// Durable item transitions per second over bulk streams into PostgreSQL: one paper entry a command, each command with a key of its own and
/// acknowledged after its commit. The baseline is COPY of the very rows that the run left in the log into an empty table of the same shape with the same indexes.
/// </summary>
internal static class DurableStreaming
{
    public static async Task<int> RunAsync(Options options)
    {
        var seconds = options.Number("seconds", 10);
        var plan = new Plan(options.Number("streams", 2), options.Number("people", 1024), options.Number("batch", 64), options.Number("row", 8), options.Number("unanswered", 2048));
        await using var postgres = await PostgresServer.StartAsync(durable: true);
        var database = await postgres.CreateDatabaseAsync();
        var name = new NpgsqlConnectionStringBuilder(database);
        Load load;
        double cost;
        await using (var node = await NodeProcess.StartAsync("--store", $"postgres://{name.Username}@/{name.Database}?host={name.Host}"))
        {
            using var channel = Client.Channel(node.GrpcAddress);
            var manager = new Client(channel, "bench", "rm", "registered_manager");
            var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
            await SmallProvider.PrepareAsync(manager, plan.People, now);
            await new Load(manager, plan, now).RunAsync("w", TimeSpan.FromSeconds(Math.Min(4, seconds)));
            load = new Load(manager, plan, now);
            using var process = Process.GetProcessById(node.ProcessId);
            var before = process.TotalProcessorTime;
            await load.RunAsync("m", TimeSpan.FromSeconds(seconds));
            process.Refresh();
            cost = (process.TotalProcessorTime - before).TotalMicroseconds / load.Answered;
        }

        var copy = await CopyOfRows.RunAsync(database, "LIMIT 400000");
        var (copied, rows) = (copy.PerSecond, copy.Rows);
        Console.WriteLine($"machine: {Environment.ProcessorCount} cores, client, node and database together; {plan.Streams} streams, {plan.InMessage} commands a message, {plan.InRow} of one person in a row, at most {plan.Unanswered} unanswered each, {plan.People} people, {seconds} s");
        Console.WriteLine("| | transitions/s | p50 ms | p99 ms | node's CPU µs each | COPY rows/s | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Console.WriteLine($"| PostgreSQL | {load.PerSecond:0} | {Report.Percentile(load.Latencies, 0.5)} | {Report.Percentile(load.Latencies, 0.99)} | {cost:0} | {copied:0} | {load.PerSecond / copied:0.00} |");
        Console.WriteLine($"{load.Accepted} acknowledged in the time, {load.Refused} refused, {rows} rows copied");
        Report.Line("durable-streaming", load.PerSecond, "transitions/s", "COPY of the same rows", copied);
        return load.Refused == 0 && rows > load.Accepted ? 0 : 1;
    }

    /// <summary>How the load is sent.</summary>
    /// <param name="Streams">Side by side.</param>
    /// <param name="People">To whom the entries belong.</param>
    /// <param name="InMessage">Commands in one message.</param>
    /// <param name="InRow">Commands to one person before the next one's: who enters sheets, or imports files, goes person by person.</param>
    /// <param name="Unanswered">Commands that a stream sends ahead.</param>
    private sealed record Plan(int Streams, int People, int InMessage, int InRow, int Unanswered);

    private sealed class Load(Client manager, Plan plan, DateTimeOffset now)
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan _until;

        public long Accepted { get; private set; }

        public long Refused { get; private set; }

        /// <summary>Also after the time has passed.</summary>
        public long Answered { get; private set; }

        public double PerSecond { get; private set; }

        /// <summary>From sending to answer, ms, ascending.</summary>
        public List<double> Latencies { get; } = [];

        public async Task RunAsync(string name, TimeSpan duration)
        {
            _clock.Restart();
            _until = duration;
            await Task.WhenAll(Enumerable.Range(0, plan.Streams).Select(stream => Task.Run(() => StreamAsync(name, stream))));
            PerSecond = Accepted / duration.TotalSeconds;
            Latencies.Sort();
        }

        private async Task StreamAsync(string name, int stream)
        {
            var carer = manager.As("carer", "care_worker");
            using var call = carer.Bulk.Execute(carer.Headers);
            using var room = new SemaphoreSlim(plan.Unanswered, plan.Unanswered);
            var sent = new List<TimeSpan>();
            var reading = ReadAsync(call.ResponseStream, room, sent);
            for (var i = 0; _clock.Elapsed < _until;)
            {
                var message = new BulkRequest();
                for (var k = 0; k < plan.InMessage; k++, i++)
                {
                    await room.WaitAsync();
                    var person = SmallProvider.Person(((i / plan.InRow * plan.Streams) + stream) % plan.People);
                    message.Commands.Add(new BulkCommand { RecordEntries = SmallProvider.Note(person, $"{name}-{stream}-{i}", now.AddHours(-2)) });
                }

                lock (sent)
                {
                    sent.AddRange(Enumerable.Repeat(_clock.Elapsed, plan.InMessage));
                }

                await call.RequestStream.WriteAsync(message);
            }

            await call.RequestStream.CompleteAsync();
            await reading;
        }

        // What is answered after the time has passed is not counted.
        private async Task ReadAsync(IAsyncStreamReader<BulkReply> replies, SemaphoreSlim room, List<TimeSpan> sent)
        {
            await foreach (var reply in replies.ReadAllAsync())
            {
                room.Release(reply.Answers.Count);
                var arrived = _clock.Elapsed;
                lock (sent)
                {
                    lock (Latencies)
                    {
                        foreach (var answer in reply.Answers)
                        {
                            Answered++;
                            Refused += answer.Refused is null ? 0 : 1;
                            if (answer.Accepted is not null && arrived <= _until)
                            {
                                Accepted++;
                                Latencies.Add((arrived - sent[(int)answer.Number - 1]).TotalMilliseconds);
                            }
                        }
                    }
                }
            }
        }
    }
}
