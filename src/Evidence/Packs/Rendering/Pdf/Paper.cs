using System.Globalization;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>
/// Pages of A4 across, one after the other. A page is compressed and let go of when the next begins, so memory holds the file and one page. What depends on
/// pages to come, their number and where sections are, is drawn last.
/// </summary>
internal sealed class Paper(PdfFile file, Face regular, Face bold)
{
    public const double Width = 842, Height = 595, Margin = 36, Top = 548, Bottom = 40, Within = Width - (2 * Margin);

    private readonly List<int> pages = [];
    private readonly List<(int Page, Action<Canvas> Draw)> late = [];
    private readonly List<(int Page, double X, double Y, double Width, double Height, string To)> links = [];
    private readonly Dictionary<string, (int Page, double Y)> places = new(StringComparer.Ordinal);
    private Canvas? canvas;

    public Face Regular => regular;

    public Face Bold => bold;

    /// <summary>Where the next line may stand; from here to <see cref="Bottom"/> the page is free.</summary>
    public double Y { get; set; }

    public double Room => Y - Bottom;

    public Canvas Canvas => canvas ?? throw new InvalidOperationException("There is no page yet.");

    /// <summary>Of the page that is drawn now, from 1.</summary>
    public int Page => pages.Count + 1;

    /// <summary>Sections with their page from 1 and height.</summary>
    public IReadOnlyDictionary<string, (int Page, double Y)> Places => places;

    public void NewPage()
    {
        Finish();
        (canvas, Y) = (new Canvas(), Top);
    }

    /// <summary>A section begins here.</summary>
    public void Mark(string section) => places[section] = (Page, Y);

    /// <summary>Drawn on this page when every section's page is known.</summary>
    public void Later(Action<Canvas> draw) => late.Add((Page, draw));

    /// <summary>A rectangle of this page leads to a section.</summary>
    public void Link(double x, double y, double width, double height, string to) => links.Add((Page, x, y, width, height, to));

    /// <summary>Draws lines of text down the page, on to the next where it is full.</summary>
    public void Write(string text, Face face, double size, string colour = Canvas.Ink, double indent = 0)
    {
        foreach (var line in Typesetting.Lines(Typesetting.Settable(text, face), face, size, Within - indent))
        {
            if (Room < size * 1.35)
                NewPage();
            Y -= size * 1.35;
            Canvas.Text(face, size, Margin + indent, Y, line, colour);
        }
    }

    /// <summary>Writes the pages; their numbers in order and that of their parent.</summary>
    /// <param name="each">Head and foot of a page, given its number and how many there are.</param>
    public (int Parent, IReadOnlyList<int> Pages) Close(Action<Canvas, int, int> each)
    {
        Finish();
        var parent = file.Reserve();
        var resources = file.Reserve();
        var numbers = pages.Select(_ => file.Reserve()).ToList();
        var (drawn, linked) = (late.ToLookup(one => one.Page, one => one.Draw), links.ToLookup(link => link.Page));
        foreach (var (i, content) in pages.Index())
        {
            var last = new Canvas();
            each(last, i + 1, pages.Count);
            foreach (var draw in drawn[i + 1])
                draw(last);
            var annotations = string.Join(' ', linked[i + 1].Select(link => string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{link.X:0.##} {link.Y:0.##} {link.X + link.Width:0.##} {link.Y + link.Height:0.##}]/Dest({link.To})>>")));
            var over = file.AddStream(last.ToBytes());
            file.Put(numbers[i], $"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {Width} {Height}]/Resources {resources} 0 R/Contents[{content} 0 R {over} 0 R]{(annotations.Length == 0 ? "" : $"/Annots[{annotations}]")}>>");
        }

        file.Put(parent, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', numbers.Select(number => $"{number} 0 R"))}]>>");
        file.Put(resources, $"<</Font<</{regular.Name} {regular.Embed(file, "DejaVuSansCondensed")} 0 R/{bold.Name} {bold.Embed(file, "DejaVuSansCondensed-Bold")} 0 R>>>>");
        return (parent, numbers);
    }

    private void Finish()
    {
        if (canvas is not null)
            pages.Add(file.AddStream(canvas.ToBytes()));
        canvas = null;
    }
}
