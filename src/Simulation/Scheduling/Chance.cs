namespace Reinstate.Simulation.Scheduling;

/// <summary>Numbers from a seed (SplitMix64): the same on every machine and in every version of .NET.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to <paramref name="below"/> − 1.</summary>
    public int Below(int below) => (int)(Next() % (ulong)below);

    /// <summary>True with this probability.</summary>
    public bool Is(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>A time between two, in microseconds.</summary>
    public TimeSpan Between(TimeSpan from, TimeSpan to) => from + TimeSpan.FromMicroseconds(Next() % (ulong)Math.Max(1, (to - from).TotalMicroseconds));

    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];
}
