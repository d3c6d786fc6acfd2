using System.Collections.Immutable;
using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>Draws a table over as many pages as it needs, its headings at the head of each. A row is kept together where a page can hold it, and continued where none can.</summary>
internal sealed class TablePainter(Paper paper, IReadOnlyDictionary<string, string> titles)
{
    private const string Shade = "0.95 0.96 0.975", Head = "0.87 0.9 0.93";

    public void Draw(Section section)
    {
        ImmutableArray<ImmutableArray<string>> texts = [.. section.Rows.Select(row => row.Select((cell, i) => Typesetting.Settable(Text(section.Columns[i], cell), paper.Regular)).ToImmutableArray())];
        var decks = Decks.Of(section, texts, paper.Regular, paper.Bold);
        if (!decks.Empty.IsEmpty)
            paper.Write($"Nothing is recorded under: {string.Join(", ", decks.Empty)}.", paper.Regular, 7.5, Canvas.Quiet);
        if (decks.Rows[0].IsEmpty)
            return;
        paper.Y -= 4;
        var head = decks.Rows.Select(deck => Cells(deck, column => column.Title, paper.Bold)).ToList();
        var tall = head.Sum(Tall) + 4;
        if (paper.Room < tall + (4 * Decks.Leading))
            paper.NewPage();
        Heading(head, tall);
        var shaded = false;
        foreach (var row in texts)
        {
            Row([.. decks.Rows.Select(deck => Cells(deck, column => row[column.Index], paper.Regular))], head, tall, shaded);
            shaded = !shaded;
        }
    }

    /// <summary>A record: each field with its value.</summary>
    public void Record(Section section)
    {
        for (var i = 0; i < section.Columns.Length; i++)
        {
            var lines = Typesetting.Lines(Typesetting.Settable(CellText.Of(section.Rows[0][i]), paper.Regular), paper.Regular, 8.5, Paper.Within - 170);
            foreach (var (n, line) in lines.Index())
            {
                if (paper.Room < 12)
                    paper.NewPage();
                paper.Y -= 11.5;
                if (n == 0)
                    paper.Canvas.Text(paper.Bold, 8.5, Paper.Margin, paper.Y, section.Columns[i].Title);
                paper.Canvas.Text(paper.Regular, 8.5, Paper.Margin + 170, paper.Y, line);
            }

            paper.Y -= 1.5;
        }
    }

    private void Row(List<Set> decks, List<Set> head, double tall, bool shaded)
    {
        var whole = decks.Sum(Tall) + 3;
        if (whole > paper.Room && whole <= Paper.Top - Paper.Bottom - tall)
        {
            paper.NewPage();
            Heading(head, tall);
        }

        foreach (var deck in decks)
        {
            for (var from = 0; from < deck.Lines;)
            {
                var fit = (int)((paper.Room - 3) / Decks.Leading);
                if (fit < 1)
                {
                    paper.NewPage();
                    Heading(head, tall);
                    continue;
                }

                var to = Math.Min(deck.Lines, from + fit);
                var height = ((to - from) * Decks.Leading) + (to == deck.Lines && ReferenceEquals(deck, decks[^1]) ? 3 : 0);
                if (shaded)
                    paper.Canvas.Fill(Paper.Margin, paper.Y - height, Paper.Within, height, Shade);
                Lines(deck, from, to, paper.Regular);
                paper.Y -= height;
                from = to;
            }
        }

        paper.Canvas.Line(Paper.Margin, paper.Y, Paper.Within);
    }

    private void Heading(List<Set> head, double tall)
    {
        paper.Canvas.Fill(Paper.Margin, paper.Y - tall, Paper.Within, tall, Head);
        foreach (var deck in head)
        {
            Lines(deck, 0, deck.Lines, paper.Bold);
            paper.Y -= Tall(deck);
        }

        paper.Y -= 4;
    }

    private void Lines(Set deck, int from, int to, Face face)
    {
        foreach (var (column, lines) in deck.Cells)
        {
            for (var i = from; i < Math.Min(to, lines.Count); i++)
                paper.Canvas.Text(face, Decks.Size, Paper.Margin + column.X + 2, paper.Y - ((i - from + 1) * Decks.Leading) + 2, lines[i]);
        }
    }

    private string Text(Column column, Cell cell) =>
        column.IsReference && cell.Value is ImmutableArray<string> keys ? string.Join("; ", keys.Select(key => titles[key])) : CellText.Of(cell);

    private static double Tall(Set deck) => deck.Lines * Decks.Leading;

    private static Set Cells(ImmutableArray<PaperColumn> deck, Func<PaperColumn, string> text, Face face)
    {
        var cells = deck.Select(column => (column, Typesetting.Lines(text(column), face, Decks.Size, column.Width - Decks.Gap))).ToList();
        return new Set(cells, cells.Max(cell => cell.Item2.Count));
    }

    private sealed record Set(List<(PaperColumn Column, List<string> Lines)> Cells, int Lines);
}
