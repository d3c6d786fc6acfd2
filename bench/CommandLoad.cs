using System.Collections.Concurrent;
using System.Diagnostics;
using Reinstate.TestNodes;

namespace Reinstate.Bench;

/// <summary>An acknowledged command: the position it ended at, and when its caller knew, in ticks of <see cref="Stopwatch"/>.</summary>
internal sealed record Acknowledged(long Position, long At, double Milliseconds);

/// <summary>Callers who record one paper note each, again and again.</summary>
/// <param name="manager">Of an organisation that <see cref="SmallProvider"/> has prepared.</param>
/// <param name="people">How many it has.</param>
/// <param name="now">When it was prepared.</param>
internal sealed class CommandLoad(Client manager, int people, DateTimeOffset now)
{
    private int _number;

    /// <summary>Sends until the time is over or so many are acknowledged, whichever comes first.</summary>
    /// <param name="callers">How many send at a time.</param>
    /// <param name="pace">What each waits between two commands.</param>
    /// <param name="duration">How long at most.</param>
    /// <param name="atMost">How many at most.</param>
    public async Task<List<Acknowledged>> RunAsync(int callers, TimeSpan pace, TimeSpan duration, int atMost = int.MaxValue)
    {
        var carer = manager.As("carer", "care_worker");
        var done = new ConcurrentBag<Acknowledged>();
        var clock = Stopwatch.StartNew();
        var sent = 0;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (clock.Elapsed < duration && Interlocked.Increment(ref sent) <= atMost)
            {
                var number = Interlocked.Increment(ref _number);
                var started = Stopwatch.GetTimestamp();
                var note = SmallProvider.Note(SmallProvider.Person(number % people), $"n-{number}", now.AddHours(-2).AddMinutes(-(number / people % 300)));
                var reply = await carer.People.RecordEntriesAsync(note, carer.Headers);
                done.Add(new Acknowledged(reply.Position, Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(started).TotalMilliseconds));
                if (pace > TimeSpan.Zero)
                    await Task.Delay(pace);
            }
        }));
        return [.. done];
    }

    /// <summary>Commands a second over a time.</summary>
    public async Task<double> ThroughputAsync(int callers, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var done = await RunAsync(callers, TimeSpan.Zero, duration);
        return done.Count / clock.Elapsed.TotalSeconds;
    }
}
