namespace Reinstate.FoldersTests.Foreign;

public class RequestTests
{
    [Fact]
    public void Times_of_day_become_due_times_within_a_day_of_the_outage()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, Samples.Request));
        var rows = folder.Read().Rows("expected_doses");
        Assert.Equal(["2026-03-09T08:00+00:00", "2026-03-09T20:00+00:00", "2026-03-10T08:00+00:00", "2026-03-10T20:00+00:00", "2026-03-11T08:00+00:00"], rows.Select(r => r["due_at"]));
        Assert.All(rows, r => Assert.Equal(("P1", "319283006", "Amlodipine 5 mg", "1 tablet", "oral", "2026-03-01", "2"), (r["person_id"], r["medicine_id"], r["medicine"], r["dose"], r["route"], r["start"], r["#"])));
    }

    [Fact]
    public void A_medicine_when_needed_becomes_one_row_of_limits()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, Samples.Prn));
        var row = folder.Read().Row("expected_doses");
        Assert.Equal(("y", "4", "240", "", "Paracetamol"), (row["prn"], row["prn_max_24h"], row["prn_min_interval_minutes"], row["due_at"], row["medicine_id"]));
    }

    [Theory]
    [InlineData("\"timeOfDay\":[\"08:00:00\",\"20:00:00\"],", "", "says how often and not at what time")]
    [InlineData("\"status\":\"active\"", "\"status\":\"stopped\"", "nothing says since when")]
    [InlineData("\"status\":\"active\"", "\"status\":\"on-hold\"", "does not say since when")]
    [InlineData("\"period\":1,", "\"period\":2,", "")]
    [InlineData("\"period\":1,\"periodUnit\":\"d\"", "\"period\":2,\"periodUnit\":\"mo\"", "not a number of days")]
    [InlineData("\"boundsPeriod\":{\"start\":\"2026-03-01\"}", "\"boundsDuration\":{\"value\":7}", "without a beginning")]
    [InlineData("08:00:00", "8 o'clock", "is not a correct literal for a time")]
    [InlineData("{\"timing\"", "{\"modifierExtension\":[{\"url\":\"urn:x\",\"valueBoolean\":true}],\"timing\"", "may turn the meaning")]
    [InlineData("\"intent\"", "\"implicitRules\":\"urn:y\",\"intent\"", "may turn the meaning")]
    public void What_cannot_be_turned_into_times_is_refused_and_says_why(string part, string instead, string reason)
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, Samples.Request.Replace(part, instead, StringComparison.Ordinal)));
        var said = folder.Read();
        if (reason.Length == 0)
        {
            Assert.Equal(["2026-03-09T08:00+00:00", "2026-03-09T20:00+00:00", "2026-03-11T08:00+00:00"], said.Rows("expected_doses").Select(r => r["due_at"]));
            return;
        }

        Assert.Empty(said.Result.Tables);
        Assert.Equal(2, said.Reject.Row);
        Assert.StartsWith("MedicationRequest.", said.Reject.Column, StringComparison.Ordinal);
        Assert.Contains(reason, said.Reject.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"status\":\"active\"", "\"status\":\"cancelled\"")]
    [InlineData("\"status\":\"active\"", "\"status\":\"draft\"")]
    [InlineData("\"intent\":\"order\"", "\"intent\":\"plan\"")]
    [InlineData("\"intent\":\"order\"", "\"intent\":\"order\",\"doNotPerform\":true")]
    [InlineData("\"boundsPeriod\":{\"start\":\"2026-03-01\"}", "\"boundsPeriod\":{\"end\":\"2026-02-01\"}")]
    public void What_is_not_expected_is_kept_and_no_reject(string part, string instead)
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, Samples.Request.Replace(part, instead, StringComparison.Ordinal)));
        var said = folder.Read();
        Assert.Empty(said.Result.Tables);
        Assert.Empty(said.Result.Rejects);
        Assert.Equal((2, "MedicationRequest"), (said.Kept.Row, said.Kept.Type));
    }

    [Fact]
    public void A_stopped_request_with_an_end_has_its_stop()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, Samples.Request.Replace("\"status\":\"active\"",
            "\"status\":\"stopped\",\"dispenseRequest\":{\"validityPeriod\":{\"end\":\"2026-03-10T10:00:00Z\"}}", StringComparison.Ordinal)));
        Assert.All(folder.Read().Rows("expected_doses"), r => Assert.Equal("2026-03-10T10:00:00Z", r["stop"]));
    }

    [Fact]
    public void Extensions_state_columns_and_unknown_elements_are_kept_with_the_request()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, Samples.Prn.Replace("\"intent\"",
            "\"priority\":\"urgent\",\"extension\":[{\"url\":\"urn:reinstate:cd-schedule\",\"valueCode\":\"2\"},{\"url\":\"urn:reinstate:time-critical\",\"valueBoolean\":true},{\"url\":\"urn:reinstate:person-id\",\"valueString\":\"P2\"}],\"intent\"", StringComparison.Ordinal)));
        var said = folder.Read();
        var row = said.Row("expected_doses");
        Assert.Equal(("2", "y", "P1"), (row["cd_schedule"], row["time_critical"], row["person_id"]));
        Assert.Equal("used; no column takes priority, urn:reinstate:person-id", said.Kept.Reason);
    }

    [Fact]
    public void A_limit_that_cannot_be_said_in_doses_refuses_the_row()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, Samples.Prn.Replace("{\"value\":8,\"unit\":\"tablet\"}", "{\"value\":4,\"unit\":\"g\"}", StringComparison.Ordinal)));
        Assert.Equal("MedicationRequest.dosageInstruction.maxDosePerPeriod", folder.Read().Reject.Column);
    }

    [Fact]
    public void A_contained_medication_names_the_medicine()
    {
        using var folder = new ForeignFolder().With("a.ndjson", Samples.Lines(Samples.Patient, Samples.Prn.Replace("\"medicationCodeableConcept\":{\"text\":\"Paracetamol\"}",
            "\"contained\":[{\"resourceType\":\"Medication\",\"id\":\"m\",\"code\":{\"text\":\"Oramorph\"},\"form\":{\"text\":\"solution\"}}],\"medicationReference\":{\"reference\":\"#m\"}", StringComparison.Ordinal)));
        var row = folder.Read().Row("expected_doses");
        Assert.Equal(("Oramorph", "solution"), (row["medicine"], row["form"]));
    }
}
