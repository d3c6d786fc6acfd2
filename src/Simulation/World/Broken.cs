namespace Reinstate.Simulation.World;

/// <summary>Systems with one rule taken out, on which the simulation proves that it would notice.</summary>
internal enum Broken
{
    /// <summary>Nothing is taken out.</summary>
    No,

    /// <summary>Appends are answered before they are committed (rule 3).</summary>
    EarlyAcknowledgement,

    /// <summary>The log does not look at the expected version (rule 4).</summary>
    VersionUnchecked,

    /// <summary>The log does not look at the idempotency key (rule 5).</summary>
    KeyIgnored,

    /// <summary>A watcher that was cut off resumes one position too late (rule 6).</summary>
    LateResume,

    /// <summary>The log does not look at the condition on the scope, so that a sign-off may cover what nobody judged.</summary>
    ScopeUnchecked,

    /// <summary>The log does not look whether what an append was decided upon was appended before it.</summary>
    FoundationUnchecked,
}
