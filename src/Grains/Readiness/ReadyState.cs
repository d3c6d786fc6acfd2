namespace Reinstate.Grains.Readiness;

/// <summary>How a service stands in one respect. Safety rule: what is not known is not ready, and a whole is as its worst part.</summary>
internal enum ReadyState
{
    Ready,
    DueSoon,
    Unknown,
    NotReady,
}

/// <summary>The words of the API for them.</summary>
internal static class ReadyStates
{
    public static string Word(this ReadyState state) => state switch
    {
        ReadyState.Ready => "ready",
        ReadyState.DueSoon => "due_soon",
        ReadyState.Unknown => "unknown",
        ReadyState.NotReady => "not_ready",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
