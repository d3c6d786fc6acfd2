using System.Runtime.InteropServices;

namespace Reinstate.Reconciliation.Rules.Chronology.Wording;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Break
{
    None,
    Comma,
    Colon,
    Clause,
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Word(string Text, Break Before)
{
    public bool Is(string text) => string.Equals(Text, text, StringComparison.Ordinal);
}

/// <summary>A text as words in lower case, without what makes a name a possessor ("the resident's"), with what parts them. Cost: linear.</summary>
internal static class Clauses
{
    /// <summary>The last word is empty and ends a clause, so that whoever looks ahead always finds an end.</summary>
    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        var (at, parted) = (0, Break.Clause);
        while (at < text.Length)
        {
            if (!IsOfWord(text, at))
            {
                parted = (Break)Math.Max((int)parted, (int)BreakAt(text, at));
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && IsOfWord(text, at))
                at++;
            var word = text[start..at].Replace('’', '\'').ToLowerInvariant();
            words.Add(new(word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word, parted));
            parted = Break.None;
        }

        words.Add(new("", Break.Clause));
        return words;
    }

    public static bool IsOfWord(string text, int at) => char.IsLetterOrDigit(text[at])
        || (text[at] is '\'' or '’' && at > 0 && char.IsLetter(text[at - 1]) && at + 1 < text.Length && char.IsLetter(text[at + 1]));

    private static Break BreakAt(string text, int at) => text[at] switch
    {
        ',' => Break.Comma,
        ':' => Break.Colon,
        ';' or '!' or '?' or '\n' or '(' or ')' or '–' or '—' => Break.Clause,
        '.' or '-' when at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) => Break.Clause,
        _ => Break.None,
    };
}
