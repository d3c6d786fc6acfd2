using System.Text.RegularExpressions;

namespace Reinstate.ArchitectureTests;

/// <summary>A tour that leads nowhere is worse than none.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Links_of_the_documents_lead_to_something_in_the_tree() =>
        Assert.Empty(Tree.Sources("docs", ".md").Select(file => file.Path).Append("README.md").SelectMany(path => Dead(path, File.ReadAllText(Path.Combine(Tree.Root, path)))));

    [Fact]
    public void A_link_that_leads_nowhere_is_seen() => Assert.Equal(["README.md → src/Nowhere.cs"], Dead("README.md", "[here](src/Grains) and [there](src/Nowhere.cs#L1)"));

    private static IEnumerable<string> Dead(string path, string text) =>
        from link in Link().Matches(text)
        let target = link.Groups["target"].Value
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Tree.Root, Path.GetDirectoryName(path)!, target))
        select $"{path} → {target}";

    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)(#[^)]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
