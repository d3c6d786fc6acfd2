using System.Diagnostics;
using System.Threading.Channels;
using Grpc.Core;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>
/// Freezes all services over bulk streams, service by service: the run is opened, and once that is acknowledged its people are frozen, while runs of the next services
/// are opened.
/// </summary>
/// <param name="caller">In whose name.</param>
/// <param name="provider">What is frozen.</param>
/// <param name="streams">Side by side; each has its share of the services.</param>
/// <param name="unanswered">Commands that a stream sends ahead.</param>
internal sealed class FreezeLoad(Client caller, FreezeProvider provider, int streams, int unanswered)
{
    private const int InMessage = 64;
    private const int OpenedAhead = 200;

    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = new();

    public int Accepted { get; private set; }

    public List<string> Refused { get; } = [];

    /// <summary>Of people's expected sets, from sending to answer, ms, ascending once it has run.</summary>
    public List<double> Latencies { get; } = [];

    /// <summary>As above, of runs.</summary>
    public List<double> Openings { get; } = [];

    /// <summary>Seconds from the first command to the last answer.</summary>
    public async Task<double> RunAsync()
    {
        _clock.Restart();
        await Task.WhenAll(Enumerable.Range(0, streams).Select(stream => Task.Run(() => StreamAsync(stream))));
        var seconds = _clock.Elapsed.TotalSeconds;
        Latencies.Sort();
        Openings.Sort();
        return seconds;
    }

    private async Task StreamAsync(int stream)
    {
        using var call = caller.Bulk.Execute(caller.Headers);
        using var room = new SemaphoreSlim(unanswered, unanswered);
        var share = Enumerable.Range(0, provider.Services).Where(service => service % streams == stream).ToList();
        var opened = Channel.CreateUnbounded<int>();
        var sent = new List<Sent>();
        var reading = ReadAsync(call.ResponseStream, room, sent, opened.Writer, share.Count);
        var message = new BulkRequest();
        foreach (var service in share.Take(OpenedAhead))
        {
            await AddAsync(new BulkCommand { OpenRecoveryRun = provider.Open(service) }, service);
        }

        await FlushAsync();
        var next = OpenedAhead;
        await foreach (var service in opened.Reader.ReadAllAsync())
        {
            if (next < share.Count)
            {
                await AddAsync(new BulkCommand { OpenRecoveryRun = provider.Open(share[next]) }, share[next]);
                next++;
            }

            for (var person = 0; person < FreezeProvider.PeopleAtService; person++)
            {
                await AddAsync(new BulkCommand { FreezeExpected = provider.Freeze(service, person) }, null);
            }

            if (opened.Reader.Count == 0)
            {
                await FlushAsync();
            }
        }

        await FlushAsync();
        await call.RequestStream.CompleteAsync();
        await reading;

        async Task AddAsync(BulkCommand command, int? opens)
        {
            if (!room.Wait(0))
            {
                await FlushAsync();
                await room.WaitAsync();
            }

            lock (sent)
            {
                sent.Add(new Sent(_clock.Elapsed, opens));
            }

            message.Commands.Add(command);
            if (message.Commands.Count == InMessage)
            {
                await FlushAsync();
            }
        }

        async Task FlushAsync()
        {
            if (message.Commands.Count > 0)
            {
                await call.RequestStream.WriteAsync(message);
                message = new BulkRequest();
            }
        }
    }

    private async Task ReadAsync(IAsyncStreamReader<BulkReply> replies, SemaphoreSlim room, List<Sent> sent, ChannelWriter<int> opened, int toOpen)
    {
        if (toOpen == 0)
        {
            opened.Complete();
        }

        await foreach (var reply in replies.ReadAllAsync())
        {
            room.Release(reply.Answers.Count);
            foreach (var answer in reply.Answers)
            {
                Sent command;
                lock (sent)
                {
                    command = sent[(int)answer.Number - 1];
                }

                Take(answer, command);
                if (command.Opens is { } service && opened.TryWrite(service) && --toOpen == 0)
                {
                    opened.Complete();
                }
            }
        }

        opened.TryComplete();
    }

    private void Take(BulkAnswer answer, Sent command)
    {
        lock (_lock)
        {
            (command.Opens is null ? Latencies : Openings).Add((_clock.Elapsed - command.At).TotalMilliseconds);
            if (answer.Refused is null)
            {
                Accepted++;
            }
            else
            {
                Refused.Add($"{answer.IdempotencyKey}: {answer.Refused.Code} {string.Join(' ', answer.Refused.Reasons.Take(2))}");
            }
        }
    }

    private sealed record Sent(TimeSpan At, int? Opens);
}
