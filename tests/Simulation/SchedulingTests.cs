using Reinstate.Simulation.Scheduling;

namespace Reinstate.SimulationTests;

public sealed class SchedulingTests
{
    private readonly SimulatedTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Steps_that_are_ready_together_run_in_an_order_that_the_seed_draws() =>
        Assert.True(Enumerable.Range(1, 50).Select(seed => Order((ulong)seed)).Distinct(StringComparer.Ordinal).Count() > 4);

    [Fact]
    public void Time_passes_only_when_nobody_has_anything_to_do()
    {
        var scheduler = new SeededScheduler(new Chance(1), _time, new Trace());
        scheduler.RunUntil(scheduler.Start(async () =>
        {
            await Task.WhenAny(_time.Delay(TimeSpan.FromHours(2)), Task.Delay(TimeSpan.FromHours(1), _time));
            Assert.Equal(DateTimeOffset.UnixEpoch.AddHours(1), _time.GetUtcNow());
        }));
    }

    [Fact]
    public void A_clock_that_is_set_does_not_change_how_much_time_has_passed()
    {
        _time.Jump(TimeSpan.FromMinutes(-3));
        Assert.Equal((DateTimeOffset.UnixEpoch.AddMinutes(-3), 0L), (_time.GetUtcNow(), _time.GetTimestamp()));
    }

    [Fact]
    public void Waiting_for_what_never_comes_is_a_failure()
    {
        var scheduler = new SeededScheduler(new Chance(1), _time, new Trace());
        Assert.Throws<StalledException>(() => scheduler.RunUntil(scheduler.Start(() => new TaskCompletionSource().Task)));
    }

    [Fact]
    public void A_step_that_leaves_for_another_thread_is_a_failure()
    {
        var scheduler = new SeededScheduler(new Chance(1), _time, new Trace());
        var left = scheduler.Start(async () =>
        {
            var elsewhere = new TaskCompletionSource();
            var thread = new Thread(elsewhere.SetResult);
            var come = Come(elsewhere.Task);
            thread.Start();
            thread.Join();
            _ = _time.Delay(TimeSpan.FromSeconds(1));
            await come;
        });
        Assert.Throws<StalledException>(() => scheduler.RunUntil(left));

        static async Task Come(Task from) => await from;
    }

    private static string Order(ulong seed)
    {
        var (order, time) = (new List<int>(), new SimulatedTime(DateTimeOffset.UnixEpoch));
        var scheduler = new SeededScheduler(new Chance(seed), time, new Trace());
        scheduler.RunUntil(scheduler.Start(() => Task.WhenAll(Enumerable.Range(1, 3).Select(i => scheduler.Start(() =>
        {
            order.Add(i);
            return Task.CompletedTask;
        })))));
        return string.Join(',', order);
    }
}
