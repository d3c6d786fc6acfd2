namespace Reinstate.EvidenceTests.Reports;

/// <summary>Bad input, row by row: what is rejected, where and why; and that the good rows are used.</summary>
public class RejectTests
{
    [Theory]
    [InlineData("expected_doses.csv", "P9,MED,A,2026-03-10T12:00", "3,person_id,P9,is not in people.csv")]
    [InlineData("expected_doses.csv", "P1,MED,A,", "3,due_at,,is required and empty")]
    [InlineData("expected_doses.csv", "P1,MED,Other name,2026-03-10T08:00", "3,due_at,2026-03-10T08:00,\"is in the file already, with other values; the first row is kept\"")]
    [InlineData("expected_doses.csv", "P1,MED,A", "3,due_at,,is missing: the row has 3 of 4 fields")]
    [InlineData("expected_doses.csv", "P1,MED,A,2026-03-10T12:00,x", "3,due_at,x,is followed by more fields than the header names (5 against 4)")]
    [InlineData("expected_doses.csv", "P1,MED,A,2026-03-29T01:30", "3,due_at,2026-03-29T01:30,does not exist in Europe/London: the clock skips this hour")]
    [InlineData("expected_doses.csv", "P1,MED,A,2026-10-25T01:30", "3,due_at,2026-10-25T01:30,happens twice in Europe/London: the clock repeats this hour; state the offset")]
    [InlineData("expected_records.csv", "P1,nutrition,2026-03-10T12:00,2026-03-10T11:00", "3,due_to,2026-03-10T11:00,is before due_from")]
    [InlineData("paper_doses.csv", "PD1,P1,MED,,2026-03-10T12:00,given,AA,,,,,,", "3,entry_id,PD1,\"is in the file already, with other values; the first row is kept\"")]
    [InlineData("paper_doses.csv", "PD2,P1,MED,,2026-03-10T12:00,given,AA,SH1,one,,,,", "3,line,one,is not a whole number of 0 or more")]
    [InlineData("digital_doses.csv", "PD1,P1,MED,,2026-03-10T12:00,given,AA,,,,,,", "3,entry_id,PD1,is used in another file")]
    [InlineData("paper_records.csv", "PR2,P1,medicines,2026-03-10T12:00,AA,t,,,,,,", "3,category,medicines,is not a category of records")]
    [InlineData("staff.csv", "\"D1,Dan", "5,staff_id,\"\"\"D1,Dan\",is a quoted field without an end; the file was cut off here")]
    public void A_bad_row_is_rejected_and_the_others_are_used(string file, string row, string reject)
    {
        using var folder = new TempFolder();
        folder.Append(file, row + "\n");
        Assert.Equal(1, folder.Run());
        var line = string.Join('\n', folder.Lines("rejects.csv")[1..]);
        Assert.Equal($"{file},{reject}".Replace("\"\"\"D1,Dan\"", line.Contains("Dan", StringComparison.Ordinal) ? line.Split("staff_id,")[1].Split(",is a")[0] : "", StringComparison.Ordinal), line);
        Assert.Contains("S1,P1,medicines,P2,1,1,1,1,0,0,0,y", folder.Lines("completeness.csv"));
    }

    [Theory]
    [InlineData("expected_doses.csv", "P1,MED,Amlodipine,2026-03-10T08:00")]
    [InlineData("people.csv", "P1,S1,Pat <b>O'Neil</b>")]
    [InlineData("expected_doses.csv", "")]
    public void An_identical_repetition_and_an_empty_line_are_nothing(string file, string row)
    {
        using var folder = new TempFolder();
        folder.Append(file, row + "\n");
        Assert.Equal(0, folder.Run());
    }

    [Theory]
    [InlineData("paper_doses.csv", "PD2,P1,MED,,2026-10-25T01:30,given,AA,,,,,,")]
    [InlineData("digital_doses.csv", "DD2,P1,MED,2026-03-29T01:30,2026-03-10T12:00,given,AA,,,,,,")]
    [InlineData("paper_records.csv", "PR2,P1,mood,2026-03-29T01:30,AA,Calm,,,,,,")]
    public void A_time_that_the_clock_skips_or_repeats_rejects_no_entry(string file, string row)
    {
        using var folder = new TempFolder();
        folder.Append(file, row + "\n");
        folder.Run();
        Assert.Single(folder.Lines("rejects.csv"));
        Assert.Contains($",{row[..3]},", folder.Text("reconciliation-log.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_required_column_is_one_reject_and_its_rules_do_not_run()
    {
        using var folder = new TempFolder();
        folder.File("expected_records.csv", "person_id,category,due_from\nP1,nutrition,2026-03-10T08:00\nP1,mood,2026-03-10T08:00\n");
        Assert.Equal(1, folder.Run());
        Assert.Equal(["expected_records.csv,1,due_to,,is a required column and is missing; nothing of the file is used"], folder.Lines("rejects.csv")[1..]);
        Assert.Contains("\"rule\": 1,\n      \"reason\": \"no expected_records.csv\"", folder.Text("summary.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_told_line_by_line()
    {
        using var folder = new TempFolder();
        folder.Bytes("contacts.csv", [.. "contact_id,person_id,occurred_at,party,summary\nC1,P1,2026-03-10T09:00,gp,caf"u8, 0xE9, .. "\nC2,P1,2026-03-10T09:00,gp,fine\n"u8]);
        Assert.Equal(1, folder.Run());
        Assert.Equal(["contacts.csv,2,summary,caf\uFFFD,has bytes that are not UTF-8; save the file as UTF-8"], folder.Lines("rejects.csv")[1..]);
    }

    [Fact]
    public void A_service_of_the_incident_without_a_row_is_told()
    {
        using var folder = new TempFolder();
        folder.File("incident.csv", "incident_id,title,systems,services,declared_at,contingency_from,restored_at\nI1,T,emar,S1;S2,2026-03-10T07:00,2026-03-10T07:00,2026-03-10T17:00\n");
        Assert.Equal(1, folder.Run());
        Assert.Equal(["incident.csv,2,services,S2,is not in services.csv; nothing of this service is reconciled"], folder.Lines("rejects.csv")[1..]);
    }
}
