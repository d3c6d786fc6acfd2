using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Evidence.Packs.Extracts;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>Figures for a tender, without anybody in them.</summary>
public sealed class ContractExtractTests
{
    private static readonly Story Told = Story.Learned();
    private static readonly Dictionary<string, string> Files = ContractExtract.Files(Told.View, Story.Time(20)).ToDictionary(file => file.Name, TextOf, StringComparer.Ordinal);

    [Fact]
    public void It_has_figures_of_each_incident_and_small_numbers_are_not_shown()
    {
        Assert.Equal(["extract.csv", "extract.html", "extract.json", "extract.pdf"], Files.Keys.Order(StringComparer.Ordinal));
        var row = Files["extract.csv"].Split('\n')[1];
        Assert.StartsWith("1,live,2026-03,", row, StringComparison.Ordinal);
        Assert.Contains(",10,425,7,0,fewer than 5,", Files["extract.csv"].Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(Files.Values, text => Assert.Contains("fewer than 5", text, StringComparison.Ordinal));
        Assert.DoesNotContain("NOT COMPLETE", Files["extract.pdf"], StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_and_nobodys_words_are_in_it()
    {
        var values = TextLayers.PersonalValues(Told.View).Concat(["Medisoft", "Supplier outage of the medicines system", "summaries need a version number"]);
        foreach (var value in values)
        {
            var word = new Regex($@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(value)}(?![\p{{L}}\p{{N}}])", RegexOptions.None, TimeSpan.FromSeconds(5));
            Assert.All(Files, file => Assert.DoesNotMatch(word, Regex.Replace(file.Value, "<style>.*</style>|<[^>]*>", " ", RegexOptions.Singleline, TimeSpan.FromSeconds(5))));
        }
    }

    [Fact]
    public void The_same_view_gives_the_same_bytes() =>
        Assert.Equal(ContractExtract.Files(Told.View, Story.Time(20)).Select(file => file.Bytes.ToArray()), ContractExtract.Files(Told.Log.Rebuild(), Story.Time(20)).Select(file => file.Bytes.ToArray()));

    [Theory]
    [InlineData("", "extract.json", "application/json")]
    [InlineData("json", "extract.json", "application/json")]
    [InlineData("csv", "extract.csv", "text/csv")]
    [InlineData("pdf", "extract.pdf", "application/pdf")]
    [InlineData("html", "extract.html", "text/html")]
    public void Whoever_reaches_everything_asks_for_it_in_a_format(string format, string name, string type)
    {
        var reply = Assert.IsType<GetExtractReply>(ExtractAnswers.Get(Told.View, new GetExtractRequest { Format = format }, Story.Time(20), Reader.Whole).Reply);
        Assert.Equal((name, type, Told.View.Position), (reply.FileName, reply.MediaType, reply.Position));
        Assert.Equal(ContractExtract.Files(Told.View, Story.Time(20)).Single(file => file.Name == name).Bytes.ToArray(), reply.Data.ToByteArray());
    }

    [Fact]
    public void Another_format_and_a_reader_of_one_service_are_refused()
    {
        Assert.Equal(Catalogue.InvalidArgument, ExtractAnswers.Get(Told.View, new GetExtractRequest { Format = "docx" }, Story.Time(20), Reader.Whole).Refusal!.Kind);
        Assert.Equal(Catalogue.OutOfReach, ExtractAnswers.Get(Told.View, new GetExtractRequest(), Story.Time(20), new Reader("rae", Reach.Of([Story.Home]), "registered_manager")).Refusal!.Kind);
    }

    private static string TextOf((string Name, ImmutableArray<byte> Bytes) file)
    {
        if (!file.Name.EndsWith(".pdf", StringComparison.Ordinal))
            return Encoding.UTF8.GetString(file.Bytes.AsSpan());
        using var pdf = new OpenedPdf([.. file.Bytes]);
        return pdf.Text;
    }
}
