using Reinstate.Silo.GroupCommit;
using Reinstate.Storage.Log;

namespace Reinstate.SiloTests;

public sealed class FairQueueTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_tenants_single_append_does_not_wait_for_anothers_thousand()
    {
        var queue = new FairQueue(new CommitOptions { MaxBatch = 128 });
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(Admission.Taken, queue.TryAdd(Append("loud", i)));
        }

        queue.TryAdd(Append("quiet", 0));
        var first = Take(queue);
        Assert.Equal(128, first.Count);
        Assert.Contains(first, a => a.Request.Tenant == "quiet");
    }

    [Fact]
    public void Tenants_that_all_wait_get_equal_shares_of_events_however_large_their_appends_are()
    {
        var queue = new FairQueue(new CommitOptions { MaxEvents = 3000, MaxBatch = 100_000, Capacity = 100_000 });
        for (var i = 0; i < 5000; i++)
        {
            queue.TryAdd(Append("small", i));
            queue.TryAdd(Append("large", i, events: 100));
        }

        var shares = Take(queue).GroupBy(a => a.Request.Tenant).ToDictionary(g => g.Key, g => g.Sum(a => a.Request.Events.Count));
        Assert.InRange(shares["small"] - shares["large"], -200, 200);
    }

    [Fact]
    public void Each_tenants_appends_leave_in_the_order_in_which_they_came_and_none_is_lost()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var queue = new FairQueue(new CommitOptions { MaxBatch = 7, MaxEvents = 50 });
            var (added, left) = (new List<(string Tenant, string Key)>(), new List<PendingAppend>());
            for (var i = 0; i < 300; i++)
            {
                var append = Append($"t{random.Next(4)}", i, random.Next(200));
                queue.TryAdd(append);
                added.Add((append.Request.Tenant, append.Request.Key));
                if (random.Next(20) == 0)
                {
                    left.AddRange(Take(queue));
                }
            }

            while (queue.Count > 0)
            {
                left.AddRange(Take(queue));
            }

            Assert.Equal(added.OrderBy(a => a.Tenant, StringComparer.Ordinal), left.Select(a => (a.Request.Tenant, a.Request.Key)).OrderBy(a => a.Tenant, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void One_tenant_fills_half_of_the_queue_and_no_more()
    {
        var queue = new FairQueue(new CommitOptions { Capacity = 10 });
        Assert.Equal(5, Enumerable.Range(0, 20).Count(i => queue.TryAdd(Append("loud", i)) == Admission.Taken));
        Assert.Equal(Admission.Full, queue.TryAdd(Append("loud", 21)));
        Assert.Equal(Admission.Taken, queue.TryAdd(Append("quiet", 0)));
        Take(queue);
        Assert.Equal(Admission.Taken, queue.TryAdd(Append("loud", 22)));
    }

    [Fact]
    public async Task A_reader_is_woken_by_the_first_append_and_told_of_the_end_once_all_is_taken()
    {
        var queue = new FairQueue(new CommitOptions());
        var waiting = queue.WaitAsync();
        Assert.False(waiting.IsCompleted);
        queue.TryAdd(Append("t", 0));
        Assert.True(await waiting);
        queue.Close();
        Assert.Equal(Admission.Closed, queue.TryAdd(Append("t", 1)));
        Assert.True(await queue.WaitAsync());
        Take(queue);
        Assert.False(await queue.WaitAsync());
    }

    private static List<PendingAppend> Take(FairQueue queue)
    {
        var batch = new List<PendingAppend>();
        queue.Take(batch);
        return batch;
    }

    private static PendingAppend Append(string tenant, int number, int events = 1) => new(new AppendRequest(
        tenant, $"incident/{number}", 0, $"k{number}", new byte[32], new byte[1], At, "A1", "manager",
        [.. Enumerable.Range(0, events).Select(_ => new NewEvent("reinstate.v1.Noted", new byte[1], "", ""))], null));
}
