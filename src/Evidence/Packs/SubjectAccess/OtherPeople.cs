using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Organisations;

namespace Reinstate.Evidence.Packs.SubjectAccess;

/// <summary>
/// Takes everybody else out of a copy: other people who are supported altogether, staff but for initials and role. A word goes where it is an id of somebody else, a part of their name with a capital, or
/// part of their whole name however it is written. Safety rule: where a word is a name and something else as well, it goes. Cost: a look for each word, whatever the size of the directory.
/// </summary>
internal sealed partial class OtherPeople
{
    public const string Somebody = "[another person]";

    // A single letter names nobody.
    private const int ShortestPart = 2;
    private const int LongestInitials = 4;

    private readonly OrganisationState organisation;
    private readonly string person;
    private readonly HashSet<string> own = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Instead, bool AlsoSmall)> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(string[] Words, string Instead)>> whole = new(StringComparer.OrdinalIgnoreCase);

    public OtherPeople(SubjectAccessSource source)
    {
        (organisation, person) = (source.View.Organisation, source.PersonId);
        own.UnionWith(source.About.Select(record => record.Recorded.Event).OfType<Events.V1.PersonRegistered>().SelectMany(registered => WordsOf(registered.Person.Name)));
        foreach (var other in source.Others)
            Add(other.PersonId, other.Name, Somebody);
        foreach (var member in organisation.Staff.Values)
            Add(member.StaffId, member.Name, Initials(member));
    }

    public Section Redact(Section section) => section with
    {
        Rows = [.. section.Rows.Select(row => row.Select((cell, i) => section.Columns[i].IsReference ? cell : Redact(cell)).ToImmutableArray())],
    };

    /// <summary>A text without anybody else.</summary>
    public string Redact(string text)
    {
        var without = Ids().Replace(text.Normalize(), match => ids.GetValueOrDefault(match.Value) ?? match.Value);
        var words = Words().Matches(without);
        var (result, at, last) = (new StringBuilder(without.Length), 0, (Instead: "", End: -1));
        for (var i = 0; i < words.Count;)
        {
            if (Instead(words, i) is not var (instead, length))
            {
                i++;
                continue;
            }

            var (start, end) = (words[i].Index, words[i + length - 1].Index + words[i + length - 1].Length);
            var between = without[at..start];

            // Given name and surname are one person.
            if (instead != last.Instead || last.End != at || between.AsSpan().Trim(" -.").Length > 0)
                result.Append(between).Append(instead);
            (at, last, i) = (end, (instead, end), i + length);
        }

        return result.Append(without, at, without.Length - at).ToString();
    }

    private Cell Redact(Cell cell) => cell.Value switch
    {
        string text => Redact(text),
        ImmutableArray<string> texts => Cell.List(texts.Select(Redact)),
        Named { Kind: NamedKind.Person } named when named.Stated != person => new Named(NamedKind.Person, Somebody, ""),
        Named { Kind: NamedKind.Staff } named => new Named(NamedKind.Staff, StaffAs(named.Stated), ""),
        _ => cell,
    };

    private (string Instead, int Length)? Instead(MatchCollection words, int i)
    {
        var word = Key(words[i].Value);
        if (whole.TryGetValue(word, out var names))
        {
            foreach (var (name, instead) in names)
            {
                if (i + name.Length <= words.Count && name.Index().All(one => string.Equals(one.Item, Key(words[i + one.Index].Value), StringComparison.OrdinalIgnoreCase)))
                    return (instead, name.Length);
            }
        }

        return parts.TryGetValue(word, out var part) && (part.AlsoSmall || !char.IsLower(word[0])) ? (part.Instead, 1) : null;
    }

    private void Add(string id, string name, string instead)
    {
        if (id != person)
            ids.TryAdd(id, instead);
        var words = WordsOf(name);
        if (words.Length > 1)
        {
            if (!whole.TryGetValue(words[0], out var names))
                whole[words[0]] = names = [];
            names.Add((words, instead));
        }

        foreach (var word in words.Where(word => word.Length >= ShortestPart && !own.Contains(word)))
            parts.TryAdd(word, (instead, char.IsLower(word[0])));
    }

    private string StaffAs(string stated) => organisation.StaffRegister().Resolve(stated, "") is { } member && organisation.Staff.GetValueOrDefault(member.StaffId) is { } known ? Initials(known)
        : stated == "node" ? "the system" : stated.Length <= LongestInitials ? stated : "not in the staff register";

    private static string Initials(Facts.V1.StaffMember member) =>
        $"{(member.Initials.Length > 0 ? member.Initials : string.Concat(WordsOf(member.Name).Select(word => char.ToUpperInvariant(word[0]))))} ({member.Role.Replace('_', ' ')})";

    private static string[] WordsOf(string name) => [.. Words().Matches(name.Normalize()).Select(match => Key(match.Value))];

    // One kind of apostrophe, and none of a possessive.
    private static string Key(string word)
    {
        var plain = word.Replace('’', '\'');
        return plain.EndsWith("'s", StringComparison.OrdinalIgnoreCase) ? plain[..^2] : plain.TrimEnd('\'');
    }

    // As ids are written, without what may end a sentence.
    [GeneratedRegex(@"[A-Za-z0-9](?:[A-Za-z0-9._\-]*[A-Za-z0-9_])?", RegexOptions.None, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’]*", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
