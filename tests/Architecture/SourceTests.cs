using System.Text.RegularExpressions;

namespace Reinstate.ArchitectureTests;

/// <summary>What a file may be.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 300;

    /// <summary>Longer files, each with the reason why it is one subject.</summary>
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal);

    [Fact]
    public void No_file_is_longer_than_a_reader_holds_in_mind() =>
        Assert.Empty(Tree.Sources("src", ".cs", ".proto", ".sql").Where(file => !LongFiles.ContainsKey(file.Path)).SelectMany(file => TooLong(file.Path, file.Lines.Length)));

    [Fact]
    public void A_file_that_is_too_long_is_seen() => Assert.Equal(["src/a.cs has 301 lines."], TooLong("src/a.cs", 301));

    [Fact]
    public void Exceptions_name_files_that_are_there_and_long() =>
        Assert.All(LongFiles, file => Assert.True(File.ReadAllLines(Path.Combine(Tree.Root, file.Key)).Length > MostLines && file.Value.Length > 0, file.Key));

    [Fact]
    public void Nothing_is_left_for_later_in_the_sources() =>
        Assert.Empty(Tree.Sources("src", ".cs", ".proto", ".sql").Concat(Tree.Sources("tests", ".cs")).SelectMany(file => Leftovers(file.Path, file.Lines)));

    [Fact]
    public void Something_left_for_later_is_seen() => Assert.Equal(["src/a.cs:2"], Leftovers("src/a.cs", ["class A;", "// TO" + "DO: more"]));

    private static IEnumerable<string> TooLong(string path, int lines) => lines > MostLines ? [$"{path} has {lines} lines."] : [];

    private static IEnumerable<string> Leftovers(string path, string[] lines) => lines.Select((line, i) => (line, i)).Where(at => Leftover().IsMatch(at.line)).Select(at => $"{path}:{at.i + 1}");

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HAC[K])\b|#re[g]ion", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leftover();
}
