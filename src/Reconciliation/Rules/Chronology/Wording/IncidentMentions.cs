using System.Buffers;
using System.Runtime.CompilerServices;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Chronology.Wording;

/// <summary>
/// Finds the first word of a text by which it speaks of an incident. Most texts hold none of the policy's words and are read once, without
/// allocation; only where one occurs are the words around it looked at.
/// </summary>
internal sealed class IncidentMentions
{
    private static readonly ConditionalWeakTable<Policy, IncidentMentions> Known = [];

    private readonly (string Start, bool IsStem)[] patterns;
    private readonly SearchValues<string> starts;
    private readonly Denial denial;

    private IncidentMentions(Policy policy)
    {
        patterns = [.. policy.IncidentWords.Select(w => (w.TrimEnd('*'), w.EndsWith('*')))];
        starts = SearchValues.Create([.. patterns.Select(p => p.Start)], StringComparison.OrdinalIgnoreCase);
        denial = new(policy.NegationWords);
    }

    public static IncidentMentions Of(Policy policy) => Known.GetValue(policy, p => new(p));

    /// <summary>In lower case; null when there is none.</summary>
    public string? First(string text, bool onMedicineChart, Func<string, bool> isMedicine)
    {
        if (!MayMention(text))
            return null;
        var words = Clauses.Of(text);
        for (var at = 0; at < words.Count - 1; at++)
        {
            if (IsOne(words[at].Text) && !denial.Of(words, at) && !OtherSense.Of(words, at, onMedicineChart, isMedicine))
                return words[at].Text;
        }

        return null;
    }

    private bool MayMention(string text) => text.AsSpan().ContainsAny(starts);

    private bool IsOne(string word)
    {
        foreach (var (start, isStem) in patterns)
        {
            if (isStem ? word.StartsWith(start, StringComparison.OrdinalIgnoreCase) : word.Equals(start, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
