namespace Reinstate.Folders.Generation;

/// <summary>
/// Seeded chance in whole numbers: SplitMix64, the same on every machine and in every version of the runtime, which System.Random does
/// not promise. Every part of a folder draws from its own stream, named by a path of numbers, so that a change in one part moves no other.
/// </summary>
internal sealed class Chance
{
    private ulong state;

    private Chance(ulong state) => this.state = state;

    public static Chance Of(ulong seed, params ReadOnlySpan<int> path)
    {
        var start = Mix(seed + 0x9E3779B97F4A7C15UL);
        foreach (var step in path)
            start = Mix(start ^ (((ulong)(uint)step * 0xD1342543DE82EF95UL) + 1));
        return new(start);
    }

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15UL);

    /// <summary>0 to limit − 1.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => most <= least ? least : least + Below(most - least + 1);

    public bool InHundred(int times) => Below(100) < times;

    public bool InThousand(int times) => Below(1000) < times;

    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    public void Shuffle<T>(Span<T> list)
    {
        for (var i = list.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
