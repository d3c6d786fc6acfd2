using System.Text;
using System.Text.RegularExpressions;
using Reinstate.Evidence.Packs.Extracts;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>Figures for a tender, without anybody in them.</summary>
public sealed class ContractExtractTests
{
    private static readonly Story Told = Story.Learned();
    private static readonly Dictionary<string, string> Files = ContractExtract.Files(Told.View, Story.Time(20)).ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Bytes.AsSpan()), StringComparer.Ordinal);

    [Fact]
    public void It_has_figures_of_each_incident_and_small_numbers_are_not_shown()
    {
        Assert.Equal(["extract.csv", "extract.html", "extract.json"], Files.Keys.Order(StringComparer.Ordinal));
        var row = Files["extract.csv"].Split('\n')[1];
        Assert.StartsWith("1,live,2026-03,", row, StringComparison.Ordinal);
        Assert.Contains(",10,425,7,0,fewer than 5,", Files["extract.csv"].Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("fewer than 5", Files["extract.html"], StringComparison.Ordinal);
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
}
