using System.Collections.Frozen;

namespace Reinstate.Reconciliation.Rules.Chronology.Wording;

/// <summary>
/// Whether the words around a word deny it (IMPORTS.md reading 15): "no falls or injuries", "did not fall", "bruising: none". A denial holds
/// within its clause and through a list of nouns; it does not reach over words that begin something else ("no pain after the fall", "did not
/// eat and fell"), and a verb is denied from close by only. In doubt nothing is denied: a suggestion too many costs a look, one too few a fall.
/// </summary>
internal sealed class Denial(IEnumerable<string> negations)
{
    private const int ReachOfNoun = 8;
    private const int ReachOfVerb = 4;

    private static readonly FrozenSet<string> Verbs =
        new[] { "fell", "fallen", "falling", "refused", "refuses", "refusing", "injured", "bruised" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What begins another thought: whatever is denied before it is not what comes after.</summary>
    private static readonly FrozenSet<string> Turns = new[]
    {
        "but", "after", "from", "since", "following", "due", "when", "while", "as", "because", "before", "during", "then", "although", "despite",
        "so", "with", "until", "though", "today", "yesterday", "later",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"no one", "not sure": these deny somebody or a certainty, not what happened.</summary>
    private static readonly FrozenSet<string> OtherThings = new[]
    {
        "of", "one", "body", "staff", "witness", "witnesses", "sure", "certain", "clear", "known", "witnessed", "only", "just", "long",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Listed = new[]
    {
        "fall", "falls", "injury", "injuries", "bruise", "bruises", "bruising", "refusal", "refusals", "pain", "marks", "redness", "swelling",
        "wounds", "cuts", "grazes", "incidents", "accidents",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Noted = new[]
    {
        "", "seen", "noted", "observed", "reported", "found", "visible", "apparent", "evident", "present", "sustained", "today", "tonight", "overnight",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenSet<string> negators = negations.Select(n => n.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);

    public bool Of(List<Word> words, int at) => Behind(words, at) || Before(words, at);

    /// <summary>"falls: none", "bruising not seen".</summary>
    private bool Behind(List<Word> words, int at)
    {
        var (next, after) = (words[at + 1], words[Math.Min(at + 2, words.Count - 1)]);
        var ends = after.Before is Break.Clause or Break.Comma || Noted.Contains(after.Text);
        return next.Text switch
        {
            "none" or "nil" or "zero" or "0" => ends,
            "no" => next.Before == Break.Colon && after.Before is Break.Clause or Break.Comma,
            "not" => next.Before == Break.None && Noted.Contains(after.Text),
            "denied" => ends,
            _ => false,
        };
    }

    private bool Before(List<Word> words, int at)
    {
        var isNoun = !Verbs.Contains(words[at].Text);
        var isListed = isNoun && (words[at + 1].Text is "or" or "nor" || (at > 0 && words[at - 1].Text is "or" or "nor"));
        for (var i = at - 1; i >= 0 && at - i <= (isNoun ? ReachOfNoun : ReachOfVerb); i--)
        {
            if (words[i + 1].Before is Break.Clause or Break.Colon)
                return false;
            if (words[i + 1].Before == Break.Comma && !isListed && !(isNoun && Listed.Contains(words[i].Text)))
                return false;
            var word = words[i].Text;
            if (IsNegator(word))
                return !OtherThings.Contains(words[i + 1].Text);
            if (string.Equals(word, "free", StringComparison.Ordinal) && words[i + 1].Text is "from" or "of")
                return true;
            if (Turns.Contains(word) && !(string.Equals(word, "from", StringComparison.Ordinal) && i > 0 && words[i - 1].Is("free")))
                return false;
            if (string.Equals(word, "and", StringComparison.Ordinal) && !(isNoun && i > 0 && Listed.Contains(words[i - 1].Text)))
                return false;
        }

        return false;
    }

    private bool IsNegator(string word) => negators.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);
}
