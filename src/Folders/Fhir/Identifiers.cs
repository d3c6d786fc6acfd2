using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Fhir;

/// <summary>The identifiers of a resource, the ones meant for use first: usual, official, any other; old and temporary ones never.</summary>
internal static class Identifiers
{
    public const string NhsNumberSystem = "https://fhir.nhs.uk/Id/nhs-number";

    public static IEnumerable<string> InOrder(IEnumerable<Identifier> identifiers) =>
        identifiers.Where(i => Texts.Of(i.SystemElement) != NhsNumberSystem && Texts.Of(i.UseElement) is not ("old" or "temp") && Texts.Of(i.ValueElement).Length > 0)
            .OrderBy(i => Texts.Of(i.UseElement) switch { "usual" => 0, "official" => 1, _ => 2 }).Select(i => Texts.Of(i.ValueElement));

    /// <summary>Those of the two uses that name somebody here: usual, official; without one, an identifier that stands alone.</summary>
    public static string Named(IReadOnlyList<Identifier> identifiers)
    {
        var marked = identifiers.Where(i => Texts.Of(i.UseElement) is "usual" or "official").ToList();
        var named = Texts.First(InOrder(marked));
        return named.Length > 0 || InOrder(identifiers).Take(2).Count() != 1 ? named : InOrder(identifiers).First();
    }

    public static string NhsNumber(IEnumerable<Identifier> identifiers) =>
        Texts.First(identifiers.Where(i => Texts.Of(i.SystemElement) == NhsNumberSystem && Texts.Of(i.UseElement) != "old").Select(i => KnownFolder.Digits(Texts.Of(i.ValueElement))));
}
