using System.Collections.Concurrent;
using System.Diagnostics;
using Reinstate.Silo.GroupCommit;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Boards;

/// <summary>
/// Follows the organisations that this node writes for, so that whoever starts after it finds a young snapshot of their boards, whether anybody asked for
/// a board or not, and leaves one of each when the node stops.
/// </summary>
/// <remarks>
/// What a start pays for is less the events behind a snapshot than the runs that they touch, because each of them is read again; so both are counted.
/// Cost: at most a tenth of the time, as one organisation follows the other, and while commands keep the node busy once a minute: whoever writes goes
/// before whoever starts. A node that is killed loses snapshots, never facts.
/// </remarks>
internal sealed partial class BoardKeeper(TenantBoards boards, NodeClock clock, ILogger<BoardKeeper> logger) : BackgroundService, ICommitObserver
{
    private const int RunsTouched = 200;
    private const int ShareOfTime = 10;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private const double BusyProcessors = 0.4;
    private const int BusyCommits = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<string, Behind> _behind = new(StringComparer.Ordinal);
    private long _commits;

    /// <inheritdoc/>
    public void Committed(AppendRequest request, AppendOutcome.Appended outcome)
    {
        Interlocked.Increment(ref _commits);
        _behind.GetOrAdd(request.Tenant, static _ => new Behind()).Note(request);
    }

    /// <summary>Snapshots of all that was written for since, as far as the time goes: a large board that is far behind must not hold up the rest of the node.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ToStop);
        foreach (var (tenant, _) in _behind.OrderByDescending(one => one.Value.Runs))
        {
            await KeepAsync(tenant).WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (limit.IsCancellationRequested)
            {
                LogLeft(_behind.Count + 1);
                return;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        var (looked, kept) = (Load.Now(Interlocked.Read(ref _commits)), Stopwatch.GetTimestamp());
        while (await NextAsync(timer, stoppingToken))
        {
            var now = Load.Now(Interlocked.Read(ref _commits));
            var isBusy = now.IsBusy(looked);
            looked = now;
            if (isBusy && Stopwatch.GetElapsedTime(kept) < Longest)
            {
                continue;
            }

            kept = Stopwatch.GetTimestamp();
            foreach (var (tenant, behind) in _behind)
            {
                if (behind.Runs < RunsTouched && behind.Events < BoardMemory.Usual.SnapshotEvery)
                {
                    continue;
                }

                var began = Stopwatch.GetTimestamp();
                await KeepAsync(tenant);
                if (!await PausesAsync(Stopwatch.GetElapsedTime(began) * (ShareOfTime - 1), stoppingToken))
                {
                    return;
                }
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> PausesAsync(TimeSpan pause, CancellationToken stopping)
    {
        await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stopping.IsCancellationRequested;
    }

    private async Task KeepAsync(string tenant)
    {
        // Before the look: what is committed meanwhile counts for the next one.
        _behind.TryRemove(tenant, out _);
        try
        {
            await boards.Of(tenant).KeepAsync(clock.Time.GetUtcNow());
        }
        catch (Exception e)
        {
            // Whatever is wrong with one organisation's board, whoever asks for it is told; the node goes on for the others.
            LogNotKept(tenant, e);
        }
    }

    [LoggerMessage(1220, LogLevel.Warning, "The board of {Tenant} could not be kept; a start reads further back")]
    private partial void LogNotKept(string tenant, Exception e);

    [LoggerMessage(1221, LogLevel.Information, "The node stops before the boards of {Count} organisations are kept; a start reads further back")]
    private partial void LogLeft(int count);

    /// <summary>What this process has done until a moment.</summary>
    private sealed record Load(long At, TimeSpan Worked, long Commits)
    {
        public static Load Now(long commits) => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, commits);

        /// <summary>Whether it worked much since, for whomever, or decided many commands: a command that waits for a processor is not seen in the work.</summary>
        public bool IsBusy(Load before)
        {
            var seconds = Stopwatch.GetElapsedTime(before.At, At).TotalSeconds;
            return (Worked - before.Worked).TotalSeconds / seconds / Environment.ProcessorCount > BusyProcessors || (Commits - before.Commits) / seconds > BusyCommits;
        }
    }

    /// <summary>What was committed since the last snapshot, about.</summary>
    private sealed class Behind
    {
        private readonly HashSet<(string Incident, string Service)> _runs = [];
        private int _events;

        public int Events => Volatile.Read(ref _events);

        public int Runs
        {
            get
            {
                lock (_runs)
                {
                    return _runs.Count;
                }
            }
        }

        public void Note(AppendRequest request)
        {
            Interlocked.Add(ref _events, request.Events.Count);
            lock (_runs)
            {
                foreach (var one in request.Events)
                {
                    _runs.Add((one.Incident, one.Service));
                }
            }
        }
    }
}
