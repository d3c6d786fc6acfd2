using Hl7.Fhir.Model;

namespace Reinstate.Folders.Fhir;

/// <summary>Medication resources of the folder, and what medication[x] of a request or administration means.</summary>
internal sealed class Medicines(References references)
{
    private readonly Dictionary<ResourceSlice, Medicine> medicines = [];

    public void Add(ResourceSlice slice, Medicine medicine) => medicines[slice] = medicine;

    public Medicine Of(DataType? medication, DomainResource owner, ResourceSlice from)
    {
        if (medication is CodeableConcept concept)
            return Medicine.Of(concept);
        if (medication is not ResourceReference reference)
            return Medicine.Unknown;
        var (target, display) = (Texts.Of(reference.ReferenceElement), Texts.Of(reference.DisplayElement));
        var found = target.StartsWith('#')
            ? owner.Contained.OfType<Medication>().Where(m => Texts.Of(m.IdElement) == target[1..]).Select(Medicine.Of).FirstOrDefault()
            : references.Find(from.File, target, out _) is { } slice ? medicines.GetValueOrDefault(slice) : null;
        if (found is { Id.Length: > 0 })
            return found.Name.Length > 0 ? found : found with { Name = display };
        var id = Texts.First([Texts.Of(reference.Identifier?.ValueElement), References.IdOf(target), display]);
        return new(id, display, [id]);
    }
}
