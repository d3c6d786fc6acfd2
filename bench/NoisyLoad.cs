using System.Globalization;
using Grpc.Core;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>
/// The callers of a noisy tenant, in a process of their own, because in service they run elsewhere: what they cost themselves must not count as what the node makes others wait. Each line on standard input
/// starts them or stops them; at each stop they say how many commands were accepted, and how many refused.
/// </summary>
internal static class NoisyLoad
{
    public static async Task<int> RunAsync(string address, string organisation, string how, int callers, int people)
    {
        using var channel = Client.Channel(new Uri(address));
        var carer = new Client(channel, organisation, "carer", "care_worker");
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var round = 0;
        while (await Console.In.ReadLineAsync() is not null)
        {
            using var stop = new CancellationTokenSource();
            var count = new Count();
            var name = string.Create(CultureInfo.InvariantCulture, $"noise-{round++}");
            var running = Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => how == "bulk"
                ? StreamAsync(carer, $"{name}-{caller}", caller, people, now, count, stop.Token)
                : CallAsync(carer, $"{name}-{caller}", caller, people, now, count, stop.Token))));
            await Console.In.ReadLineAsync();
            await stop.CancelAsync();
            await running;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count.Accepted} {count.Refused}"));
        }

        return 0;
    }

    // As fast as it is let; who is refused comes again at once, as a client does that knows no better.
    private static async Task CallAsync(Client carer, string name, int caller, int people, DateTimeOffset now, Count count, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            try
            {
                await carer.People.RecordEntriesAsync(Note(name, caller, people, now, i), carer.Headers);
                Interlocked.Increment(ref count.Accepted);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.ResourceExhausted)
            {
                Interlocked.Increment(ref count.Refused);
            }
        }
    }

    private static async Task StreamAsync(Client carer, string name, int caller, int people, DateTimeOffset now, Count count, CancellationToken stop)
    {
        const int unanswered = 2048;
        using var call = carer.Bulk.Execute(carer.Headers);
        using var room = new SemaphoreSlim(unanswered, unanswered);
        var reading = Task.Run(
            async () =>
            {
                await foreach (var reply in call.ResponseStream.ReadAllAsync(CancellationToken.None))
                {
                    room.Release(reply.Answers.Count);
                    Interlocked.Add(ref count.Accepted, reply.Answers.Count(answer => answer.Accepted is not null));
                    Interlocked.Add(ref count.Refused, reply.Answers.Count(answer => answer.Refused is not null));
                }
            },
            CancellationToken.None);
        for (var i = 0; !stop.IsCancellationRequested;)
        {
            var message = new BulkRequest();
            for (var k = 0; k < 64; k++, i++)
            {
                await room.WaitAsync(CancellationToken.None);
                message.Commands.Add(new BulkCommand { RecordEntries = Note(name, caller, people, now, i) });
            }

            await call.RequestStream.WriteAsync(message, CancellationToken.None);
        }

        await call.RequestStream.CompleteAsync();
        await reading;
    }

    private static RecordEntriesRequest Note(string name, int caller, int people, DateTimeOffset now, int i) =>
        SmallProvider.Note(SmallProvider.Person(((i / 8 * 7) + caller) % people), string.Create(CultureInfo.InvariantCulture, $"{name}-{i}"), now.AddHours(-2));

    private sealed class Count
    {
        public long Accepted;
        public long Refused;
    }
}
