using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>Texts that somebody put into words, as against codes, numbers and the components of a score.</summary>
internal static class Prose
{
    /// <summary>At least so many letters, and more letters than anything else but spaces. Cost: linear in the text, nothing for short ones.</summary>
    public static bool Is(RecordMade record, int letters)
    {
        var text = record.Text;
        if (text.Length < letters || string.Equals(record.Unit, "NEWS2", StringComparison.OrdinalIgnoreCase))
            return false;
        var (seen, other) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                seen++;
            else if (!char.IsWhiteSpace(c))
                other++;
        }

        return seen >= letters && seen > other;
    }
}
