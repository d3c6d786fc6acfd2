using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.InteropTests;

/// <summary>Somebody at work while others attack: notes and boards one after the other, and a watch of everything on a connection of its own. Counts, times, and forgives nothing.</summary>
internal sealed class HonestClient(GrpcChannel work, GrpcChannel watching) : IAsyncDisposable
{
    public const string Organisation = "haven";
    private const string Manager = "rm";

    // Long enough for a machine that is busy with other things; nothing waits for ever.
    private static readonly TimeSpan Beginning = TimeSpan.FromMinutes(1);
    private const int People = 8;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly Client _manager = new(work, Organisation, Manager, "registered_manager");
    private readonly CancellationTokenSource _leaving = new();
    private readonly List<TimeSpan> _took = [];
    private readonly List<string> _failures = [];
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _seenAll = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _ending;
    private long _last = long.MaxValue;
    private long _acknowledged;
    private long _seen;
    private Task _working = Task.CompletedTask;
    private Task _watched = Task.CompletedTask;

    /// <summary>What went wrong; nothing may.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public int Calls => _took.Count;

    /// <summary>Events that the watch showed, which are all there are but those that say who read what.</summary>
    public long Events { get; private set; }

    public string Latencies => $"median {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, worst {At(1):0.0} ms";

    /// <summary>Prepares the organisation and begins to work and to watch.</summary>
    public async Task BeginAsync()
    {
        await SmallProvider.PrepareAsync(_manager, People, TimeProvider.System.GetUtcNow()).WaitAsync(Beginning);
        _watched = WatchAsync();
        _working = WorkAsync();
    }

    /// <summary>Stops working; returns when everything that was acknowledged has been seen.</summary>
    public async Task EndAsync()
    {
        _ending = true;
        await _working;
        Volatile.Write(ref _last, _acknowledged);

        // One more, so that the watch looks at the last position after it was set.
        await CallAsync(async () => Volatile.Write(ref _last, await NoteAsync("honest-last")));
        await Task.WhenAny(_seenAll.Task, _watched).WaitAsync(Deadline);
        await _leaving.CancelAsync();
        await _watched;
    }

    public async ValueTask DisposeAsync()
    {
        _ending = true;
        await _leaving.CancelAsync();
        await Task.WhenAll(_working, _watched);
        _leaving.Dispose();
    }

    private double At(double share) => _took.Order().ElementAt((int)((_took.Count - 1) * share)).TotalMilliseconds;

    private async Task WorkAsync()
    {
        using var pace = new PeriodicTimer(Pace);
        for (var number = 0; !_ending; number++)
        {
            await CallAsync(async () => _acknowledged = await NoteAsync($"honest-{number}", number));
            if (number % 4 == 0)
            {
                await CallAsync(async () => await _manager.Reconciliation.GetBoardAsync(new GetBoardRequest(), _manager.Headers, Until()));
            }

            await pace.WaitForNextTickAsync();
        }
    }

    private async Task<long> NoteAsync(string key, int number = 0) =>
        (await _manager.People.RecordEntriesAsync(SmallProvider.Note(SmallProvider.Person(number % People), key, TimeProvider.System.GetUtcNow().AddHours(-2)), _manager.Headers, Until())).Position;

    private static DateTime Until() => TimeProvider.System.GetUtcNow().UtcDateTime + Deadline;

    private async Task CallAsync(Func<Task> call)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await call();
        }
        catch (RpcException failed)
        {
            Fail($"call {_took.Count}: {failed.Status}");
        }

        _took.Add(Stopwatch.GetElapsedTime(began));
    }

    private async Task WatchAsync()
    {
        var director = new Client(watching, Organisation, "dana", "group_quality_director");
        try
        {
            using var watch = director.Reconciliation.Watch(new WatchRequest { AfterPosition = 0 }, director.Headers, cancellationToken: _leaving.Token);
            await foreach (var frame in watch.ResponseStream.ReadAllAsync())
            {
                foreach (var change in frame.Changes)
                {
                    See(change);
                }
            }

            Fail("the watch ended by itself");
        }
        catch (RpcException ended) when (ended.StatusCode == StatusCode.Cancelled && _leaving.IsCancellationRequested)
        {
            // Nobody watches any more.
        }
        catch (RpcException failed)
        {
            Fail($"the watch: {failed.Status}");
        }
    }

    private void See(Change change)
    {
        // The node itself notes when a limit has passed. Positions that are left out are of reads, which the watch does not show: the log must hold as many.
        Events++;
        if (change.Position <= _seen || change.Actor is not (Manager or "node"))
        {
            Fail($"position {change.Position} by '{change.Actor}' came after {_seen}");
        }

        _seen = change.Position;

        if (change.Position >= Volatile.Read(ref _last))
        {
            _seenAll.TrySetResult();
        }
    }

    private void Fail(string what)
    {
        lock (_lock)
        {
            _failures.Add(what);
        }
    }
}
