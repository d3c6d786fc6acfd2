using Reinstate.Folders.Foreign;

namespace Reinstate.FoldersTests.Foreign;

public class FileTests
{
    [Fact]
    public void One_bad_resource_never_loses_its_neighbours()
    {
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Given.Replace("\"value\":1,", "\"value\":\"one\",", StringComparison.Ordinal), Samples.Note));
        var said = folder.Read();
        Assert.Equal((3, "MedicationAdministration.dosage.dose.value", "one"), (said.Reject.Row, said.Reject.Column, said.Reject.Value));
        Assert.Equal("4", said.Row("digital_records")["#"]);
    }

    [Fact]
    public void The_row_of_an_entry_is_the_line_of_its_first_character()
    {
        using var folder = new ForeignFolder().With("a.json", $"\uFEFF{{\n\"entry\": [\n\n {{ \"fullUrl\":\"urn:uuid:1\",\n \"resource\": {Samples.Note}}}, {{\"resource\": {Samples.Patient}}}],\n\"resourceType\":\"Bundle\"}}");
        Assert.Equal("4", folder.Read().Row("digital_records")["#"]);
    }

    [Fact]
    public void A_file_that_is_no_json_is_one_reject_at_the_line_of_the_error()
    {
        using var folder = new ForeignFolder().With("a.json", "{\"resourceType\":\"Bundle\",\n\"entry\":[\n{]}");
        Assert.Equal((3, ""), (folder.Read().Reject.Row, folder.Read().Reject.Column));
    }

    [Fact]
    public void A_line_that_is_no_json_is_one_reject_for_the_line()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, "", "{\"resourceType\":", Samples.Note, "{}"));
        var said = folder.Read();
        Assert.Equal([3, 5], said.Result.Rejects.Select(r => r.Row));
        Assert.Equal("4", said.Row("digital_records")["#"]);
        Assert.Equal((4, 2), (said.Result.Inputs[0].Rows, said.Result.Inputs[0].Rejected));
    }

    [Fact]
    public void Json_without_a_type_is_somebody_elses_file()
    {
        using var folder = new ForeignFolder().With("truth.json", "{\"seed\":1,\"entry\":[{\"resource\":{}}]}");
        var said = folder.Read();
        Assert.Empty(said.Result.Rejects);
        Assert.Equal(("truth.json", 0), (said.Result.Inputs[0].Name, said.Result.Inputs[0].Rows));
    }

    [Fact]
    public void A_resource_of_another_type_is_kept_unchanged()
    {
        using var folder = new ForeignFolder().With("a.json", "{\n \"resourceType\" : \"CarePlan\", \"n\": 1.50, \"t\": \"a \\\" {\\u00e9} b\" }");
        var kept = folder.Read().Kept;
        Assert.Equal("{\"resourceType\":\"CarePlan\",\"n\":1.50,\"t\":\"a \\\" {\\u00e9} b\"}", kept.Content);
        Assert.Equal($"{{\"file\":\"a.json\",\"row\":1,\"type\":\"CarePlan\",\"reason\":\"no table takes a resource of this type\",\"resource\":{kept.Content}}}\n", Said.Text(kept));
    }

    [Fact]
    public void Deep_nesting_is_refused_for_its_resource()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"extension\":[", 100)) + string.Concat(Enumerable.Repeat("]}", 100));
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Note.Replace("\"status\"", $"\"extension\":[{deep}],\"status\"", StringComparison.Ordinal), Samples.Given));
        var said = folder.Read();
        Assert.Contains("nested", said.Reject.Reason, StringComparison.Ordinal);
        Assert.Single(said.Rows("digital_doses"));
    }

    [Fact]
    public void A_resource_that_is_too_large_is_refused_and_its_neighbours_stand()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, Samples.Note.Replace("Ate", new string('x', 5 << 20), StringComparison.Ordinal), Samples.Given));
        var said = folder.Read();
        Assert.Equal((2, "Observation"), (said.Reject.Row, said.Reject.Column));
        Assert.Single(said.Rows("digital_doses"));
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_and_not_read()
    {
        using var folder = new ForeignFolder();
        using (var file = File.Create(Path.Combine(folder.Path, "a.json")))
            file.SetLength(ForeignFiles.LargestFile + 1);
        var said = folder.Read();
        Assert.Contains("the limit is", said.Reject.Reason, StringComparison.Ordinal);
        Assert.Empty(said.Result.Inputs);
    }

    [Fact]
    public void A_folder_of_csv_alone_says_nothing()
    {
        using var folder = new ForeignFolder();
        Assert.Same(ForeignResult.Nothing, folder.Read().Result);
    }

    [Fact]
    public void Very_many_different_extensions_share_a_column()
    {
        var many = string.Join(',', Enumerable.Range(0, 100).Select(i => $"{{\"url\":\"urn:v:{i:000}\",\"valueInteger\":{i}}}"));
        using var folder = new ForeignFolder().With("a.json", Samples.Bundle(Samples.Patient, Samples.Note.Replace("\"status\"", $"\"extension\":[{many}],\"status\"", StringComparison.Ordinal)));
        var row = folder.Read().Row("digital_records");
        Assert.Contains("urn:v:099=99", row["fhir:other"], StringComparison.Ordinal);
        Assert.Equal(41, row.Keys.Count(k => k.StartsWith("fhir:", StringComparison.Ordinal)));
    }
}
