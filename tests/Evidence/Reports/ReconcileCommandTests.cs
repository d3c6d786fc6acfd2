using System.Text;
using Reinstate.Evidence.Reports;

namespace Reinstate.EvidenceTests.Reports;

public class ReconcileCommandTests
{
    [Fact]
    public void A_sound_folder_is_clear()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, folder.Run());
        Assert.Equal(["rule,code,severity,service_id,person_id,item,entries,explanation"], folder.Lines("findings.csv"));
        Assert.Equal(["file,row,column,value,reason"], folder.Lines("rejects.csv"));
        Assert.Equal(
        [
            "service_id,person_id,category,priority,expected,received,entered,checked,queried,overdue,excepted,complete",
            "S1,P1,medicines,P2,1,1,1,1,0,0,0,y",
            "S1,P1,nutrition,P3,1,1,1,1,0,0,0,y",
        ], folder.Lines("completeness.csv"));
        Assert.Equal(
            "dose:P1:MED:2026-03-10T08:00+00:00,2026-03-10T08:00+00:00,PD1,DD1,matched,AA,BB,CC,2026-03-10T08:02+00:00,,2026-03-10T18:00+00:00,2026-03-10T18:05+00:00,,S1,P1,medicines,P2,y,PD1=states_slot/2;DD1=copy_of_line/0,"
            + "The dose of Amlodipine due 08:00 on 10 Mar 2026: paper row PD1 on line 1 of sheet SH1 states this slot and digital row DD1 is its copy; checked by a second person.",
            folder.Lines("reconciliation-log.csv")[1]);
        Assert.Contains("Nothing is open.", folder.Said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_folder_gives_the_same_bytes()
    {
        using var folder = new TempFolder();
        folder.Append("expected_doses.csv", "P1,MED,Amlodipine,2026-03-10T12:00\nP1,MED,Amlodipine,2026-03-10T12:00x\n").Run();
        var first = ReportFiles.Names.Select(n => File.ReadAllBytes(Path.Combine(folder.Out, n))).ToArray();
        Assert.Equal(1, folder.Run());
        Assert.Equal(first, ReportFiles.Names.Select(n => File.ReadAllBytes(Path.Combine(folder.Out, n))));
        Assert.Equal(ReportFiles.Names, Directory.GetFileSystemEntries(folder.Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.Out)!), e => Path.GetFileName(e).StartsWith("out", StringComparison.Ordinal));
        Assert.All(first, bytes => Assert.False(bytes.AsSpan().Contains((byte)'\r') || bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)));
    }

    [Fact]
    public void Rows_in_another_order_give_the_same_findings_and_the_same_log()
    {
        using var one = new TempFolder();
        using var other = new TempFolder();
        var (first, second) = ("PD2,P1,MED,,2026-03-10T11:58,given,AA,SH1,2,BB,2026-03-10T18:00,,\n", "PD3,P1,MED,,2026-03-10T12:01,given,AA,SH1,3,BB,2026-03-10T18:00,CC,2026-03-10T18:05\n");
        one.Append("paper_doses.csv", first + second).Append("expected_doses.csv", "P1,MED,Amlodipine,2026-03-10T12:00\n").Run();
        other.Append("paper_doses.csv", second + first).Append("expected_doses.csv", "P1,MED,Amlodipine,2026-03-10T12:00\n").Run();
        foreach (var name in new[] { "findings.csv", "reconciliation-log.csv", "completeness.csv" })
            Assert.Equal(one.Text(name), other.Text(name));
    }

    [Fact]
    public void What_a_spreadsheet_would_run_as_a_formula_is_kept_as_text()
    {
        using var folder = new TempFolder();
        folder.Append("expected_doses.csv", "=cmd(),MED,A,2026-03-10T12:00\n");
        Assert.Equal(1, folder.Run());
        Assert.Equal("expected_doses.csv,3,person_id,'=cmd(),is not in people.csv", folder.Lines("rejects.csv")[1]);
    }

    [Fact]
    public void The_page_escapes_what_people_wrote_and_needs_nothing_else()
    {
        using var folder = new TempFolder();
        folder.Append("expected_doses.csv", "P1,MED,<script>alert(1)</script>,2026-03-10T12:00\n").Run();
        var page = folder.Text("report.html");
        Assert.Contains("Pat &lt;b&gt;O&#39;Neil&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Complete_is_said_of_nothing_while_a_row_was_left_out()
    {
        using var folder = new TempFolder();
        folder.Append("expected_records.csv", "P1,slumber,2026-03-10T08:00,2026-03-10T12:00\n");
        Assert.Equal(1, folder.Run());
        Assert.Contains("\"complete\": false,\n  \"clear\": false", folder.Text("summary.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void As_of_decides_what_is_overdue_and_is_local_to_the_folder()
    {
        using var folder = new TempFolder();
        folder.Append("expected_doses.csv", "P1,MED,Amlodipine,2026-03-10T12:00\n");
        folder.Run("2026-03-11T05:00");
        Assert.Contains("S1,P1,medicines,P2,2,1,1,1,0,0,0,n", folder.Lines("completeness.csv"));
        folder.Run("2026-03-11T05:01");
        Assert.Contains("S1,P1,medicines,P2,2,1,1,1,0,1,0,n", folder.Lines("completeness.csv"));
        Assert.Equal(2, folder.Run("tomorrow"));
        Assert.Contains("--as-of 'tomorrow' is not an ISO 8601 time.", folder.Complained.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_changes_the_rules_and_a_wrong_one_is_refused()
    {
        using var folder = new TempFolder();
        var policy = Path.Combine(folder.In, "policy.json");
        folder.File("policy.json", """{ "second_check_seconds": 600 }""");
        Assert.Equal(1, folder.Run(policy: policy));
        Assert.Contains("second_check_too_quick", folder.Text("findings.csv"), StringComparison.Ordinal);
        folder.File("policy.json", """{ "second_check": 600 }""");
        Assert.Equal(2, folder.Run(policy: policy));
        Assert.Contains("Unknown policy key 'second_check'", folder.Complained.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("incident.csv", null, "incident.csv is missing in ")]
    [InlineData("people.csv", null, "people.csv is missing in ")]
    [InlineData("services.csv", "service_id,name\nS1,X\n", "services.csv cannot be used: column type is a required column and is missing")]
    [InlineData("people.csv", "person_id,service_id,name\n", "people.csv has no rows.")]
    [InlineData("people.csv", "", "people.csv cannot be used: The file is empty.")]
    [InlineData("people.csv", "person_id,service_id,name\nP1,S9,X\n", "people.csv has no row that can be used: row 2, column service_id, 'S9' is not in services.csv.")]
    [InlineData("incident.csv", "incident_id,title,systems,services,declared_at,contingency_from,restored_at,time_zone\nI1,T,emar,S1,2026-03-10T07:00,2026-03-10T07:00,2026-03-10T17:00,Mars\n", "incident.csv names the time zone 'Mars', which is not known.")]
    [InlineData("incident.csv", "incident_id,title,systems,services,declared_at,contingency_from,restored_at\nI1,T,emar,S1,2026-03-10T07:00,2026-03-10T07:00,2026-03-10T06:00\n", "restored before contingency began")]
    public void A_folder_that_cannot_be_read_is_refused_in_one_sentence(string file, string? text, string sentence)
    {
        using var folder = new TempFolder();
        _ = text is null ? folder.Without(file) : folder.File(file, text);
        Assert.Equal(2, folder.Run());
        Assert.Contains(sentence, folder.Complained.ToString(), StringComparison.Ordinal);
        Assert.Single(folder.Complained.ToString().TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(folder.Out));
    }

    [Fact]
    public void Results_never_go_into_the_folder_that_is_read()
    {
        using var folder = new TempFolder();
        Assert.Equal(2, folder.Run(output: Path.Combine(folder.In, "reconciliation")));
        Assert.Equal(2, folder.Run(output: folder.In));
    }
}
