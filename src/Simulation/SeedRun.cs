using Reinstate.Simulation.Checks;
using Reinstate.Simulation.Scheduling;
using Reinstate.Simulation.Work;
using Reinstate.Simulation.World;

namespace Reinstate.Simulation;

/// <summary>
/// One seed from beginning to end: a recovery under its faults, watched and looked at meanwhile, then calm, then every check.
/// </summary>
/// <remarks>The same seed takes the same course, step by step. Cost: some 50 ms.</remarks>
internal sealed class SeedRun
{
    private const int Watchers = 3;

    private readonly Course _course = new();
    private readonly Trace _trace = new();
    private readonly Cluster _cluster;
    private readonly Client _client;
    private readonly SeededScheduler _scheduler;
    private (int Accepted, int Refused) _signOffs;
    private bool _over;

    private SeedRun(ulong seed, Broken broken)
    {
        var chance = new Chance(seed);
        var time = new SimulatedTime(Setting.Back.AddMinutes(30));
        _scheduler = new SeededScheduler(chance, time, _trace);
        _cluster = new Cluster(new SimulatedStore(broken, _trace), time, _scheduler, chance, new Faults(chance, _trace), broken, _course);
        _client = new Client(_cluster, _course);
    }

    public static SeedResult Run(ulong seed, Broken broken = Broken.No)
    {
        var run = new SeedRun(seed, broken);
        try
        {
            var all = run._scheduler.Start(run.PlayAsync);
            run._scheduler.RunUntil(all);
            if (all.Exception is { } thrown)
            {
                run._course.Fail($"{thrown.InnerException?.GetType().Name}: {thrown.InnerException?.Message}");
            }
        }
        catch (StalledException e)
        {
            run._course.Fail($"{e.Message}; no answer to {string.Join(", ", run._client.Sent.Where(sent => sent.Heard is null).Select(sent => $"{sent.Key} {sent.Wish.Command.Descriptor.Name}"))}");
        }

        return run.Result(seed);
    }

    private async Task PlayAsync()
    {
        var watchers = Enumerable.Range(1, Watchers).Select(i => new Watcher(_cluster, _course, $"watcher {i}")).ToList();
        var watching = watchers.Select(watcher => watcher.WatchAsync()).ToList();
        var looking = LookAsync();
        await new Recovery(_cluster, _client, _course).PlayAsync();
        _over = true;
        await looking;

        // What is still on its way, a second delivery or a late acknowledgement, arrives before the end is looked at.
        _cluster.Faults.Cease();
        await _cluster.Time.Delay(TimeSpan.FromMinutes(5));
        watchers.ForEach(watcher => watcher.Finish());
        await Task.WhenAll(watching);

        watchers.ForEach(watcher => watcher.Check(_cluster.Store.Events));
        Acknowledgements.Check(_cluster.Store, _client.Sent, _course);
        _signOffs = SignOffs.Check(_cluster.Store.Events, _course);
        await Rebuild.CheckAsync(_cluster, _course);
    }

    private async Task LookAsync()
    {
        while (!_over)
        {
            await _cluster.Time.Delay(_cluster.Chance.Between(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(8)));
            var node = _cluster.Any();
            try
            {
                var board = node.BoardAsync();
                if (await Task.WhenAny(board, node.Died) == board)
                {
                    CompletenessCheck.Check(await board, _cluster.Store, _cluster.Time.GetUtcNow(), _course);
                }
            }
            catch (Storage.Log.LogUnavailableException)
            {
                // The next look is soon.
            }
        }
    }

    private SeedResult Result(ulong seed)
    {
        foreach (var sent in _client.Sent)
        {
            _trace.Add(sent.Heard?.Refusal ?? "accepted");
            _trace.Add(sent.Heard?.Position ?? -1);
        }

        var counts = new Explored(
            _client.Sent.Count(sent => sent.Heard is { Refusal: null }), _signOffs.Accepted, _signOffs.Refused, _cluster.Store.Conflicts, _cluster.Store.ScopesMoved, _scheduler.Steps);
        return new SeedResult(seed, _trace.Hash, _course.Failures, _cluster.Faults.Happened, counts);
    }
}
