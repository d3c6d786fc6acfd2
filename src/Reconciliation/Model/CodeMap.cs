using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>What each code means on each family of charts.</summary>
public sealed class CodeMap(ImmutableArray<ChartCode> codes)
{
    public static readonly CodeMap Empty = new([]);

    private readonly FrozenDictionary<string, FrozenDictionary<string, Meaning>> families = codes.GroupBy(c => c.ChartFamily, StringComparer.Ordinal).ToFrozenDictionary(
        g => g.Key, g => g.DistinctBy(c => c.Code, StringComparer.Ordinal).ToFrozenDictionary(c => c.Code, c => c.Meaning, StringComparer.Ordinal), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Meaning?> anyFamily = codes.GroupBy(c => c.Code, StringComparer.Ordinal).ToFrozenDictionary(
        g => g.Key, g => g.Select(c => c.Meaning).Distinct().Count() == 1 ? (Meaning?)g.First().Meaning : null, StringComparer.Ordinal);

    /// <summary>
    /// Null when the code is not in the chart's key. A row that names no chart family is read only if every family agrees. Where no key
    /// applies, the words of the vocabulary themselves (given, refused, …) are understood.
    /// </summary>
    public Meaning? Read(string family, string code)
    {
        if (families.TryGetValue(family, out var key))
            return key.TryGetValue(code, out var meaning) ? meaning : null;
        if (family.Length == 0 && anyFamily.TryGetValue(code, out var agreed))
            return agreed;
        return Vocabulary.TryParse<Meaning>(code, out var word) ? word : null;
    }
}
