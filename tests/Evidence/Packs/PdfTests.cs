using System.Text;
using System.Text.RegularExpressions;
using Reinstate.Evidence.Packs.Contents;
using Reinstate.Evidence.Packs.Rendering.Pdf;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>The PDF, read by a library that did not write it.</summary>
public sealed class PdfTests
{
    private static readonly OpenedPack Pack = new(Story.Learned().View);
    private static readonly Lazy<OpenedPdf> Read = new(() => new OpenedPdf(Pack.Bytes("evidence.pdf")));

    private static OpenedPdf Pdf => Read.Value;

    [Fact]
    public void Every_page_has_its_number_and_says_which_incident_and_how_far_it_is()
    {
        Assert.All(Pdf.Pages, page =>
        {
            var text = OpenedPdf.TextOf(page);
            Assert.Contains($"page {page.Number} of {Pdf.Pages.Count}", text, StringComparison.Ordinal);
            Assert.Contains("incident inc-7", text, StringComparison.Ordinal);
            Assert.Contains(": complete", text, StringComparison.Ordinal);
        });
        using var open = new OpenedPdf(new OpenedPack(Story.Restored().View).Bytes("evidence.pdf"));
        Assert.All(open.Pages, page => Assert.Contains("NOT COMPLETE", OpenedPdf.TextOf(page), StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_page_alone_is_the_summary()
    {
        var first = OpenedPdf.TextOf(Pdf.Pages[0]);
        foreach (var words in (string[])["Supplier outage of the medicines system", "What failed", "Who was affected", "Expected and reconciled", "What is open", "What was never found", "Medicines", "safeguarding", "Signed off", "What was learnt"])
            Assert.Contains(words, first, StringComparison.Ordinal);
        Assert.StartsWith("Contents", OpenedPdf.TextOf(Pdf.Pages[1]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SectionTests.Planted), MemberType = typeof(SectionTests))]
    public void A_planted_fact_is_in_it(string section, string fact) =>
        Assert.True(Pdf.Packed.Contains(OpenedPdf.Pack(fact), StringComparison.Ordinal), $"{section}: {fact}");

    [Fact]
    public void Every_section_has_a_bookmark_and_a_destination()
    {
        Assert.True(Pdf.Document.TryGetBookmarks(out var bookmarks));
        var titles = bookmarks.GetNodes().Select(node => node.Title).ToHashSet(StringComparer.Ordinal);
        var structure = Encoding.Latin1.GetString(Pdf.Bytes);
        foreach (var key in PackContents.All.SelectMany(content => content.Sections))
            Assert.Contains($"({key})[", structure, StringComparison.Ordinal);
        Assert.Contains("MAR, line by line", titles);
        Assert.Contains("Tamper-evidence manifest", titles);
    }

    [Fact]
    public void It_says_of_itself_what_it_is_and_runs_and_fetches_nothing()
    {
        var information = Pdf.Document.Information;
        Assert.Equal(("Evidence of recovery: incident inc-7, position " + Pack.File.Position, "Acme Care"), (information.Title, information.Author));
        var structure = Encoding.Latin1.GetString(Pdf.Bytes);
        foreach (var word in (string[])["/JavaScript", "/JS", "/URI", "/Launch", "/EmbeddedFile", "/AA", "/OpenAction", "/Encrypt"])
            Assert.DoesNotContain(word, structure, StringComparison.Ordinal);
        foreach (var word in (string[])["/Lang(en-GB)", "/OutputIntents", "<dc:title>", "<xmp:CreateDate>2026-03-14T"])
            Assert.Contains(word, structure, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(structure, "/Type/FontDescriptor", RegexOptions.None, TimeSpan.FromSeconds(5)), Regex.Count(structure, "/FontFile2 [0-9]", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Nothing_stands_outside_its_page_and_headings_come_again_on_every_page_of_a_table()
    {
        Assert.All(Pdf.Pages, page => Assert.All(page.Letters, letter =>
        {
            Assert.InRange(letter.StartBaseLine.X, Paper.Margin - 1, Paper.Width - Paper.Margin + 1);
            Assert.InRange(letter.EndBaseLine.X, Paper.Margin - 1, Paper.Width - Paper.Margin + 1);
            Assert.InRange(letter.StartBaseLine.Y, 20, Paper.Height - 20);
        }));
        var timeline = Pdf.Pages.Where(page => OpenedPdf.TextOf(page) is var text && text.Contains("Recorded at", StringComparison.Ordinal) && text.Contains("Occurred at", StringComparison.Ordinal)).ToList();
        Assert.True(timeline.Count > 1);
    }

    [Fact]
    public void Accents_Polish_and_Urdu_are_set_long_words_are_broken_and_what_no_font_has_is_marked()
    {
        var story = Story.Restored();
        var word = new string('x', 400);
        story.Do(new NoteTimelineRequest { IncidentId = Story.Incident, OccurredAt = Story.At(9), Text = $"Zoë Żółć Łukasz \u0627\u062D\u0645\u062F \u062E\u0627\u0646 {word} \u6F22 \u202Eend" }, "mia", "care_worker");
        using var pdf = new OpenedPdf(new OpenedPack(story.View).Bytes("evidence.pdf"));
        foreach (var text in (string[])["Zoë Żółć Łukasz", word, "[U+6F22]", "[U+202E]end"])
            Assert.Contains(OpenedPdf.Pack(text), pdf.Packed, StringComparison.Ordinal);

        // From right to left on paper, each letter copied as itself.
        Assert.Contains(OpenedPdf.Pack("\u0646\u0627\u062E \u062F\u0645\u062D\u0627"), pdf.Packed, StringComparison.Ordinal);
        Assert.DoesNotContain("[U+06", pdf.Packed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_view_gives_the_same_bytes() =>
        Assert.Equal(Pack.Bytes("evidence.pdf"), new OpenedPack(Story.Learned().Log.Rebuild()).Bytes("evidence.pdf"));
}
