namespace Reinstate.Silo.GroupCommit;

/// <summary>How a silo shares database round trips.</summary>
internal sealed class CommitOptions
{
    /// <summary>Appends that may wait in a lane, half of them of one tenant; one more is turned away.</summary>
    public int Capacity { get; set; } = 8192;

    /// <summary>Appends in one round trip.</summary>
    public int MaxBatch { get; set; } = 512;

    /// <summary>Events in one round trip, so that a few large appends do not make one that holds up everybody.</summary>
    public int MaxEvents { get; set; } = 20_000;

    /// <summary>Round trips under way at a time. A tenant always goes through the same one, so its appends stay in order.</summary>
    public int Lanes { get; set; } = 1;

    /// <summary>Where the lanes run.</summary>
    public TaskScheduler Scheduler { get; set; } = TaskScheduler.Default;
}
