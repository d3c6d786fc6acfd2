using System.Collections.Frozen;
using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Wording;

/// <summary>
/// What notes say: a sentence on what was done, one on how it went, now and then a negated remark. Each person walks through both lists of
/// a category in strides of their own, so that neighbours in time share neither sentence. No sentence speaks of a fall, an injury, a bruise
/// or a refusal unless it says that there was none.
/// </summary>
internal static class Phrases
{
    private static readonly FrozenDictionary<Category, (string[] Did, string[] Went)> Grammar = new Dictionary<Category, (string[], string[])>
    {
        [Category.PersonalCare] = (PersonalCareWords.Washing, PersonalCareWords.Manner),
        [Category.Continence] = (PersonalCareWords.Continence, PersonalCareWords.Comfort),
        [Category.Repositioning] = (PersonalCareWords.Turning, PersonalCareWords.Skin),
        [Category.Nutrition] = (DayWords.Meals, DayWords.Appetite),
        [Category.Hydration] = (DayWords.Drinks, DayWords.Drinking),
        [Category.Activities] = (DayWords.Activities, DayWords.Joining),
        [Category.Mood] = (DayWords.Moods, DayWords.Reasons),
        [Category.FamilyCommunication] = (DayWords.Family, DayWords.Messages),
        [Category.Sleep] = (NightWords.Checks, NightWords.Room),
    }.ToFrozenDictionary();

    private static readonly string[] Negated =
        ["No falls this shift.", "No new marks or bruises seen.", "No injuries noted.", "Nothing refused today.", "Has not fallen since the last review."];

    /// <summary>The n-th note of this category about this person.</summary>
    public static string Of(Category category, PersonDraft person, int n)
    {
        var (did, went) = Grammar[category];
        var seed = (person.Index * 7) + (int)category + Spread(person.PersonId);
        var first = did[Step(seed, n, did.Length)];
        var second = went[Step(seed / 3, n, went.Length)];
        var remark = (seed + n) % 11 == 0 ? " " + Negated[(seed + n) / 11 % Negated.Length] : "";
        return $"{first} {second}{remark}";
    }

    /// <summary>A stride that has no factor in common with the length visits every place before it comes back.</summary>
    private static int Step(int seed, int n, int length)
    {
        var stride = 1 + (seed % (length - 1));
        while (Divisor(stride, length) != 1)
            stride = stride % (length - 1) + 1;
        return (seed + (n * stride)) % length;
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);

    /// <summary>The characters' sum: the same everywhere, unlike a hash code.</summary>
    private static int Spread(string id)
    {
        var sum = 0;
        foreach (var c in id)
            sum = ((sum * 31) + c) % 99_991;
        return sum;
    }
}
