using System.Globalization;
using Hl7.Fhir.Model;

namespace Reinstate.Folders.Fhir;

/// <summary>FHIR values as the texts of columns, exactly as they stood in the file.</summary>
internal static class Texts
{
    /// <summary>A primitive as it was written; empty when it is absent.</summary>
    public static string Of(PrimitiveType? value) => value?.JsonValue switch
    {
        null => "",
        string text => text.Trim(),
        bool yes => yes ? "y" : "n",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    /// <summary>The text of a concept, else the first display, else the first code.</summary>
    public static string Of(CodeableConcept? concept)
    {
        if (concept is null)
            return "";
        if (Of(concept.TextElement) is { Length: > 0 } text)
            return text;
        return First(concept.Coding.Select(c => Of(c.DisplayElement))) is { Length: > 0 } display ? display : First(concept.Coding.Select(c => Of(c.CodeElement)));
    }

    public static string Of(Quantity? quantity)
    {
        var unit = Unit(quantity);
        return Of(quantity?.ValueElement) is { Length: > 0 } value ? $"{Of(quantity!.ComparatorElement)}{value}{(unit.Length > 0 ? " " : "")}{unit}" : "";
    }

    public static string Unit(Quantity? quantity) => Of(quantity?.UnitElement) is { Length: > 0 } unit ? unit : Of(quantity?.CodeElement);

    /// <summary>Any value of an extension, component or observation; empty for types that no column can hold.</summary>
    public static string Of(DataType? value) => value switch
    {
        PrimitiveType primitive => Of(primitive),
        CodeableConcept concept => Of(concept),
        Coding coding => Of(coding.CodeElement) is { Length: > 0 } code ? code : Of(coding.DisplayElement),
        Quantity quantity => Of(quantity),
        Identifier identifier => Of(identifier.ValueElement),
        ResourceReference reference => Of(reference.DisplayElement) is { Length: > 0 } display ? display : Of(reference.ReferenceElement),
        _ => "",
    };

    public static string First(IEnumerable<string> texts) => texts.FirstOrDefault(t => t.Length > 0) ?? "";

    public static string Joined(IEnumerable<string> texts) => string.Join("; ", texts.Where(t => t.Length > 0));
}
