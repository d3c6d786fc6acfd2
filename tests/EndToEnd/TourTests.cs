using System.Text.RegularExpressions;
using Reinstate.TestNodes;

namespace Reinstate.EndToEndTests;

public sealed partial class TourTests
{
    [Fact]
    public async Task Every_link_of_the_tour_leads_to_a_file_and_there_are_eight_along_the_way()
    {
        var tour = Path.Combine(Repository.Root, "docs", "tour.md");
        var text = await File.ReadAllTextAsync(tour, TestContext.Current.CancellationToken);
        var links = Link().Matches(text).Select(match => match.Groups["to"].Value).ToList();
        Assert.All(links, link => Assert.True(Path.Exists(Path.GetFullPath(link, Path.GetDirectoryName(tour)!)), link));
        Assert.Equal(8, Stop().Count(text));
    }

    [GeneratedRegex(@"\]\((?<to>[^)#]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\d+\. \*\*\[", RegexOptions.Multiline, 1000)]
    private static partial Regex Stop();
}
