using System.Collections.Concurrent;

namespace Reinstate.Silo.Boards;

/// <summary>
/// Threads of their own for folding and judging boards. A long fold on the thread pool would keep grains' turns waiting for seconds, because pool threads
/// take what they queued themselves before what others queued; here the operating system shares the processors between both.
/// </summary>
internal sealed class BoardThreads : TaskScheduler
{
    /// <summary>Of this process. They never end; the process does not wait for them.</summary>
    public static readonly BoardThreads Shared = new(4 * Environment.ProcessorCount);

    /// <summary>One organisation's work takes as many threads as there are processors, so that a small one need not wait for a large one.</summary>
    public static readonly ParallelOptions SideBySide = new() { TaskScheduler = Shared, MaxDegreeOfParallelism = Environment.ProcessorCount };

    [ThreadStatic]
    private static bool isOne;

    private readonly BlockingCollection<Task> _queue = [];
    private readonly int _count;

    private BoardThreads(int count)
    {
        _count = count;
        for (var i = 0; i < count; i++)
        {
            new Thread(Work) { IsBackground = true, Name = "Boards" }.Start();
        }
    }

    public override int MaximumConcurrencyLevel => _count;

    /// <summary>Runs a turn here, with all that it waits for.</summary>
    public Task RunAsync(Func<Task> turn) => Task.Factory.StartNew(turn, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    protected override void QueueTask(Task task) => _queue.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => isOne && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [.. _queue];

    private void Work()
    {
        isOne = true;
        foreach (var task in _queue.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
