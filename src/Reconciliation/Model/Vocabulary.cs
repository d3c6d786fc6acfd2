using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Reinstate.Reconciliation.Model;

/// <summary>Which of the two accounts of the outage a row belongs to.</summary>
public enum Source
{
    Paper,
    Digital,
}

/// <summary>How exactly the time at which something happened is known.</summary>
public enum Precision
{
    Exact,
    Approximate,
    Shift,
}

/// <summary>Order of recovery; P1 first (DOMAIN.md section 3).</summary>
public enum Priority
{
    P1 = 1,
    P2 = 2,
    P3 = 3,
}

/// <summary>What an item is about: the record categories of IMPORTS.md, and medicines, prn, cd and visit.</summary>
public enum Category
{
    Safeguarding,
    Behaviour,
    Fall,
    Injury,
    Escalation,
    Observation,
    ClinicalAdvice,
    PersonalCare,
    Nutrition,
    Hydration,
    Continence,
    Repositioning,
    Sleep,
    Activities,
    Mood,
    FamilyCommunication,
    Handover,
    Medicines,
    Prn,
    Cd,
    Visit,
}

/// <summary>What a code on a medicine chart means, whatever letter the pharmacy prints for it.</summary>
public enum Meaning
{
    Given,
    Prompted,
    MadeAvailable,
    Refused,
    RefusedDestroyed,
    Asleep,
    Hospital,
    Leave,
    Nausea,
    NotRequired,
    NotAvailable,
    Other,
}

/// <summary>The words that files and messages use for the values above: snake case, exactly as in IMPORTS.md.</summary>
public static class Vocabulary
{
    public static string Name(this Category category) => Words<Category>.Name(category);

    public static string Name(this Meaning meaning) => Words<Meaning>.Name(meaning);

    public static string Name(this Source source) => Words<Source>.Name(source);

    public static string Name(this Precision precision) => Words<Precision>.Name(precision);

    public static string Name(this Outcome outcome) => Words<Outcome>.Name(outcome);

    public static string Name(this ExceptionKind kind) => Words<ExceptionKind>.Name(kind);

    public static string Name(this Severity severity) => Words<Severity>.Name(severity);

    public static string Name(this Priority priority) => Words<Priority>.Name(priority);

    public static string NameOf<T>(T value)
        where T : struct, Enum => Words<T>.Name(value);

    /// <summary>Reads a word of the vocabulary; exact, ordinal, lower case only.</summary>
    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum => Words<T>.FromName.TryGetValue(word, out value);

    /// <summary>A category that a record row may carry; the computed ones (medicines, prn, cd, visit) are not.</summary>
    public static bool IsRecord(this Category category) => category < Category.Medicines;

    public static bool IsMedicine(this Category category) => category is Category.Medicines or Category.Prn or Category.Cd;

    /// <summary>The medicine went into the person, or was put within reach.</summary>
    public static bool WasTaken(this Meaning meaning) => meaning is Meaning.Given or Meaning.Prompted or Meaning.MadeAvailable;

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> FromName =
            Enum.GetValues<T>().ToFrozenDictionary(v => typeof(T) == typeof(Priority) ? v.ToString() : Snake(v.ToString()), v => v, StringComparer.Ordinal);

        /// <summary>By value: the values of a vocabulary are few and small.</summary>
        private static readonly string?[] Names = ByValue();

        public static string Name(T value) => Names[Number(value)] ?? throw new ArgumentOutOfRangeException(nameof(value), value, "This is no value of its vocabulary.");

        private static int Number(T value) => Unsafe.As<T, int>(ref value);

        private static string?[] ByValue()
        {
            var names = new string?[FromName.Values.Max(Number) + 1];
            foreach (var (name, value) in FromName)
                names[Number(value)] = name;
            return names;
        }

        private static string Snake(string name) => string.Concat(
            name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
    }
}
