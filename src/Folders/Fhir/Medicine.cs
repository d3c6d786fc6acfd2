using System.Collections.Immutable;
using Hl7.Fhir.Model;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// A medicine as a request or an administration names it. Id is the code of the coding that is preferred, else the text; Codes are all codes, so
/// that an administration finds the id under which its request goes.
/// </summary>
internal sealed record Medicine(string Id, string Name, ImmutableArray<string> Codes)
{
    private const string Snomed = "http://snomed.info/sct";

    public static readonly Medicine Unknown = new("", "", []);

    public string Form { get; init; } = "";

    public string Strength { get; init; } = "";

    public string Ingredient { get; init; } = "";

    public static Medicine Of(CodeableConcept? concept)
    {
        if (concept is null)
            return Unknown;
        var codings = concept.Coding.Where(c => Texts.Of(c.CodeElement).Length > 0).OrderBy(Rank).ToList();
        var name = Texts.Of(concept);
        return new(codings.Count > 0 ? Texts.Of(codings[0].CodeElement) : name, name, [.. codings.Select(c => Texts.Of(c.CodeElement))]);
    }

    public static Medicine Of(Medication medication)
    {
        var medicine = Of(medication.Code);
        var only = medication.Ingredient.Count == 1 ? medication.Ingredient[0] : null;
        return medicine with
        {
            Form = Texts.Of(medication.Form),
            Ingredient = Texts.Of(only?.Item as CodeableConcept),
            Strength = only?.Strength is { } ratio && Texts.Of(ratio.Numerator) is { Length: > 0 } amount
                ? Texts.Of(ratio.Denominator) is { Length: > 0 } per && per is not ("1" or "1 1") ? $"{amount} / {per}" : amount : "",
        };
    }

    /// <summary>Our own system, what a person chose, dm+d and SNOMED CT, then as they stand.</summary>
    private static int Rank(Coding coding) => Texts.Of(coding.SystemElement) switch
    {
        Extensions.Ours + "medicine" => 0,
        _ when Texts.Of(coding.UserSelectedElement) == "y" => 1,
        Snomed => 2,
        _ => 3,
    };
}
