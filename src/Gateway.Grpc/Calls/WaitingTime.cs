namespace Reinstate.Gateway.Calls;

/// <summary>The time by which the gateway waits: real, even where the node's clock is a demonstration's.</summary>
/// <param name="Provider">Replaced by tests.</param>
internal sealed record WaitingTime(TimeProvider Provider);
