using System.Collections.Frozen;
using System.Text;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>
/// Arabic letters, with those of Urdu and Persian, as a page needs them: joined, and from right to left. Letters are replaced by the presentation forms of
/// Unicode (blocks U+FB50 and U+FE70), because a PDF places glyphs and joins nothing. Marks above and below letters are left out of the joining, not of the text.
/// </summary>
internal static class ArabicForms
{
    /// <summary>The letter, its isolated form, and how many forms follow each other from there: 2 joins to the right only, 4 to both sides.</summary>
    private static readonly FrozenDictionary<char, (char First, int Forms)> Table = Rows();

    private static readonly FrozenDictionary<int, int> Letters = Table.SelectMany(row => Enumerable.Range(0, row.Value.Forms).Select(i => (Form: row.Value.First + i, Is: (int)row.Key)))
        .DistinctBy(pair => pair.Form).ToFrozenDictionary(pair => pair.Form, pair => pair.Is);

    /// <summary>What somebody who copies the text wants to have: the letter of a form, and anything else as it is.</summary>
    public static int Letter(int character) => Letters.GetValueOrDefault(character, character);

    public static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    /// <summary>Joined, still in the order of speech. The same object where there is nothing to join.</summary>
    public static string Joined(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0600', '\u06FF'))
            return text;
        var joined = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Table.TryGetValue(text[i], out var row))
            {
                joined.Append(text[i]);
                continue;
            }

            var before = row.Forms > 1 && Neighbour(text, i, -1) is { Forms: 4 };
            var after = row.Forms == 4 && Neighbour(text, i, 1) is { Forms: > 1 };
            joined.Append((char)(row.First + (before ? after ? 3 : 1 : after ? 2 : 0)));
        }

        return joined.ToString();
    }

    /// <summary>A line as it stands on paper from left to right: each stretch of letters from right to left is turned round, numbers in it are not.</summary>
    public static string Visual(string line)
    {
        if (!line.Any(IsRightToLeft))
            return line;
        var visual = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length;)
        {
            if (!IsRightToLeft(line[i]))
            {
                visual.Append(line[i++]);
                continue;
            }

            var end = i;
            for (var j = i; j < line.Length && (IsRightToLeft(line[j]) || !char.IsAsciiLetter(line[j])); j++)
                end = IsRightToLeft(line[j]) ? j + 1 : end;
            visual.Append(Turned(line[i..end]));
            i = end;
        }

        return visual.ToString();
    }

    private static string Turned(string stretch)
    {
        var letters = stretch.ToCharArray();
        Array.Reverse(letters);
        for (var i = 0; i < letters.Length; i++)
        {
            var end = i;
            while (end < letters.Length && char.IsDigit(letters[end]))
                end++;
            Array.Reverse(letters, i, end - i);
            i = Math.Max(i, end - 1);
        }

        return new string(letters);
    }

    private static (char First, int Forms)? Neighbour(string text, int at, int step)
    {
        for (at += step; at >= 0 && at < text.Length; at += step)
        {
            if (text[at] is < '\u064B' or > '\u065F')
                return Table.TryGetValue(text[at], out var row) ? row : null;
        }

        return null;
    }

    private static FrozenDictionary<char, (char First, int Forms)> Rows()
    {
        var rows = new Dictionary<char, (char, int)>();

        // Consecutive letters of the Arabic block have consecutive forms: isolated, final, then initial, medial.
        var at = '\uFE80';
        foreach (var (letter, forms) in "\u06211\u06222\u06232\u06242\u06252\u06264\u06272\u06284\u06292\u062A4\u062B4\u062C4\u062D4\u062E4\u062F2\u06302\u06312\u06322\u06334\u06344\u06354\u06364\u06374\u06384\u06394\u063A4\u06414\u06424\u06434\u06444\u06454\u06464\u06474\u06482\u06492\u064A4".Chunk(2).Select(pair => (pair[0], pair[1] - '0')))
        {
            rows[letter] = (at, forms);
            at = (char)(at + forms);
        }

        foreach (var (letter, first, forms) in ((char, char, int)[])
        [
            ('\u0679', '\uFB66', 4), ('\u067E', '\uFB56', 4), ('\u0686', '\uFB7A', 4), ('\u0688', '\uFB88', 2), ('\u0691', '\uFB8C', 2), ('\u0698', '\uFB8A', 2),
            ('\u06A9', '\uFB8E', 4), ('\u06AF', '\uFB92', 4), ('\u06BA', '\uFB9E', 2), ('\u06BE', '\uFBAA', 4), ('\u06C1', '\uFBA6', 4), ('\u06C0', '\uFBA4', 2),
            ('\u06CC', '\uFBFC', 4), ('\u06D2', '\uFBAE', 2), ('\u06D3', '\uFBB0', 2),
        ])
        {
            rows[letter] = (first, forms);
        }

        return rows.ToFrozenDictionary();
    }
}
