namespace Reinstate.Simulation.Scheduling;

/// <summary>
/// Runs everything on one thread, one step at a time, in an order drawn from the seed.
/// </summary>
/// <remarks>
/// A step is what a task does until it next waits. Invariant: what is awaited inside comes back here, because nothing is inlined and no other
/// context is current; hence the seed alone says what happens. Cost: constant per step.
/// </remarks>
internal sealed class SeededScheduler(Chance chance, SimulatedTime time, Trace trace) : TaskScheduler
{
    /// <summary>Far more than a sound run needs.</summary>
    private const long MostSteps = 200_000;

    private readonly List<Task> _ready = [];
    private volatile bool _left;
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public long Steps { get; private set; }

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Starts work that runs here to its end.</summary>
    public Task Start(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Runs until the work has ended.</summary>
    /// <exception cref="StalledException">It waits for something that will not happen.</exception>
    public void RunUntil(Task end)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (!end.IsCompleted)
            {
                if (_left)
                {
                    throw new StalledException("a step came from another thread, so its order is not the seed's");
                }

                if (_ready.Count > 0)
                {
                    Step();
                }
                else if (!time.GoOn())
                {
                    throw new StalledException("everybody waits and nothing is due");
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    protected override void QueueTask(Task task)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            _left = true;
            return;
        }

        _ready.Add(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _ready;

    private void Step()
    {
        if (++Steps > MostSteps)
        {
            throw new StalledException($"no end after {MostSteps} steps");
        }

        var which = chance.Below(_ready.Count);
        trace.Add(((long)_ready.Count << 32) | (uint)which);
        var task = _ready[which];
        _ready[which] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        TryExecuteTask(task);
    }
}

/// <summary>The simulation came to no end.</summary>
internal sealed class StalledException(string why) : Exception(why);
