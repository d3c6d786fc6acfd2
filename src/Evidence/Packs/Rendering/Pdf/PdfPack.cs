using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>A rendered PDF, and where its sections begin.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Pages">The page of each section, from 1.</param>
internal sealed record RenderedPdf(ImmutableArray<byte> Bytes, IReadOnlyDictionary<string, int> Pages);

/// <summary>
/// evidence.pdf: the same document for paper and for archives. A summary on the first page, contents with pages, then every section; each has a named
/// destination under its key and a bookmark. Cost: linear in the document; memory holds the file and the tables' texts.
/// </summary>
internal static class PdfPack
{
    public const string File = "evidence.pdf";

    private static readonly Lazy<TrueTypeFont> Regular = new(() => TrueTypeFont.Named("DejaVuSansCondensed.ttf"));
    private static readonly Lazy<TrueTypeFont> Bold = new(() => TrueTypeFont.Named("DejaVuSansCondensed-Bold.ttf"));

    public static RenderedPdf Render(PackDocument document)
    {
        using var file = new PdfFile();
        var paper = new Paper(file, new Face(Regular.Value, "F1"), new Face(Bold.Value, "F2"));
        FrontPages.Draw(paper, document);
        paper.NewPage();
        var tables = new TablePainter(paper, document.Sections.ToDictionary(section => section.Key, section => section.Title, StringComparer.Ordinal));
        foreach (var section in document.Sections.Where(section => section.Key != FrontPages.Summary))
            Write(paper, tables, section);
        var (parent, pages) = paper.Close((canvas, page, of) => HeadAndFoot(paper, canvas, document, page, of));
        return new RenderedPdf(
            ImmutableCollectionsMarshal.AsImmutableArray(Catalogued(file, document, paper, parent, pages)),
            paper.Places.ToDictionary(place => place.Key, place => place.Value.Page, StringComparer.Ordinal));
    }

    private static void Write(Paper paper, TablePainter tables, Section section)
    {
        if (paper.Room < 90)
            paper.NewPage();
        paper.Y -= paper.Y < Paper.Top ? 14 : 0;
        paper.Mark(section.Key);
        paper.Write(section.Title, paper.Bold, 12.5);
        paper.Write(section.About, paper.Regular, 7.5, Canvas.Quiet);
        if (section.Single)
            tables.Record(section);
        else if (section.Rows.IsEmpty)
            paper.Write("None recorded.", paper.Regular, 8.5);
        else
            tables.Draw(section);
    }

    private static void HeadAndFoot(Paper paper, Canvas canvas, PackDocument document, int page, int of)
    {
        void At(double y, string left, string right)
        {
            var end = Typesetting.Settable(right, paper.Regular);
            var wide = paper.Regular.Width(end, 7.5);
            var start = Typesetting.Lines(Typesetting.Settable(left, paper.Regular), paper.Regular, 7.5, Paper.Within - wide - 20);
            canvas.Text(paper.Regular, 7.5, Paper.Margin, y, start[0], Canvas.Quiet);
            canvas.Text(paper.Regular, 7.5, Paper.Width - Paper.Margin - wide, y, end, Canvas.Quiet);
        }

        At(Paper.Height - 26, $"{document.Kind}{document.Subject}{(document.Redacted ? ", redacted" : "")}", $"Position {document.Position}: {StandingWords(document.Standing)}");
        canvas.Line(Paper.Margin, Paper.Height - 31, Paper.Within);
        At(24, $"{document.Organisation}, as of {CellText.At(document.AsOf)}", $"page {page} of {of}");
    }

    private static string StandingWords(Standing standing) => standing.Word switch
    {
        "complete" => "complete",
        "learning_open" => "learning not complete",
        "extract" => "figures only",
        "subject_access" => "copy of personal data",
        _ => "NOT COMPLETE",
    };

    private static byte[] Catalogued(PdfFile file, PackDocument document, Paper paper, int parent, IReadOnlyList<int> pages)
    {
        var title = $"{document.Kind}:{(document.Subject.Length > 0 ? document.Subject[1..] : $" {document.Organisation}")}, position {document.Position}";
        var metadata = file.AddStream(Encoding.UTF8.GetBytes(PdfMetadata.Xmp(document, title)), "/Type/Metadata/Subtype/XML", deflated: false);
        var profile = file.AddStream(SrgbProfile.Bytes, "/N 3");
        var info = file.Add(PdfMetadata.Info(document, title));
        string Place(string key) => FormattableString.Invariant($"[{pages[paper.Places[key].Page - 1]} 0 R/XYZ 0 {paper.Places[key].Y:0.##} 0]");
        var names = file.Add($"<</Names[{string.Join(' ', paper.Places.Keys.Order(StringComparer.Ordinal).Select(key => $"({key}){Place(key)}"))}]>>");
        var root = file.Reserve();
        var marks = document.Sections.Select(section => (section, Id: file.Reserve())).ToList();
        foreach (var (i, (section, id)) in marks.Index())
        {
            file.Put(id, $"<</Title {PdfFile.Text(section.Title)}/Parent {root} 0 R{(i > 0 ? $"/Prev {marks[i - 1].Id} 0 R" : "")}{(i < marks.Count - 1 ? $"/Next {marks[i + 1].Id} 0 R" : "")}/Dest({section.Key})>>");
        }

        file.Put(root, $"<</Type/Outlines/First {marks[0].Id} 0 R/Last {marks[^1].Id} 0 R/Count {marks.Count}>>");
        var catalog = file.Add(
            $"<</Type/Catalog/Pages {parent} 0 R/Lang(en-GB)/ViewerPreferences<</DisplayDocTitle true>>/PageMode/UseOutlines/Outlines {root} 0 R/Names<</Dests {names} 0 R>>/Metadata {metadata} 0 R"
            + $"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile {profile} 0 R>>]>>");
        var id16 = SHA256.HashData(Encoding.UTF8.GetBytes($"{document.Tenant}\n{document.IncidentId}{document.PersonId}\n{document.Position}\n{document.Redacted}"))[..16];
        return file.Close(catalog, info, Convert.ToHexString(id16));
    }
}
