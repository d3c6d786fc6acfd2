using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Reinstate.Grains.Incidents.Letters;

/// <summary>
/// A letter or form as text with named fields. <c>{{name}}</c> stands for a fact of the log; <c>{{name: words}}</c> says what is missing where the log does not
/// have it; <c>{{?words}}</c> for what the log cannot know. Safety rule: what is not known is shown as a gap that somebody completes, never made up.
/// </summary>
/// <param name="Name">Of the body that gets it.</param>
/// <param name="Version">Raised with every change of the words.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">With its fields.</param>
public sealed partial record LetterTemplate(string Name, int Version, string Title, string Text)
{
    private const string Folder = "letters/";

    private static readonly ImmutableSortedDictionary<string, LetterTemplate> All = Read();

    /// <summary>The newest version for a body, or null.</summary>
    public static LetterTemplate? For(string body) => All.GetValueOrDefault(body);

    /// <summary>Names of the facts that it asks for, in the order of the text.</summary>
    public IEnumerable<string> Fields => Field().Matches(Text).Select(match => match.Groups["name"].Value).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>The text with what is known; a fact that is empty is not known.</summary>
    public FilledLetter Fill(IReadOnlyDictionary<string, string> facts)
    {
        var used = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var text = Field().Replace(Text, match =>
        {
            var name = match.Groups["name"].Value;
            if (name.Length > 0 && facts.GetValueOrDefault(name) is { Length: > 0 } value)
                return used[name] = value;
            return Gap(match.Groups["words"] is { Length: > 0 } words ? words.Value.Trim() : name.Replace('_', ' '));
        });
        return new(text, [.. Marked().Matches(text).Select(match => match.Groups["what"].Value)], used.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>How a gap is marked.</summary>
    public static string Gap(string what) => $"[to be completed: {what}]";

    /// <summary>A template's text: a line with its version, one with its title, an empty one, the words.</summary>
    internal static LetterTemplate Parse(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', 4);
        return lines is [var version, var title, "", var words] && version.StartsWith("version ", StringComparison.Ordinal) && int.TryParse(version.AsSpan("version ".Length), out var number)
            ? new(name, number, title, words) : throw new FormatException($"The letter '{name}' does not begin with its version and title.");
    }

    private static ImmutableSortedDictionary<string, LetterTemplate> Read()
    {
        var assembly = typeof(LetterTemplate).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return Parse(name[Folder.Length..], reader.ReadToEnd());
        }).ToImmutableSortedDictionary(letter => letter.Name, letter => letter, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{\{(?:\?(?<words>[^{}]+)|(?<name>[a-z_]+)(?::(?<words>[^{}]+))?)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    [GeneratedRegex(@"\[to be completed: (?<what>[^\]]+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();
}

/// <summary>A letter as far as the log fills it.</summary>
/// <param name="Text">With marked gaps.</param>
/// <param name="Gaps">What is to be completed, in the order of the text.</param>
/// <param name="Facts">What was filled in, by name.</param>
public sealed record FilledLetter(string Text, ImmutableArray<string> Gaps, ImmutableSortedDictionary<string, string> Facts);
