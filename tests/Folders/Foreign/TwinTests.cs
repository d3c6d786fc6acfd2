using Reinstate.Folders;
using Reinstate.Folders.Reading;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Foreign;

/// <summary>An example as CSV, and the same with part of it as FHIR or calendar: nobody can tell them apart by what is found.</summary>
public class TwinTests
{
    [Fact]
    public void A_digital_record_in_fhir_comes_to_the_findings_of_its_csv_twin()
    {
        using var csv = new ExampleCopy("residential-emar").Renamed("digital_doses.csv", "MedicationAdministration/").Renamed("digital_records.csv", "Observation/");
        using var fhir = new ExampleCopy("residential-emar");
        var (doses, records) = (fhir.Rows("digital_doses.csv"), fhir.Rows("digital_records.csv"));
        fhir.Lines("MedicationAdministration.ndjson", doses.Select(AsFhir.Administration));
        fhir.Lines("Observation.ndjson", records.Select(AsFhir.Observation));
        fhir.Lines("Provenance.ndjson", doses.SelectMany(d => AsFhir.Provenance(d, "MedicationAdministration")).Concat(records.SelectMany(r => AsFhir.Provenance(r, "Observation"))));
        fhir.Lines("Patient.ndjson", fhir.Rows("people.csv").Select(AsFhir.Patient));
        fhir.Without("digital_doses.csv").Without("digital_records.csv");
        var read = FolderReader.Read(fhir.Path);
        Assert.Equal(FolderReader.Read(csv.Path).Rejects.Select(r => r.Reason), read.Rejects.Select(r => r.Reason));
        Assert.Equal(doses.Count, read.Files.Single(f => f.Name == "MedicationAdministration.ndjson").Rows);
        Assert.Equal(64, read.Files.Single(f => f.Name == "Patient.ndjson").Sha256.Length);
        Same(csv.Path, fhir.Path, least: 5);
    }

    [Fact]
    public void A_rota_in_a_calendar_comes_to_the_findings_of_its_csv_twin()
    {
        using var csv = new ExampleCopy("homecare-rota");
        using var calendar = new ExampleCopy("homecare-rota");
        calendar.With("rota.ics", Samples.Calendar([.. calendar.Rows("expected_visits.csv").Select(AsCalendar.Visit), .. calendar.Rows("shifts.csv").Select(AsCalendar.Shift)]));
        calendar.Without("expected_visits.csv").Without("shifts.csv");
        Assert.Equal(FolderReader.Read(csv.Path).Rejects.Length, FolderReader.Read(calendar.Path).Rejects.Length);
        Same(csv.Path, calendar.Path, least: 3);
    }

    [Fact]
    public void The_rules_for_csv_rows_judge_foreign_rows_at_their_line()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, Samples.Note, Samples.Note.Replace("Patient/pt-1", "Patient/nobody", StringComparison.Ordinal).Replace("o2", "o3", StringComparison.Ordinal),
            Samples.Note.Replace("half", "all", StringComparison.Ordinal), Samples.Note, Samples.Given.Replace("2026-03-10T08:02:00+00:00", "2026", StringComparison.Ordinal)));
        var read = FolderReader.Read(folder.Path);
        Assert.Equal([(3, "person_id", "nobody"), (4, "entry_id", "Observation/o2"), (6, "occurred_at", "2026")], read.Rejects.Select(r => (r.Row, r.Column, r.Value)));
        Assert.All(read.Rejects, r => Assert.Equal("a.ndjson", r.File));
        var file = read.Files.Single(f => f.Name == "a.ndjson");
        Assert.Equal((6, 3, 1), (file.Rows, file.Rejected, file.Repeated));
    }

    [Fact]
    public void People_may_come_as_patients_alone()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.NewPatient, Samples.Organization));
        File.Delete(Path.Combine(folder.Path, "people.csv"));
        Assert.Equal("P9", Assert.Single(FolderReader.Read(folder.Path).People).Person.PersonId);
    }

    private static void Same(string one, string other, int least)
    {
        var (a, b) = (Reconciled(one), Reconciled(other));
        Assert.True(a.Findings.Count >= least);
        Assert.Equal(a.Findings, b.Findings);
        Assert.Equal(a.Items, b.Items);
    }

    private static (List<string> Findings, List<string> Items) Reconciled(string path)
    {
        using var folder = OpenFolder.Open(path);
        var run = new FolderReconciliation(folder, folder.Context(Policy.Default, null));
        var results = new ServiceResult[folder.Services.Length];
        run.EachService(service => service, (i, result) => results[i] = result, (i, _, result) => results[i] = result);
        return (
            [.. run.Elsewhere.Concat(results.SelectMany(r => r.Findings)).Select(f => $"{f.Rule} {f.Code} {f.PersonId} {f.ItemId} {string.Join(';', f.EntryIds)} {f.Explanation}")],
            [.. results.SelectMany(r => r.Items).Select(i => $"{i.ItemId} {i.Outcome} {i.Open}")]);
    }
}
