using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Fhir;

/// <summary>Patient and AllergyIntolerance become people. Whoever people.csv lists stays as it says, and only resolves references.</summary>
internal sealed class PeopleMapping(FhirDirectory directory, KnownFolder known)
{
    private readonly List<(ResourceSlice Slice, Draft Row)> rows = [];

    public void Patient(ResourceSlice slice)
    {
        if (FhirParser.Read<Patient>(slice) is not { } patient)
        {
            directory.Add(slice, new PatientMatch("", IsNew: false, "is a Patient that was refused"));
            return;
        }

        var match = PatientMatch.Of(slice.Id, patient.Identifier, Texts.Of(patient.BirthDateElement), known);
        directory.Add(slice, match);
        if (match.Refusal.Length > 0)
            slice.Refuse("Patient.identifier", slice.Id, match.Refusal);
        else if (match.IsNew)
            rows.Add((slice, Row(slice, patient, match.PersonId)));
    }

    public void Allergy(ResourceSlice slice)
    {
        if (FhirParser.Read<AllergyIntolerance>(slice) is not { } allergy)
            return;
        var whose = new Draft();
        directory.Person(allergy.Patient, slice, "AllergyIntolerance.patient", whose);
        if (whose.Problem is { } problem)
            slice.Refuse(problem.Column, problem.Value, problem.Reason);
        else if (Codes(allergy.VerificationStatus).Any(c => c is "refuted" or "entered-in-error") || Codes(allergy.ClinicalStatus).Any(c => c is "resolved" or "inactive"))
            slice.Keep("is not an active allergy");
        else if (Texts.Of(allergy.Code) is not { Length: > 0 } text)
            slice.Refuse("AllergyIntolerance.code", "", "does not say to what");
        else if (rows.Where(r => r.Row["person_id"] == whose["person_id"]).Select(r => r.Row).ToList() is { Count: > 0 } theirs)
            Add(slice, theirs, text);
        else
            slice.Keep("people.csv lists the person, so its allergies stand; compare them with this one");
    }

    public void Write()
    {
        foreach (var (slice, row) in rows)
            slice.File.Add(FileKind.People, slice.Row, row);
    }

    private Draft Row(ResourceSlice slice, Patient patient, string id)
    {
        var row = new Draft
        {
            ["person_id"] = id,
            ["service_id"] = directory.Service(patient.ManagingOrganization, slice),
            ["name"] = Named.NameOf(patient.Name),
            ["dob"] = Texts.Of(patient.BirthDateElement),
            ["nhs_number"] = Identifiers.NhsNumber(patient.Identifier),
            ["gp"] = Texts.Joined(patient.GeneralPractitioner.Select(g => directory.NameOf(g, slice))),
        };
        Extensions.State(patient.Extension, FileKind.People, known.Window, row);
        slice.KeepRest(row.Notes.Keys);
        return row;
    }

    private static void Add(ResourceSlice slice, List<Draft> rows, string allergy)
    {
        rows.ForEach(row => row["allergies"] = Texts.Joined([row["allergies"], allergy]));
        slice.KeepRest();
    }

    private static IEnumerable<string> Codes(CodeableConcept? concept) => concept?.Coding.Select(c => Texts.Of(c.CodeElement)) ?? [];
}
