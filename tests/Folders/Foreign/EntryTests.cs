namespace Reinstate.FoldersTests.Foreign;

public class EntryTests
{
    [Fact]
    public void An_administration_becomes_a_digital_dose_with_the_hands_that_it_went_through()
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Practitioner, Samples.Request, Samples.Given)).With("prov.ndjson", Samples.Lines(Samples.Check, Samples.Entering));
        var said = folder.Read();
        Assert.Empty(said.Result.Rejects);
        var row = said.Row("digital_doses");
        Assert.Equal(("MedicationAdministration/a1", "P1", "319283006", "given", "5"), (row["entry_id"], row["person_id"], row["medicine_id"], row["code"], row["#"]));
        Assert.Equal(("2026-03-10T08:02:00+00:00", "2026-03-10T08:00+00:00", "1", "A1", "BB"), (row["occurred_at"], row["due_at"], row["dose_given"], row["initials"], row["witness"]));
        Assert.Equal(("BB", "2026-03-10T17:40+00:00", "SH1", "3", "C1", "2026-03-10T17:55+00:00"), (row["transcribed_by"], row["entered_at"], row["sheet_serial"], row["line"], row["checked_by"], row["checked_at"]));
        Assert.Equal(("with water", "as charted"), (row["note"], row["prn_rationale"]));
        Assert.Equal(("{\"text\":\"mouth\"}", "B7", "tablet"), (row["fhir:dosage.site"], row["fhir:https://vendor.example/batch"], row["fhir:dosage.dose.unit"]));
    }

    [Fact]
    public void Without_a_provenance_the_system_says_when_it_was_entered_and_nobody_transcribed()
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Given));
        var row = folder.Read().Row("digital_doses");
        Assert.Equal(("2026-03-10T18:00+00:00", false), (row["entered_at"], row.ContainsKey("transcribed_by")));
    }

    [Theory]
    [InlineData("""[{"text":"Declined"}]""", "refused", "")]
    [InlineData("""[{"coding":[{"system":"http://snomed.info/sct","code":"182895007"}]}]""", "refused", "")]
    [InlineData("""[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/reason-medication-not-given","code":"c"}]}]""", "asleep", "")]
    [InlineData("""[{"coding":[{"system":"urn:reinstate:outcome","code":"refused_destroyed"}]}]""", "refused_destroyed", "")]
    [InlineData("""[{"coding":[{"system":"urn:reinstate:chart:MAR-A","code":"R"}]}]""", "R", "")]
    [InlineData("""[{"coding":[{"system":"urn:reinstate:outcome","code":"other","display":"Other"}]}]""", "other", "with water")]
    [InlineData("""[{"text":"Fell over the cat"}]""", "other", "with water; Fell over the cat")]
    public void A_dose_not_given_has_the_outcome_that_is_certain_or_other_with_the_words(string reason, string code, string note)
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Given.Replace("\"status\":\"completed\"", $"\"status\":\"not-done\",\"statusReason\":{reason}", StringComparison.Ordinal)));
        var row = folder.Read().Row("digital_doses");
        Assert.Equal((code, note.Length > 0 ? note : "with water"), (row["code"], row["note"]));
    }

    [Theory]
    [InlineData("entered-in-error", "entered in error")]
    [InlineData("unknown", "does not say whether")]
    [InlineData("nonsense", "is not a correct code")]
    public void A_status_that_is_no_outcome_makes_no_entry(string status, string reason)
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Given.Replace("completed", status, StringComparison.Ordinal)));
        var said = folder.Read();
        Assert.Empty(said.Result.Tables);
        Assert.Contains(reason, said.Reject.Reason, StringComparison.Ordinal);
        Assert.Equal(("a.json", 3, "MedicationAdministration.status"), (said.Reject.File, said.Reject.Row, said.Reject.Column));
    }

    [Fact]
    public void A_resource_that_says_it_is_from_paper_becomes_a_paper_row()
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Given.Replace("\"meta\":{", "\"meta\":{\"tag\":[{\"system\":\"urn:reinstate:source\",\"code\":\"paper\"}],", StringComparison.Ordinal)));
        Assert.Equal("MedicationAdministration/a1", folder.Read().Row("paper_doses")["entry_id"]);
    }

    [Fact]
    public void A_score_is_written_as_the_reading_wants_it()
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.News2));
        var row = folder.Read().Row("digital_records");
        Assert.Equal(("observation", "6", "NEWS2", "A1", "2026-03-10T09:04+00:00"), (row["category"], row["value"], row["unit"], row["author"], row["entered_at"]));
        Assert.Equal("RR=22;SpO2=94;air=y;SBP=118;HR=96;ACVPU=C;temp=38.1", row["text"]);
    }

    [Fact]
    public void A_note_keeps_its_words_its_category_and_its_time()
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Practitioner, Samples.Note));
        var row = folder.Read().Row("digital_records");
        Assert.Equal(("nutrition", "Ate half of lunch, drank well.", "A1", "2026-03-10T12:10+00:00", "2026-03-10T12:30+00:00"),
            (row["category"], row["text"], row["author"], row["occurred_at"], row["fhir:effectiveperiod.end"]));
    }

    [Fact]
    public void A_vital_sign_is_a_readable_observation_and_an_unknown_code_is_noted()
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Note.Replace("\"valueString\":\"Ate half of lunch, drank well.\"", "\"valueQuantity\":{\"value\":37.20,\"unit\":\"Cel\"}", StringComparison.Ordinal)
            .Replace("\"code\":\"nutrition\"", "\"code\":\"vital-signs\"", StringComparison.Ordinal).Replace("{\"text\":\"Daily note\"}", "{\"coding\":[{\"system\":\"urn:v\",\"code\":\"T\",\"display\":\"Temperature\"}]}", StringComparison.Ordinal)));
        var row = folder.Read().Row("digital_records");
        Assert.Equal(("observation", "Temperature 37.20 Cel", "37.20", "Cel", "urn:v|T"), (row["category"], row["text"], row["value"], row["unit"], row["fhir:code"]));
    }

    [Fact]
    public void A_local_time_is_left_to_the_zone_of_the_folder()
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Given.Replace("2026-03-10T08:02:00+00:00", "2026-03-10T08:02:00", StringComparison.Ordinal)));
        Assert.Equal("2026-03-10T08:02:00", folder.Read().Row("digital_doses")["occurred_at"]);
    }
}
