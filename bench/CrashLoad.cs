using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Reinstate.TestNodes;

namespace Reinstate.Bench;

/// <summary>Callers who send a command again with the same key until it is acknowledged, and remember what they were told.</summary>
/// <param name="fleet">The nodes.</param>
/// <param name="people">Whose entries are recorded.</param>
/// <param name="now">When that is; entries are of the hours before.</param>
/// <param name="pace">What a caller waits after each acknowledgement: a long run at full speed would end with the checker reading millions of changes.</param>
internal sealed class CrashLoad(Fleet fleet, int people, DateTimeOffset now, TimeSpan pace)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly SemaphoreSlim _progress = new(0);
    private readonly ConcurrentDictionary<int, long> _lastSent = new();
    private readonly ConcurrentQueue<Waited> _waits = new();
    private volatile bool _finished;
    private int _refusals;
    private int _unanswered;

    /// <summary>Position by idempotency key, as acknowledged.</summary>
    public ConcurrentDictionary<string, long> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers other than success or "send it again".</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    /// <summary>A call that has no answer by then ends; without one, calls wait for as long as the node does.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Answers that said "send it again".</summary>
    public int Refusals => _refusals;

    /// <summary>Calls without an answer before <see cref="Deadline"/>.</summary>
    public int Unanswered => _unanswered;

    /// <summary>How long each acknowledged command took, its repeats included.</summary>
    public Waited[] Waits => [.. _waits];

    /// <summary>Returns when so many more commands are acknowledged.</summary>
    public async Task ProgressAsync(int commands)
    {
        for (var i = 0; i < commands; i++)
        {
            if (!await _progress.WaitAsync(Patience))
                throw new TimeoutException($"No command was acknowledged for {Patience.TotalSeconds} s.");
        }
    }

    /// <summary>Returns when each of so many callers has been acknowledged a command that it first sent after that moment.</summary>
    public async Task EveryoneAsync(int callers, long after)
    {
        while (Enumerable.Range(0, callers).Any(caller => _lastSent.GetValueOrDefault(caller) <= after))
            await ProgressAsync(1);
    }

    public void Finish() => _finished = true;

    public async Task WorkAsync(int worker, CancellationToken stop)
    {
        for (var i = 0; !_finished; i++)
        {
            var key = $"c-{worker}-{i}";
            await UntilAcknowledgedAsync(worker, key, SmallProvider.Note(SmallProvider.Person((worker * 7 + i) % people), key, now.AddHours(-2).AddMinutes(-(i % 300))), stop);
            await Task.Delay(pace, stop);
        }
    }

    private async Task UntilAcknowledgedAsync(int worker, string key, V1.RecordEntriesRequest command, CancellationToken stop)
    {
        var sent = Stopwatch.GetTimestamp();
        for (var attempt = worker; Stopwatch.GetElapsedTime(sent) < Patience; attempt++)
        {
            try
            {
                var client = fleet.Client(attempt, "carer", "care_worker");
                var reply = await client.People.RecordEntriesAsync(command, client.Headers, DeadlineNow(), stop);
                Acknowledged[key] = reply.Position;
                _lastSent[worker] = sent;
                _waits.Enqueue(new Waited(worker, sent, Stopwatch.GetTimestamp()));
                _progress.Release();
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                Interlocked.Increment(ref e.StatusCode is StatusCode.Unavailable ? ref _refusals : ref _unanswered);
                // The promise is: the same key again, here or at another node.
                await Task.Delay(TimeSpan.FromMilliseconds(50), stop);
            }
            catch (RpcException e)
            {
                Errors.Enqueue($"{key}: {e.StatusCode} {e.Status.Detail}");
                return;
            }
        }

        Errors.Enqueue($"{key}: not acknowledged within {Patience.TotalSeconds} s");
    }

    private DateTime DeadlineNow() => Deadline is { } deadline ? (TimeProvider.System.GetUtcNow() + deadline).UtcDateTime : DateTime.MaxValue;
}
