using Reinstate.Storage.Log;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests.Suite;

public abstract partial class LogSuite
{
    private const int Nodes = 3, WritersPerNode = 2, BatchesPerWriter = 40;
    private static readonly string[] SharedTenants = ["t-1", "t-2", "t-3", "t-4", "t-5"];

    /// <summary>
    /// The test of rule 6: several nodes append to the same tenants and streams, several in a batch, while transactions are made to fail; readers that start
    /// at different times and lose their connections read each position once, in order, up to the last.
    /// </summary>
    [Fact]
    public async Task Every_reader_sees_each_position_once_in_order_whatever_happens_to_the_writers()
    {
        ILog[] nodes = [.. Enumerable.Range(0, Nodes).Select(_ => OpenOnce())];
        using var stop = new CancellationTokenSource();
        var heads = new TaskCompletionSource<Dictionary<string, long>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var readers = nodes.SelectMany(node => SharedTenants.SelectMany(tenant => new[] { 0L, 30L }.Select(after => Task.Run(() => FollowAsync(node, tenant, after, heads.Task))))).ToArray();
        var disturbance = Task.Run(() => DisturbAsync(stop.Token), Cancellation);

        var appended = await Task.WhenAll(
            nodes.SelectMany((node, n) => Enumerable.Range(0, WritersPerNode).Select(w => Task.Run(() => WriteAsync(node, $"{n}.{w}")))));
        await stop.CancelAsync();
        await disturbance;

        var expected = appended.SelectMany(keys => keys).ToLookup(k => k.Tenant, k => k.Key);
        heads.SetResult(SharedTenants.ToDictionary(t => t, t => (long)expected[t].Count() * 2));
        var seen = await Task.WhenAll(readers);
        Assert.All(seen, s => Assert.Equal(Enumerable.Range(1, s.Events.Count).Select(p => s.After + p), s.Events.Select(e => e.Position)));
        foreach (var (tenant, _, events) in seen.Where(s => s.After == 0))
        {
            Assert.Equal(expected[tenant].Order(StringComparer.Ordinal), events.Select(e => e.Context.Key).Distinct().Order(StringComparer.Ordinal));
            foreach (var stream in events.GroupBy(e => e.Stream))
            {
                Assert.Equal(Enumerable.Range(1, stream.Count()).Select(v => (long)v), stream.Select(e => e.Version));
            }
        }
    }

    // Follows until the head that is known once all writers are done. Asks again at once: the more often, the more chances to see a gap.
    private static async Task<(string Tenant, long After, List<StoredEvent> Events)> FollowAsync(ILog log, string tenant, long after, Task<Dictionary<string, long>> heads)
    {
        var seen = new List<StoredEvent>();
        while (!heads.IsCompleted || after + seen.Count < (await heads)[tenant])
        {
            try
            {
                seen.AddRange(await log.ReadTailAsync(tenant, seen.Count == 0 ? after : seen[^1].Position, 7, Cancellation));
            }
            catch (LogUnavailableException)
            {
                // The connection was ended; resume after the last position seen.
            }

            await Task.Yield();
        }

        return (tenant, after, seen);
    }

    // Every key is asked for until it is answered: again after a failure, and with the actual version after a conflict.
    private async Task<List<(string Tenant, string Key)>> WriteAsync(ILog log, string writer)
    {
        var random = new Random(writer.GetHashCode(StringComparison.Ordinal));
        var done = new List<(string Tenant, string Key)>();
        var expected = new Dictionary<(string, string), long>();
        for (var b = 0; b < BatchesPerWriter; b++)
        {
            var open = Enumerable.Range(0, 4)
                .Select(n => (Tenant: SharedTenants[random.Next(SharedTenants.Length)], Stream: "person/" + random.Next(5), Key: $"{writer}/{b}/{n}"))
                .ToList();
            for (var attempt = 0; open.Count > 0; attempt++)
            {
                AppendRequest[] batch = [.. open.Select(o => Append(o.Stream, expected.GetValueOrDefault((o.Tenant, o.Stream)), o.Key, 2, o.Tenant))];
                var outcomes = await TryAppendAsync(log, batch, cancel: attempt == 0 && b % 5 == 0);
                for (var i = batch.Length - 1; i >= 0 && outcomes is not null; i--)
                {
                    if (outcomes[i] is AppendOutcome.Conflict(var actual))
                    {
                        expected[(batch[i].Tenant, batch[i].Stream)] = actual;
                    }
                    else
                    {
                        Assert.True(outcomes[i] is AppendOutcome.Appended or AppendOutcome.AlreadyAnswered, outcomes[i].ToString());
                        done.Add((batch[i].Tenant, batch[i].Key));
                        open.RemoveAt(i);
                    }
                }
            }
        }

        return done;
    }

    private static async Task<IReadOnlyList<AppendOutcome>?> TryAppendAsync(ILog log, AppendRequest[] batch, bool cancel)
    {
        using var giveUp = new CancellationTokenSource();
        try
        {
            var append = log.AppendAsync(batch, giveUp.Token);
            if (cancel)
            {
                await giveUp.CancelAsync();
            }

            return await append;
        }
        catch (Exception e) when (e is LogUnavailableException or OperationCanceledException)
        {
            return null;
        }
    }
}
