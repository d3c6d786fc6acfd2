using System.Collections.Frozen;

namespace Reinstate.Reconciliation.Rules.Chronology.Wording;

/// <summary>
/// Whether a word means something else than that it happened to this person: falling asleep, a falling temperature, a risk or a plan, a
/// falls sensor, somebody else's fall, a medicine refused (rule 25's), a refusal that was given up.
/// </summary>
internal static class OtherSense
{
    private static readonly FrozenSet<string> Things = Set(
        "risk", "risks", "prevention", "mat", "mats", "sensor", "sensors", "alarm", "alarms", "team", "clinic", "assessment", "plan", "pathway",
        "detector", "pendant", "monitor", "monitors", "score", "screen", "policy", "history", "leaves");

    private static readonly FrozenSet<string> NotYet = Set(
        "risk", "risks", "prevent", "prevents", "prevented", "preventing", "avoid", "avoids", "avoiding", "fear", "afraid", "scared", "frightened",
        "case", "if", "history", "prone", "reduce", "reducing", "minimise");

    private static readonly FrozenSet<string> Measured = Set(
        "temperature", "temp", "pressure", "bp", "level", "levels", "saturation", "saturations", "sats", "spo2", "rate", "pulse", "weight", "glucose",
        "sugar", "oxygen", "snow", "rain", "night", "darkness", "score", "total");

    private static readonly FrozenSet<string> Waste = Set("collection", "bin", "bins", "bag", "bags", "sack", "sacks", "lorry");

    private static readonly FrozenSet<string> Others = Set("resident", "residents", "tenant", "client", "visitor", "housemate", "neighbour", "person", "lady", "gentleman");

    private static readonly string[] MedicineWords =
        ["medic", "tablet", "dose", "pill", "inhaler", "insulin", "capsule", "injection", "drops", "patch", "paracetamol", "laxative", "antibiotic", "painkiller", "analges"];

    /// <summary>isMedicine: whether a word is part of the name of one of the person's medicines.</summary>
    public static bool Of(List<Word> words, int at, bool onMedicineChart, Func<string, bool> isMedicine)
    {
        var word = words[at].Text;
        if (Behind(words, at, 3, NotYet.Contains) || IsSomebodyElses(words, at))
            return true;
        if (word.StartsWith("fall", StringComparison.Ordinal) || string.Equals(word, "fell", StringComparison.Ordinal))
            return Falling(words, at);
        return word.StartsWith("refus", StringComparison.Ordinal)
            && (onMedicineChart || Waste.Contains(words[at + 1].Text) || GivenUp(words, at) || OfMedicine(words, at, isMedicine));
    }

    private static bool Falling(List<Word> words, int at) => Things.Contains(words[at + 1].Text) || Behind(words, at, 3, Measured.Contains)
        || Ahead(words, at, 3, w => w is "asleep" or "sleep") || (words[at + 1].Is("out") && words[at + 2].Is("with"));

    private static bool IsSomebodyElses(List<Word> words, int at)
    {
        for (var i = at - 1; i > 0 && at - i <= 4; i--)
        {
            if (Others.Contains(words[i].Text) && words[i - 1].Text is "another" or "other")
                return true;
        }

        return false;
    }

    private static bool OfMedicine(List<Word> words, int at, Func<string, bool> isMedicine)
    {
        return Ahead(words, at, 4, IsOne, "and") || Behind(words, at, 3, IsOne);

        bool IsOne(string word) => word is "med" or "meds" || Array.Exists(MedicineWords, m => word.StartsWith(m, StringComparison.Ordinal)) || isMedicine(word);
    }

    private static bool GivenUp(List<Word> words, int at)
    {
        for (var i = at + 1; i < words.Count && i <= at + 10; i++)
        {
            if (words[i].Text is "accepted" or "agreed")
                return true;
        }

        return false;
    }

    private static bool Ahead(List<Word> words, int at, int reach, Func<string, bool> wanted, string until = "")
    {
        for (var i = at + 1; i <= at + reach && i < words.Count && words[i].Before is Break.None; i++)
        {
            if (words[i].Is(until))
                return false;
            if (wanted(words[i].Text))
                return true;
        }

        return false;
    }

    private static bool Behind(List<Word> words, int at, int reach, Func<string, bool> wanted)
    {
        for (var i = at - 1; i >= 0 && at - i <= reach && words[i + 1].Before is Break.None; i--)
        {
            if (wanted(words[i].Text))
                return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
