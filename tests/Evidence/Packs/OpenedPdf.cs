using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>A PDF as a reader that is not ours reads it.</summary>
internal sealed class OpenedPdf : IDisposable
{
    public OpenedPdf(byte[] bytes)
    {
        Bytes = bytes;
        Document = PdfDocument.Open(bytes);
        Pages = [.. Document.GetPages()];
        Text = string.Join('\n', Pages.Select(TextOf));
    }

    public byte[] Bytes { get; }

    public PdfDocument Document { get; }

    public IReadOnlyList<Page> Pages { get; }

    /// <summary>Of all pages: words as they stand, lines broken where the pages break them.</summary>
    public string Text { get; }

    /// <summary>Without any space or line break, so that a text is found wherever its lines break.</summary>
    public string Packed => Pack(Text);

    public static string Pack(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>In the order of the content.</summary>
    public static string TextOf(Page page)
    {
        var text = new StringBuilder();
        double? last = null;
        foreach (var letter in page.Letters)
        {
            if (last is { } y && Math.Abs(letter.StartBaseLine.Y - y) > 0.5)
                text.Append('\n');
            text.Append(letter.Value);
            last = letter.StartBaseLine.Y;
        }

        return text.ToString();
    }

    public void Dispose() => Document.Dispose();
}
