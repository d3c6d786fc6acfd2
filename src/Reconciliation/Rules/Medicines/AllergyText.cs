using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// Reads a free text of allergies: "Penicillin (rash); no known food allergies". Parts are separated by semicolons, commas, full stops and
/// new lines. In a part, a negation covers the words after it up to "except" or "but"; a part that takes itself back ("excluded") says nothing.
/// </summary>
internal static class AllergyText
{
    private static readonly FrozenSet<string> Negations = Set("no", "not", "none", "nil", "nkda", "nka", "nkfa", "denies", "denied", "without", "never", "tolerates", "tolerated");

    private static readonly FrozenSet<string> Resets = Set("except", "excepting", "but", "apart", "than", "besides");

    private static readonly string[] Withdrawals = ["not allergic", "excluded", "ruled out", "delabelled", "de-labelled", "disproved", "family history", "no longer", "no allergy"];

    /// <summary>Words that stand in the names of many medicines and tell none from another: salts, forms, routes, colours.</summary>
    private static readonly FrozenSet<string> Common = Set(
        "sodium", "potassium", "calcium", "magnesium", "hydrochloride", "phosphate", "sulfate", "sulphate", "acid", "acetate", "citrate", "maleate", "tartrate", "fumarate", "carbonate",
        "chloride", "oil", "water", "salt", "extract", "compound", "tablet", "capsule", "cream", "ointment", "drop", "spray", "patch", "plaster", "gel", "lotion", "powder", "liquid", "syrup",
        "solution", "suspension", "injection", "inhaler", "eye", "ear", "nasal", "oral", "skin", "day", "modified", "release", "long", "acting", "dose", "red", "yellow", "blue",
        "white", "soft", "hour", "unit", "and", "with", "the", "for", "from", "medicine", "medication", "drug", "allergy", "allergic", "all");

    /// <summary>The words that state an allergy; the same text gives the same words in the same order.</summary>
    public static Word[] Read(string text)
    {
        var words = new List<Word>();
        foreach (var part in Parts(text))
        {
            var all = Words(part).ToArray();
            var resets = Array.Exists(all, Resets.Contains);
            if (!resets && Array.Exists(Withdrawals, w => part.Contains(w, StringComparison.OrdinalIgnoreCase)))
                continue;
            var negated = false;
            foreach (var word in all)
            {
                negated = !Resets.Contains(word) && (negated || Negations.Contains(word));
                if (!negated && !Resets.Contains(word))
                    words.Add(new(word, part, word.Length > 2 && (all.Length == 1 || !Common.Contains(word))));
            }
        }

        return [.. words];
    }

    /// <summary>Letters and digits in lower case, without the plural's s; "co-" stays with its name, other hyphens part words.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var isCompound = false;
        for (var at = 0; at < text.Length;)
        {
            var from = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
                at++;
            if (at == from)
            {
                at++;
                continue;
            }

            var word = text[from..at].ToLowerInvariant();
            if (word is "co")
            {
                isCompound = true;
                continue;
            }

            if (word.Length > 3 && word[^1] == 's' && word[^2] != 's')
                word = word[..^1];
            yield return isCompound ? "co-" + word : word;
            isCompound = false;
        }
    }

    private static IEnumerable<string> Parts(string text) => text.ReplaceLineEndings(";").Replace(". ", ";", StringComparison.Ordinal)
        .Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static FrozenSet<string> Set(params string[] words) => words.SelectMany(Words).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Stated: the part in which it stands. Tells: it can be the name of a medicine, and not only of a class.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Word(string Text, string Stated, bool Tells);
}
