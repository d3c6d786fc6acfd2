using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Reinstate.TestNodes;

namespace Reinstate.Bench;

/// <summary>Callers who send a command again with the same key until it is acknowledged, and remember what they were told.</summary>
internal sealed class CrashLoad(Fleet fleet, int people, DateTimeOffset now)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly SemaphoreSlim _progress = new(0);
    private readonly ConcurrentQueue<Waited> _waits = new();
    private volatile bool _finished;

    /// <summary>Position by idempotency key, as acknowledged.</summary>
    public ConcurrentDictionary<string, long> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers other than success or "send it again".</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

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

    public void Finish() => _finished = true;

    public async Task WorkAsync(int worker, CancellationToken stop)
    {
        for (var i = 0; !_finished; i++)
        {
            var key = $"c-{worker}-{i}";
            await UntilAcknowledgedAsync(worker, key, SmallProvider.Note(SmallProvider.Person((worker * 7 + i) % people), key, now.AddHours(-2)), stop);
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
                var reply = await client.People.RecordEntriesAsync(command, client.Headers, deadline: DateTime.MaxValue, stop);
                Acknowledged[key] = reply.Position;
                _waits.Enqueue(new Waited(worker, sent, Stopwatch.GetTimestamp()));
                _progress.Release();
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable)
            {
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
}
