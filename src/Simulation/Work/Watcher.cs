using Reinstate.Grains.Plans;
using Reinstate.Simulation.World;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Simulation.Work;

/// <summary>Somebody who watches the board by position, is now and then slow or cut off, and goes on from where they were.</summary>
internal sealed class Watcher(Cluster cluster, Course course, string name)
{
    private readonly List<Change> _seen = [];
    private long _cursor;
    private bool _last;

    /// <summary>Stops at the head as it is now.</summary>
    public void Finish() => _last = true;

    public async Task WatchAsync()
    {
        var node = cluster.Any();
        while (!_last || _cursor < cluster.Store.Head(Setting.Tenant).Position)
        {
            var slow = cluster.Faults.Strikes(Fault.SlowReader);
            await cluster.Time.Delay(cluster.Chance.Between(TimeSpan.FromMilliseconds(10), slow ? TimeSpan.FromMinutes(20) : TimeSpan.FromSeconds(90)));
            var page = node.IsAlive ? await ReadAsync(node) : null;
            if (page is null || cluster.Faults.Strikes(Fault.CutWatcher))
            {
                node = cluster.Any();
                _cursor += cluster.Broken is Broken.LateResume ? 1 : 0;
                continue;
            }

            _seen.AddRange(page.Changes);
            _cursor = page.Position;
        }
    }

    /// <summary>Every change of the log once, in order, and as it was recorded; watchers are told nothing of plans.</summary>
    public void Check(IReadOnlyList<StoredEvent> all)
    {
        var log = all.Where(e => !PlanAggregate.IsOf(e.Stream)).ToList();
        for (var i = 0; i < Math.Max(log.Count, _seen.Count); i++)
        {
            var (was, saw) = (log.ElementAtOrDefault(i), _seen.ElementAtOrDefault(i));
            if (was is null || saw is null || saw.Position != was.Position || saw.IdempotencyKey != was.Context.Key || saw.Actor != was.Context.Actor)
            {
                course.Fail($"{name} saw change {saw?.Position.ToString() ?? "none"} where the log has {was?.Position.ToString() ?? "none"}");
                return;
            }
        }
    }

    // Null: the connection broke.
    private async Task<WatchReply?> ReadAsync(Node node)
    {
        try
        {
            var page = node.ReadChangesAsync(_cursor, 1 + cluster.Chance.Below(20));
            return await Task.WhenAny(page, node.Died) == page ? await page : null;
        }
        catch (LogUnavailableException)
        {
            return null;
        }
    }
}
