using Hl7.Fhir.Model;

namespace Reinstate.Folders.Fhir;

/// <summary>A Practitioner, PractitionerRole or Organization, as far as it names somebody. Other is the reference of a role to its holder.</summary>
internal sealed record Named(string Id, IReadOnlyList<string> Ids, string Name, string Other)
{
    public static Named? Of(ResourceSlice slice) => slice.Type switch
    {
        "Practitioner" => FhirParser.Read<Practitioner>(slice) is { } p ? Of(p) : null,
        "PractitionerRole" => FhirParser.Read<PractitionerRole>(slice) is { } r
            ? new(slice.Id, [.. Identifiers.InOrder(r.Identifier)], Texts.Of(r.Practitioner?.DisplayElement), Texts.Of(r.Practitioner?.ReferenceElement)) : null,
        _ => FhirParser.Read<Organization>(slice) is { } o ? new(slice.Id, [.. Identifiers.InOrder(o.Identifier)], Texts.Of(o.NameElement), "") : null,
    };

    public static Named Of(Practitioner practitioner) => new(Texts.Of(practitioner.IdElement), [.. Identifiers.InOrder(practitioner.Identifier)], NameOf(practitioner.Name), "");

    /// <summary>The official or usual name in one line.</summary>
    public static string NameOf(IEnumerable<HumanName> names)
    {
        var name = names.OrderBy(n => Texts.Of(n.UseElement) switch { "official" => 0, "usual" => 1, "" => 2, "old" or "anonymous" => 4, _ => 3 }).FirstOrDefault();
        if (name is null)
            return "";
        return Texts.Of(name.TextElement) is { Length: > 0 } text ? text
            : string.Join(' ', name.GivenElement.Select(g => Texts.Of(g)).Append(Texts.Of(name.FamilyElement)).Where(t => t.Length > 0));
    }
}
