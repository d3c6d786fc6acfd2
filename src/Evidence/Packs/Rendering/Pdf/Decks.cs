using System.Collections.Immutable;
using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>A column of a table on paper.</summary>
/// <param name="Index">Of its cells in a row.</param>
/// <param name="Title">Its heading.</param>
/// <param name="X">From the left margin, in points.</param>
/// <param name="Width">With the gap to the next.</param>
internal sealed record PaperColumn(int Index, string Title, double X, double Width);

/// <summary>
/// How a table of up to thirty columns stands on a page: a row takes several lines of cells, a deck each, and the headings stand in as many lines above. Columns
/// in which nothing is recorded are named and not drawn. Cost: linear in the text of the table.
/// </summary>
internal sealed record Decks(ImmutableArray<ImmutableArray<PaperColumn>> Rows, ImmutableArray<string> Empty)
{
    public const double Size = 6.8, Leading = 8.7, Gap = 6;

    private const double Least = 34, Most = 190;

    public static Decks Of(Section section, ImmutableArray<ImmutableArray<string>> texts, Face regular, Face bold)
    {
        var wishes = new List<(int Index, string Title, double Word, double Line)>();
        var empty = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < section.Columns.Length; i++)
        {
            var title = section.Columns[i].Title;
            if (texts.All(row => row[i].Length == 0))
            {
                empty.Add(title);
                continue;
            }

            var (word, line) = Typesetting.Wish(title, bold, Size);
            line = word;
            foreach (var row in texts)
            {
                var wish = Typesetting.Wish(row[i], regular, Size);
                (word, line) = (Math.Max(word, wish.Word), Math.Max(line, wish.Line));
            }

            wishes.Add((i, title, Math.Clamp(word, Least, Most / 2) + Gap, Math.Clamp(line, Least, Most) + Gap));
        }

        // As few decks as hold the words, and about equally full.
        var count = Math.Max(1, (int)Math.Ceiling(wishes.Sum(wish => (wish.Word + wish.Line) / 2) / Paper.Within));
        var share = wishes.Sum(wish => wish.Line) / count;
        var decks = new List<List<(int Index, string Title, double Word, double Line)>> { new() };
        foreach (var wish in wishes)
        {
            var deck = decks[^1];
            if (deck.Count > 0 && (deck.Sum(one => one.Word) + wish.Word > Paper.Within || deck.Sum(one => one.Line) + (wish.Line / 2) > share))
                decks.Add([]);
            decks[^1].Add(wish);
        }

        return new Decks([.. decks.Select(Placed)], empty.ToImmutable());
    }

    private static ImmutableArray<PaperColumn> Placed(List<(int Index, string Title, double Word, double Line)> deck)
    {
        var (words, lines) = (deck.Sum(one => one.Word), deck.Sum(one => one.Line));
        var spare = Math.Max(0, Paper.Within - words);
        var x = 0.0;
        var placed = ImmutableArray.CreateBuilder<PaperColumn>();
        foreach (var one in deck)
        {
            // What a column wants beyond its longest word, as far as there is room; then everybody a share of the rest.
            var width = lines <= Paper.Within ? one.Line + ((Paper.Within - lines) * one.Line / lines) : one.Word + (spare * (one.Line - one.Word) / Math.Max(1, lines - words));
            placed.Add(new PaperColumn(one.Index, one.Title, x, width));
            x += width;
        }

        return placed.ToImmutable();
    }
}
