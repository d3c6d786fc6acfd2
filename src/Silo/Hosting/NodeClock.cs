namespace Reinstate.Silo.Hosting;

/// <summary>
/// The clock of decisions and boards. Apart from the TimeProvider of the container: Orleans takes its timers and its membership from
/// that one, which must go on when a play holds the time.
/// </summary>
internal sealed record NodeClock(TimeProvider Time);
