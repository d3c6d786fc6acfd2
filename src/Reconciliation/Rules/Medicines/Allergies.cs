using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// What a person's free text of allergies forbids (rule 23). A medicine conflicts when a word of its name or ingredient is a word of
/// the text, or belongs to a class that the text names (policy key allergy_classes). Words are compared whole, without case and plural.
/// What a negation precedes or a phrase withdraws is no allergy (<see cref="AllergyText"/>).
/// </summary>
internal sealed class Allergies
{
    public static readonly Allergies None = new([], []);

    private const int MostTexts = 10_000;

    private static readonly ConditionalWeakTable<Policy, (string[] Names, string[] Members)[]> Known = [];

    /// <summary>Few texts are all that most people's records say: what was read once is remembered with the context, as far as memory is bounded.</summary>
    private static readonly ConditionalWeakTable<RecoveryContext, ConcurrentDictionary<string, AllergyText.Word[]>> Texts = [];

    private readonly AllergyText.Word[] words;
    private readonly (string[] Names, string[] Members)[] classes;
    private readonly Dictionary<string, AllergyConflict?> byMedicine = new(StringComparer.Ordinal);

    private Allergies(AllergyText.Word[] words, (string[] Names, string[] Members)[] classes) => (this.words, this.classes) = (words, classes);

    public bool IsEmpty => words.Length == 0;

    public static Allergies Of(PersonCase person) => person.Kept(static p => Of(p.Person.Allergies, p.Context));

    private static Allergies Of(string text, RecoveryContext context)
    {
        if (text.Length == 0 || Read(text, context) is not { Length: > 0 } words)
            return None;
        var known = Known.GetValue(context.Policy, p => [.. p.AllergyClasses.Select(Class)]);
        return new(words, Array.FindAll(known, c => Array.Exists(words, w => Array.IndexOf(c.Names, w.Text) >= 0)));
    }

    private static AllergyText.Word[] Read(string text, RecoveryContext context)
    {
        var known = Texts.GetValue(context, _ => new(StringComparer.Ordinal));
        if (known.TryGetValue(text, out var words))
            return words;
        words = AllergyText.Read(text);
        if (known.Count < MostTexts)
            known[text] = words;
        return words;
    }

    /// <summary>Null where nothing is wrong. plan: the rows of this medicine.</summary>
    public AllergyConflict? With(string medicineId, IReadOnlyList<ExpectedDose> plan)
    {
        if (!byMedicine.TryGetValue(medicineId, out var conflict))
            byMedicine[medicineId] = conflict = Find(medicineId, plan);
        return conflict;
    }

    private AllergyConflict? Find(string medicineId, IReadOnlyList<ExpectedDose> plan)
    {
        var named = plan.SelectMany(d => AllergyText.Words(d.Medicine).Concat(AllergyText.Words(d.Ingredient))).ToList();
        if (named.Count == 0)
            named = [.. AllergyText.Words(medicineId)];
        foreach (var word in words)
        {
            if (word.Tells && named.Contains(word.Text, StringComparer.Ordinal))
                return new(word.Stated, "");
            foreach (var (names, members) in classes)
            {
                if (Array.IndexOf(names, word.Text) >= 0 && named.Find(n => Array.IndexOf(members, n) >= 0) is { } member)
                    return new(word.Stated, member);
            }
        }

        return null;
    }

    private static (string[] Names, string[] Members) Class(string stated)
    {
        var colon = stated.IndexOf(':', StringComparison.Ordinal);
        return ([.. AllergyText.Words(stated[..colon])], [.. AllergyText.Words(stated[(colon + 1)..])]);
    }
}

/// <summary>Stated: the part of the text that forbids it. Member: the word of the medicine that belongs to the class named there, empty when it is named itself.</summary>
internal sealed record AllergyConflict(string Stated, string Member);
