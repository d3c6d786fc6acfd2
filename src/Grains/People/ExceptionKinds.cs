using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.People;

/// <summary>The exceptions that a person may declare about an expected item (DOMAIN.md section 3).</summary>
internal static class ExceptionKinds
{
    public static IReadOnlyList<string> Words { get; } = ["confirmed_omitted", "not_applicable", "paper_lost"];

    public static ExceptionKind Parse(string word) =>
        Vocabulary.TryParse<ExceptionKind>(word, out var kind) ? kind : throw new ArgumentOutOfRangeException(nameof(word), word, "Not a kind of exception.");
}
