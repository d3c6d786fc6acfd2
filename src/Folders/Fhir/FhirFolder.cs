using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// The FHIR files of a folder, read as one: bulk exports keep each resource type in a file of its own. Types are read in an order in which whatever a
/// reference can mean is known before it. Each resource is parsed once and let go; what stays is its row.
/// </summary>
internal static class FhirFolder
{
    public static void Read(IReadOnlyList<ResourceSlice> slices, KnownFolder known)
    {
        var byType = slices.ToLookup(s => s.Type, StringComparer.Ordinal);
        var directory = new FhirDirectory(new References(slices), known);
        Each("Organization", Name);
        Each("Practitioner", Name);
        Each("PractitionerRole", Name);
        var people = new PeopleMapping(directory, known);
        Each("Patient", people.Patient);
        Each("AllergyIntolerance", people.Allergy);
        people.Write();
        var medicines = new Medicines(directory.References);
        Each("Medication", slice =>
        {
            if (FhirParser.Read<Medication>(slice) is not { } medication)
                return;
            medicines.Add(slice, Medicine.Of(medication));
            slice.KeepRest();
        });
        var requests = new RequestMapping(directory, medicines, known);
        Each("MedicationRequest", requests.Map);
        var provenance = new ProvenanceMapping(directory, known.Window);
        Each("Provenance", provenance.Add);
        var parts = new EntryParts(provenance, known.Window);
        Each("MedicationAdministration", new AdministrationMapping(directory, medicines, requests, parts).Map);
        Each("Observation", new ObservationMapping(directory, parts).Map);
        foreach (var slice in slices.Where(s => !Taken.Knows(s.Type)))
        {
            if (slice.Type.Length == 0)
                slice.Refuse("resourceType", "", "is missing: this is no FHIR resource");
            else
                slice.Keep("no table takes a resource of this type");
        }

        void Name(ResourceSlice slice)
        {
            if (Named.Of(slice) is not { } named)
                return;
            directory.Add(slice, named);
            slice.Keep("resolves references; no table takes it");
        }

        void Each(string type, Action<ResourceSlice> map)
        {
            foreach (var slice in byType[type])
                Guarded(slice, map);
        }
    }

    /// <summary>A resource that was found sound can still hold a value of a kind that its type does not allow; that concerns it alone.</summary>
    private static void Guarded(ResourceSlice slice, Action<ResourceSlice> map)
    {
        try
        {
            map(slice);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or OverflowException or InvalidCastException or JsonException or CodedException)
        {
            slice.Refuse(slice.Type, slice.Id, "holds a value that could not be read");
        }
    }
}
