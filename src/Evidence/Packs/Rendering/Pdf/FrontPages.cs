using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>The first page, which says all that a busy reader must know, and the contents with their pages.</summary>
internal static class FrontPages
{
    public const string Summary = "summary";

    private const double Size = 8.4, Leading = 10.6, SaysAt = 134, SeeAt = 655;

    public static void Draw(Paper paper, PackDocument document)
    {
        paper.NewPage();
        paper.Mark(Summary);
        paper.Write(document.Title.Length > 0 ? document.Title : $"Incident {document.IncidentId}", paper.Bold, 17);
        paper.Write($"{document.Kind}, {document.Organisation}{document.Subject}, as of {CellText.At(document.AsOf)}", paper.Regular, 9, Canvas.Quiet);
        if (document.Redacted)
            paper.Write("Redacted: people and staff are pseudonyms; names, initials and free text are left out.", paper.Regular, 9, Canvas.Quiet);
        Standing(paper, document.Standing);
        foreach (var row in document.Sections.Where(section => section.Key == Summary).SelectMany(section => section.Rows))
            Line(paper, [.. row.Take(4).Select(CellText.Of)], CellText.Of(row[4]).Split('\n'));
        Contents(paper, document);
    }

    private static void Standing(Paper paper, Standing standing)
    {
        var lines = Typesetting.Lines(Typesetting.Settable(standing.Headline, paper.Bold), paper.Bold, 10, Paper.Within - 24);
        var height = (lines.Count * 13.5) + 10;
        var (edge, ground) = standing.Word switch
        {
            "complete" => ("0.18 0.42 0.31", "0.93 0.965 0.945"),
            "learning_open" => ("0.54 0.35 0", "0.99 0.965 0.905"),
            "extract" or "subject_access" => ("0.33 0.36 0.4", "0.955 0.96 0.965"),
            _ => ("0.61 0.17 0.17", "0.985 0.935 0.935"),
        };
        paper.Y -= 8;
        paper.Canvas.Fill(Paper.Margin, paper.Y - height, Paper.Within, height, ground);
        paper.Canvas.Fill(Paper.Margin, paper.Y - height, 7, height, edge);
        foreach (var (i, line) in lines.Index())
            paper.Canvas.Text(paper.Bold, 10, Paper.Margin + 16, paper.Y - (13.5 * (i + 1)) - 2, line);
        paper.Y -= height + 8;
    }

    private static void Line(Paper paper, string[] cells, string[] see)
    {
        var said = Typesetting.Lines(Typesetting.Settable(cells[1], paper.Regular), paper.Regular, Size, SeeAt - SaysAt - 12);
        var aside = string.Join("; ", cells.Skip(2).Where(text => text.Length > 0));
        var stated = aside.Length == 0 ? [] : Typesetting.Lines(Typesetting.Settable(aside, paper.Regular), paper.Regular, Size, SeeAt - SaysAt - 12);
        var height = ((said.Count + stated.Count) * Leading) + 4;
        if (paper.Room < height)
            paper.NewPage();
        paper.Canvas.Line(Paper.Margin, paper.Y, Paper.Within);
        paper.Canvas.Text(paper.Bold, Size, Paper.Margin, paper.Y - Leading, cells[0]);
        foreach (var (i, line) in said.Concat(stated).Index())
            paper.Canvas.Text(paper.Regular, Size, Paper.Margin + SaysAt, paper.Y - (Leading * (i + 1)), line, i < said.Count ? Canvas.Ink : Canvas.Quiet);
        var y = paper.Y - Leading;
        paper.Later(canvas =>
        {
            var pages = see.Select(key => paper.Places[key].Page).Distinct().Order().ToList();
            canvas.Text(paper.Regular, Size, Paper.Margin + SeeAt, y, $"{(pages.Count == 1 ? "page" : "pages")} {string.Join(", ", pages)}", Canvas.Quiet);
        });
        paper.Link(Paper.Margin + SeeAt, y - 2, Paper.Within - SeeAt, Leading, see[0]);
        paper.Y -= height;
    }

    private static void Contents(Paper paper, PackDocument document)
    {
        paper.NewPage();
        paper.Write("Contents", paper.Bold, 12.5);
        var (top, half) = (paper.Y - 4, (document.Sections.Length + 1) / 2);
        var column = (Paper.Within - 30) / 2;
        var leading = Math.Min(16, (top - Paper.Bottom) / half);
        foreach (var (i, section) in document.Sections.Index())
        {
            var (x, y) = (Paper.Margin + (i < half ? 0 : column + 30), top - (((i % half) + 1) * leading));
            var title = Typesetting.Settable($"{section.Title}{(section.Single ? "" : $" ({section.Rows.Length})")}", paper.Regular);
            paper.Canvas.Text(paper.Regular, 8.5, x, y, title);
            paper.Link(x, y - 3, column, leading, section.Key);
            paper.Later(canvas =>
            {
                var number = FormattableString.Invariant($"{paper.Places[section.Key].Page}");
                canvas.Text(paper.Regular, 8.5, x + column - paper.Regular.Width(number, 8.5), y, number);
            });
        }

        paper.Y = Paper.Bottom;
    }
}
