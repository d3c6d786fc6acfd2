using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Reinstate.Evidence.Packs;
using Reinstate.Evidence.Packs.Contents;
using Reinstate.Evidence.Packs.Crosswalks;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Evidence.Packs.Rendering.Pdf;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>docs/evidence.md is written from the contents, the crosswalk and the pack of the story; UPDATE_DOCS=1 writes it anew.</summary>
public sealed class EvidenceGuide
{
    private static readonly Story Told = Story.Learned();
    private static readonly PackDocument Document = PackDocument.Of(new PackFacts(Told.View, Told.View.Incidents[Story.Incident]));
    private static readonly OpenedPack Pack = new(Told.View);

    /// <summary>What the expectation boxes ask for, sentence by sentence.</summary>
    private static ImmutableArray<CrosswalkLine> Sentences => Crosswalk.All.Single(framework => framework.Id == "expectations").Lines;

    [Fact]
    public void The_guide_is_what_the_packs_hold()
    {
        var (path, page) = (Path.Combine(Repository(), "docs", "evidence.md"), Page());
        if (string.Equals(Environment.GetEnvironmentVariable("UPDATE_DOCS"), "1", StringComparison.Ordinal))
            File.WriteAllText(path, page);
        Assert.True(File.Exists(path) && string.Equals(File.ReadAllText(path), page, StringComparison.Ordinal), "docs/evidence.md differs from the packs: run these tests with UPDATE_DOCS=1 and commit it.");
    }

    [Fact]
    public void Each_sentence_is_evidenced_by_anchors_of_the_page_and_destinations_of_the_PDF_and_one_that_is_removed_is_missed()
    {
        Assert.Equal(8, Sentences.Length);
        var structure = Encoding.Latin1.GetString(Pack.Bytes("evidence.pdf"));
        Assert.Empty(Missing(Pack.Html, structure));
        foreach (var section in Sentences.SelectMany(line => line.Sections).Distinct(StringComparer.Ordinal))
        {
            Assert.Contains(Missing(Pack.Html.Replace($"<section id=\"{section}\">", "<section>", StringComparison.Ordinal), structure), missed => missed.EndsWith(section, StringComparison.Ordinal));
            Assert.Contains(Missing(Pack.Html, structure.Replace($"({section})[", "(x)[", StringComparison.Ordinal)), missed => missed.EndsWith(section, StringComparison.Ordinal));
        }
    }

    private static List<string> Missing(string html, string pdf) =>
    [
        .. from line in Sentences
           from section in line.Sections
           where !html.Contains($"<section id=\"{section}\">", StringComparison.Ordinal) || !pdf.Contains($"({section})[", StringComparison.Ordinal)
           select $"{line.Code}: {section}",
    ];

    private static string Page()
    {
        var pages = PdfPack.Render(Document).Pages;
        var titles = Document.Sections.ToDictionary(section => section.Key, section => section.Title, StringComparer.Ordinal);
        var page = new StringBuilder("""
            # What an evidence pack holds, and what it evidences

            A pack is one zip: `evidence.html` and `evidence.pdf` for readers, `evidence.json` and `data/*.csv` for programs, all of one document; scans of sheets, the events of the log,
            a manifest and its signature. [`./run verify-pack`](operations.md) verifies it with the public key alone, and `./run audit-sample` draws its audit sample again. The first page of the PDF is a
            summary; nothing in it is called complete while anything is open.

            - **Redacted**: `redacted` in the request, and always for whoever may read no names. People and staff are pseudonyms, and of texts only this program's own words remain. Events and scans are not in it, and the audit
              draw cannot be repeated from it. Figures are the same.
            - **As of a position**: `as_of_position` in the request makes the pack of the log as it stood there. Made again it has the same bytes, but for the signature, and but for people who were erased since.
            - **The PDF** is made by the rules of PDF/A-2b: fonts embedded, language, metadata, bookmarks, nothing that runs or is fetched. No validator has confirmed that, so it does not claim it. Letters from right to left are joined and
              turned; a character that no font in it has is shown by its number.

            Every name of a section below is the anchor of the page (`evidence.html#mar_lines`), a destination of the PDF (`evidence.pdf#mar_lines`), a key of the JSON and a file of data. Pages are those of the pack of the example that
            the tests play, two services with 3 people; contents and summary of each PDF name its own. [The same sentences in the packs of the three examples](evidence-examples.md). This page is written by a test
            from the packs themselves. `bench/run pack` measures what a pack for 200 people and some 5,000 items costs a node.

            ## What a commissioner and an inspector expect, sentence by sentence

            | Sentence | Evidenced in | Page of the PDF |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var line in Sentences)
            page.Append(CultureInfo.InvariantCulture, $"| {line.Text} | {Named(line.Sections, titles)} | {Pages(line.Sections, pages)} |\n");
        page.Append("\n## The 22 contents\n\n| | Content | Sections | Page of the PDF |\n|---|---|---|---|\n");
        foreach (var content in PackContents.All)
            page.Append(CultureInfo.InvariantCulture, $"| {content.Number} | {content.Words} | {Named(content.Sections, titles)} | {Pages(content.Sections, pages)} |\n");
        page.Append("\n## Frameworks\n\n`src/Evidence/Packs/Crosswalks` holds them as versioned data; each pack has the lines with links to its sections.\n\n| Framework | Version | Standing | Lines |\n|---|---|---|---|\n");
        foreach (var framework in Crosswalk.All)
            page.Append(CultureInfo.InvariantCulture, $"| {framework.Framework} | {framework.Version} | {framework.Standing} | {framework.Lines.Length} |\n");
        return page.ToString();
    }

    private static string Named(ImmutableArray<string> sections, Dictionary<string, string> titles) => string.Join(", ", sections.Select(section => $"{titles[section]} `{section}`"));

    private static string Pages(ImmutableArray<string> sections, IReadOnlyDictionary<string, int> pages) => string.Join(", ", sections.Select(section => pages[section]).Distinct().Order());

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests run inside the repository.");
        return folder;
    }
}
