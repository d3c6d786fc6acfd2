using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Reinstate.TestNodes;

namespace Reinstate.Bench;

/// <summary>
/// Callers who send a command again with the same key until it is acknowledged, and remember what they were told. They send without end, or, so that a run of
/// hundreds of kills is not a log of hundreds of thousands of changes, only what they are granted.
/// </summary>
/// <param name="groups">Who is cared for; the callers share themselves out among them.</param>
/// <param name="callers">How many send at a time.</param>
/// <param name="pace">What a caller waits after each acknowledgement.</param>
/// <param name="isGranted">Whether callers wait for <see cref="Grant"/> before each command.</param>
internal sealed class CrashLoad(IReadOnlyList<CareGroup> groups, int callers, TimeSpan pace, bool isGranted)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly SemaphoreSlim _progress = new(0);
    private readonly SemaphoreSlim[] _granted = [.. Enumerable.Range(0, callers).Select(_ => new SemaphoreSlim(0))];
    private readonly ConcurrentDictionary<int, long> _lastSent = new();
    private readonly ConcurrentQueue<Waited> _waits = new();
    private volatile bool _finished;
    private int _acknowledged;
    private int _refusals;
    private int _unanswered;

    /// <summary>Commands acknowledged so far.</summary>
    public int Acknowledged => _acknowledged;

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

    /// <summary>All callers at work; done when <see cref="Finish"/> was called and the last is acknowledged.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, callers).Select(caller => WorkAsync(caller, stop)));

    /// <summary>Each caller may send so many commands more.</summary>
    public void Grant(int each)
    {
        foreach (var granted in _granted)
            granted.Release(each);
    }

    /// <summary>Returns when so many more commands are acknowledged than at the time of the call.</summary>
    public async Task ProgressAsync(int commands)
    {
        for (var enough = _acknowledged + commands; Volatile.Read(ref _acknowledged) < enough;)
        {
            if (!await _progress.WaitAsync(Patience))
                throw new TimeoutException($"No command was acknowledged for {Patience.TotalSeconds} s.");
        }
    }

    /// <summary>Returns when each caller has been acknowledged a command, or told an error, that it first sent after that moment.</summary>
    public async Task EveryoneAsync(long after)
    {
        if (isGranted)
            Grant(1);
        while (Enumerable.Range(0, callers).Any(caller => _lastSent.GetValueOrDefault(caller) <= after))
        {
            if (!await _progress.WaitAsync(Patience))
                throw new TimeoutException($"Callers {string.Join(", ", Enumerable.Range(0, callers).Where(caller => _lastSent.GetValueOrDefault(caller) <= after))} were not served again within {Patience.TotalSeconds} s.");
        }
    }

    public void Finish()
    {
        _finished = true;
        Grant(1);
    }

    private async Task WorkAsync(int caller, CancellationToken stop)
    {
        for (var i = 0; ; i++)
        {
            if (isGranted)
                await _granted[caller].WaitAsync(stop);
            if (_finished)
                return;
            await UntilAcknowledgedAsync(caller, i, stop);
            await Task.Delay(pace, stop);
        }
    }

    private async Task UntilAcknowledgedAsync(int caller, int number, CancellationToken stop)
    {
        var (group, person, key) = (groups[caller % groups.Count], ((caller * 7) + number) % CareGroup.People, $"c-{caller}-{number}");
        var command = group.Note(person, key, number);
        var sent = Stopwatch.GetTimestamp();
        for (var attempt = caller; Stopwatch.GetElapsedTime(sent) < Patience; attempt++)
        {
            try
            {
                var client = group.Fleet.Client(attempt, CareGroup.CarerOf(person), "care_worker");
                var reply = await client.People.RecordEntriesAsync(command, client.Headers, DeadlineNow(), stop);
                group.Acknowledged[key] = reply.Position;
                _lastSent[caller] = sent;
                _waits.Enqueue(new Waited(caller, sent, Stopwatch.GetTimestamp()));
                Interlocked.Increment(ref _acknowledged);
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
                Fail(caller, sent, $"{key}: {e.StatusCode} {e.Status.Detail}");
                return;
            }
        }

        Fail(caller, sent, $"{key}: not acknowledged within {Patience.TotalSeconds} s");
    }

    /// <summary>A caller who was told an error goes on to the next command: the run ends, and says so.</summary>
    private void Fail(int caller, long sent, string error)
    {
        Console.WriteLine($"caller {caller} was told an error: {error}");
        Errors.Enqueue(error);
        _lastSent[caller] = sent;
        _progress.Release();
    }

    private DateTime DeadlineNow() => Deadline is { } deadline ? (TimeProvider.System.GetUtcNow() + deadline).UtcDateTime : DateTime.MaxValue;
}
