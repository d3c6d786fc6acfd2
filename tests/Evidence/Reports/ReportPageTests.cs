using System.Text.RegularExpressions;

namespace Reinstate.EvidenceTests.Reports;

/// <summary>report.html: what is open, why, what to do next, and the clock of care of whoever is concerned.</summary>
public class ReportPageTests
{
    [Fact]
    public void It_says_what_to_do_first_and_how_much_of_it_there_is()
    {
        using var folder = new TempFolder();
        folder.Append("expected_doses.csv", "P1,MED,Amlodipine,2026-03-10T12:00\n").Run();
        var page = folder.Text("report.html");
        Assert.Contains("1 item is open for 1 person. Begin with what is P2 under “Find out” (1).", page, StringComparison.Ordinal);
        Assert.Contains("<b>Find out.</b> Nothing was recorded.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_clock_of_care_merges_the_three_records_in_order_with_the_reason_of_each_row()
    {
        using var folder = new TempFolder();
        folder.Append("expected_doses.csv", "P1,MED,Amlodipine,2026-03-10T12:00\n")
            .File("contacts.csv", "contact_id,person_id,occurred_at,party,summary\nC1,P1,2026-03-10T08:01,gp,Asked about the dose\n").Run();
        var rows = Regex.Matches(folder.Text("report.html"), "<tr class=\"(?<source>expected|paper|digital|contact)(?<open> open)?\">(?<cells>.*?)</tr>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(m => $"{m.Groups["source"].Value}{m.Groups["open"].Value} {Regex.Replace(m.Groups["cells"].Value, "<[^>]+>", "|", RegexOptions.None, TimeSpan.FromSeconds(5)).Replace("||", "|", StringComparison.Ordinal)}");
        Assert.Equal(
        [
            "expected |08:00|expected|Amlodipine|||||matched|",
            "expected |08:00|expected|nutrition record|||||matched|",
            "contact |08:01|contact|gp: Asked about the dose||||||",
            "paper |08:02|paper|Amlodipine, code given; sheet SH1, line 1|AA; entered by BB; checked by CC||18:00|18:05|due 08:00: states the due time, 2 min apart|",
            "digital |08:02|digital|Amlodipine, code given; sheet SH1, line 1|AA; entered by BB; checked by CC||18:00|18:05|due 08:00: copy of the paper line|",
            "paper |09:00|paper|nutrition: Ate well; sheet SH2, line 1|AA; entered by BB; checked by CC||18:10|18:20|08:00 to 12:00: lies in the period|",
            "expected open |12:00|expected|Amlodipine|||||expected|",
        ], rows);
    }

    [Fact]
    public void Whoever_is_complete_and_of_whom_nothing_was_found_takes_no_room()
    {
        using var folder = new TempFolder();
        folder.Run();
        Assert.DoesNotContain("class=\"clock\"", folder.Text("report.html"), StringComparison.Ordinal);
        Assert.Contains("Everybody has a complete record", folder.Text("report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_could_not_run_for_want_of_a_file_is_named()
    {
        using var folder = new TempFolder();
        folder.Run();
        Assert.Contains("Not looked at:", folder.Text("report.html"), StringComparison.Ordinal);
        Assert.Contains("(no sheets.csv)", folder.Text("report.html"), StringComparison.Ordinal);
    }
}
