namespace Reinstate.Simulation;

/// <summary>What one seed came to.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Hash">Fingerprint of its course.</param>
/// <param name="Failures">What must not happen and did.</param>
/// <param name="Faults">How often each kind of fault happened, by the kind's number.</param>
/// <param name="Counts">What was explored.</param>
internal sealed record SeedResult(ulong Seed, string Hash, IReadOnlyList<string> Failures, IReadOnlyList<int> Faults, Explored Counts);

/// <summary>How much was explored.</summary>
/// <param name="Acknowledged">Commands that were accepted, as their clients heard.</param>
/// <param name="SignedOff">Sign-offs accepted.</param>
/// <param name="SignOffsRefused">Sign-offs refused on record.</param>
/// <param name="Conflicts">Appends that met a stream which had moved on.</param>
/// <param name="ScopesMoved">Appends that met a scope which had moved on.</param>
/// <param name="Steps">Steps of the scheduler.</param>
internal sealed record Explored(long Acknowledged, long SignedOff, long SignOffsRefused, long Conflicts, long ScopesMoved, long Steps)
{
    public static readonly Explored Nothing = new(0, 0, 0, 0, 0, 0);

    public static Explored operator +(Explored a, Explored b) => new(
        a.Acknowledged + b.Acknowledged, a.SignedOff + b.SignedOff, a.SignOffsRefused + b.SignOffsRefused, a.Conflicts + b.Conflicts, a.ScopesMoved + b.ScopesMoved, a.Steps + b.Steps);
}
