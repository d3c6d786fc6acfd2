namespace Reinstate.Reconciliation.Matching;

/// <summary>
/// How alike two texts are, by the three-letter pieces that they share: the Sørensen–Dice coefficient, 2·|A∩B| ÷ (|A|+|B|), over the sets
/// of trigrams of the normalised texts (letters and digits in lower case, everything else one space). A slip of the pen costs a few
/// pieces, other words cost many, and a person can be told the number. Source: L. R. Dice, Ecology 26 (1945); trigrams as in PostgreSQL's pg_trgm.
/// Cost: linear in the texts.
/// </summary>
internal static class TextLikeness
{
    /// <summary>0 nothing in common to 1 the same.</summary>
    public static double Of(string one, string other) => Of(Pieces(one), Pieces(other));

    public static double Of(HashSet<long> one, HashSet<long> other)
    {
        if (one.Count == 0 || other.Count == 0)
            return 0;
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        return 2.0 * few.Count(many.Contains) / (one.Count + other.Count);
    }

    /// <summary>The share of the pieces of part that whole holds as well (the overlap coefficient of a shorter text in a longer one).</summary>
    public static double ShareHeld(string part, string whole)
    {
        var (one, other) = (Pieces(part), Pieces(whole));
        return one.Count == 0 ? 0 : (double)one.Count(other.Contains) / one.Count;
    }

    /// <summary>The trigrams of a text, each as one number.</summary>
    public static HashSet<long> Pieces(string text)
    {
        var pieces = new HashSet<long>(text.Length);
        var (first, second, pending) = (0, (int)' ', false);
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                pending = second != ' ';
                continue;
            }

            if (pending)
                Add(' ');
            pending = false;
            Add(char.ToLowerInvariant(c));
        }

        Add(' ');
        return pieces;

        void Add(int c)
        {
            if (first != 0)
                pieces.Add(((long)first << 32) | ((long)second << 16) | (uint)c);
            (first, second) = (second, c);
        }
    }
}
