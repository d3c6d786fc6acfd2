namespace Reinstate.FoldersTests.Foreign;

public class PeopleTests
{
    [Fact]
    public void A_patient_of_people_csv_resolves_references_and_adds_nobody()
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Note));
        var said = folder.Read();
        Assert.Empty(said.Rows("people"));
        Assert.Empty(said.Result.Rejects);
        Assert.Equal("P1", said.Row("digital_records")["person_id"]);
    }

    [Fact]
    public void A_new_patient_becomes_a_person_of_the_service_that_the_organisation_is()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.NewPatient, Samples.Organization,
            """{"resourceType":"AllergyIntolerance","id":"al","patient":{"reference":"Patient/pt-9"},"code":{"text":"Penicillin"}}"""));
        var person = folder.Read().Row("people");
        Assert.Equal(("P9", "S1", "Ida Noakes", "1941-05-06"), (person["person_id"], person["service_id"], person["name"], person["dob"]));
        Assert.Equal(("9990000034", "Dr Penn", "Penicillin", "1"), (person["nhs_number"], person["gp"], person["allergies"], person["#"]));
    }

    [Theory]
    [InlineData("\"value\":\"9990000018\"", "\"value\":\"9990000018\"},{\"value\":\"P2\"", "could be P1 as well as P2")]
    [InlineData("\"birthDate\":\"1940-02-03\"", "\"birthDate\":\"1950-02-03\"", "another date of birth")]
    [InlineData("\"value\":\"9990000018\"},{\"system\":\"urn:vendor\",\"value\":\"77\"", "\"value\":\"9990000999\"},{\"value\":\"P1\"", "another NHS number")]
    public void A_patient_who_could_be_somebody_else_is_refused_with_all_that_refers_to_them(string part, string instead, string reason)
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient.Replace(part, instead, StringComparison.Ordinal), Samples.Note));
        var said = folder.Read();
        Assert.Equal([2, 3], said.Result.Rejects.Select(r => r.Row));
        Assert.All(said.Result.Rejects, r => Assert.Contains(reason, r.Reason, StringComparison.Ordinal));
        Assert.Empty(said.Result.Tables);
    }

    [Fact]
    public void One_id_for_two_people_in_two_files_is_resolved_within_each_file_and_nowhere_else()
    {
        var other = Samples.Patient.Replace("9990000018", "9990000026", StringComparison.Ordinal).Replace("1940-02-03", "1938-07-01", StringComparison.Ordinal);
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Note)).With("b.json", Samples.Bundle(other, Samples.Note))
            .With("c.json", Samples.Note.Replace("o2", "o3", StringComparison.Ordinal));
        var said = folder.Read();
        Assert.Equal(["P1", "P2"], said.Rows("digital_records").Select(r => r["person_id"]));
        Assert.Equal(("c.json", "stands for different people in the folder"), (said.Reject.File, said.Reject.Reason));
    }

    [Fact]
    public void An_allergy_of_somebody_in_people_csv_is_kept_for_comparison()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, """{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/pt-1"},"code":{"text":"Latex"}}"""));
        Assert.Contains("people.csv lists the person", folder.Read().Kept.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_nobody_has_is_left_to_the_reader()
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Note);
        Assert.Equal("pt-1", folder.Read().Row("digital_records")["person_id"]);
    }
}
