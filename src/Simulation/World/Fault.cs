namespace Reinstate.Simulation.World;

/// <summary>What can go wrong in a run.</summary>
internal enum Fault
{
    /// <summary>A node dies; what it was about to write is not written.</summary>
    CrashBeforeCommit,

    /// <summary>A node dies between the commit and its answer.</summary>
    CrashAfterCommit,

    /// <summary>The database fails an append that it did not commit.</summary>
    FailedAppend,

    /// <summary>The database commits, and the node hears that it failed.</summary>
    LostAcknowledgement,

    /// <summary>The database commits, and says so much later.</summary>
    DelayedAcknowledgement,

    /// <summary>A read fails.</summary>
    FailedRead,

    /// <summary>A node answers, and the client does not hear it.</summary>
    LostReply,

    /// <summary>A command arrives twice.</summary>
    DuplicatedDelivery,

    /// <summary>A client uses one key for two commands.</summary>
    ReusedKey,

    /// <summary>A stream gets a second activation, on the other node.</summary>
    SecondActivation,

    /// <summary>Many write to one stream at once, through both nodes.</summary>
    ConflictStorm,

    /// <summary>A watcher takes its time.</summary>
    SlowReader,

    /// <summary>A watcher is cut off and resumes.</summary>
    CutWatcher,

    /// <summary>The clock on the wall is set forward or back.</summary>
    ClockJump,
}
