namespace Reinstate.Simulation.Scheduling;

/// <summary>
/// Time that stands still until nobody has anything to do, and then goes to the next appointment. What has passed only grows; the clock on the wall
/// can be set.
/// </summary>
internal sealed class SimulatedTime(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<Action, (long Due, long Order)> _appointments = new();
    private long _passed;
    private long _order;
    private TimeSpan _set;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(_passed) + _set;

    public override long GetTimestamp() => _passed;

    /// <summary>Somebody sets the clock on the wall.</summary>
    public void Jump(TimeSpan by) => _set += by;

    /// <summary>Done when that time has passed. (Continuations run asynchronously would, behind a WhenAny, leave for the thread pool.)</summary>
    public Task Delay(TimeSpan span)
    {
        var done = new TaskCompletionSource();
        At(span, done.SetResult);
        return done.Task;
    }

    /// <summary>Goes to the next appointment and keeps it; false when there is none.</summary>
    public bool GoOn()
    {
        if (!_appointments.TryDequeue(out var what, out var when))
        {
            return false;
        }

        _passed = when.Due;
        what();
        return true;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, () => callback(state), dueTime, period);

    private void At(TimeSpan span, Action what) => _appointments.Enqueue(what, (_passed + Math.Max(0, span.Ticks), _order++));

    private sealed class Timer : ITimer
    {
        private readonly SimulatedTime _time;
        private readonly Action _ring;
        private int _setting;

        public Timer(SimulatedTime time, Action ring, TimeSpan dueTime, TimeSpan period)
        {
            (_time, _ring) = (time, ring);
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var setting = ++_setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _time.At(dueTime, () => Ring(setting, period));
            }

            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(int setting, TimeSpan period)
        {
            if (setting != _setting)
            {
                return;
            }

            if (period > TimeSpan.Zero)
            {
                _time.At(period, () => Ring(setting, period));
            }

            _ring();
        }
    }
}
