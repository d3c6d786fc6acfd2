using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Fhir;

/// <summary>MedicationAdministration becomes digital_doses, or paper_doses where it says that it is the transcription of a sheet.</summary>
internal sealed class AdministrationMapping(FhirDirectory directory, Medicines medicines, RequestMapping requests, EntryParts parts)
{
    public void Map(ResourceSlice slice)
    {
        if (FhirParser.Read<MedicationAdministration>(slice) is not { } administration)
            return;
        var row = parts.Start(slice, administration.Effective);
        directory.Person(administration.Subject, slice, "MedicationAdministration.subject", row);
        var request = requests.Facts(directory.References.Find(slice.File, Texts.Of(administration.Request?.ReferenceElement), out _));
        Medicine(slice, administration, request, row);
        if (request is { OnlyDue.Length: > 0 })
            row["due_at"] = parts.Window.Local(request.OnlyDue);
        Performers(slice, administration, row);
        row["dose_given"] = Texts.Of(administration.Dosage?.Dose?.ValueElement);
        row.Note("dosage.dose.unit", Texts.Unit(administration.Dosage?.Dose));
        row.Note("dosage.text", Texts.Of(administration.Dosage?.TextElement));
        row["note"] = Texts.Joined(administration.Note.Select(n => Texts.Of(n.TextElement)));
        row["prn_rationale"] = Texts.Joined(administration.ReasonCode.Select(r => Texts.Of(r)));
        OutcomeCodes.State(administration, row);
        if (administration.Dosage is { } dosage)
            Extensions.State(dosage.Extension, FileKind.Doses("digital"), parts.Window, row);
        parts.Finish(slice, administration, FileKind.Doses, "initials", Texts.Of(administration.Meta?.LastUpdatedElement), row);
    }

    private void Medicine(ResourceSlice slice, MedicationAdministration administration, RequestFacts? request, Draft row)
    {
        var given = medicines.Of(administration.Medication, administration, slice);

        // The request's id where both mean one product; another product stays what it is, or a substitution would be hidden.
        var same = request is not null && (given.Codes.Any(c => request.Medicine.Codes.Contains(c, StringComparer.Ordinal)) || given.Id == request.Medicine.Id);
        row["medicine_id"] = same ? request!.Medicine.Id : given.Id;
        if (given.Id.Length == 0)
            row.Refuse("MedicationAdministration.medication", "", "names no medicine");
        if (administration.Request is { } reference && !same)
            row.Note("request", Texts.Of(reference.ReferenceElement));
    }

    private void Performers(ResourceSlice slice, MedicationAdministration administration, Draft row)
    {
        foreach (var performer in administration.Performer)
        {
            var (who, functions) = (directory.Staff(performer.Actor, slice, administration), performer.Function?.Coding.Select(c => Texts.Of(c.CodeElement)).ToList() ?? []);
            var column = functions.Contains("witness", StringComparer.Ordinal) ? "witness" : functions.Count == 0 || functions.Contains("performer", StringComparer.Ordinal) ? "initials" : "";
            if (column.Length > 0 && row[column].Length == 0)
                row[column] = who;
            else
                row.Note($"performer.{Texts.First([.. functions, "actor"])}", who);
        }
    }
}
