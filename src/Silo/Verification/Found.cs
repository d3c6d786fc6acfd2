namespace Reinstate.Silo.Verification;

/// <summary>What a check of a tenant found.</summary>
/// <param name="Count">How much was looked at.</param>
/// <param name="Faults">What is wrong, in the order of the log; empty when nothing is.</param>
/// <param name="Unchecked">What could not be looked at, and why; null when everything was.</param>
internal sealed record Found(long Count, IReadOnlyList<string> Faults, string? Unchecked = null);
