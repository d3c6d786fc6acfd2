using System.Text;
using System.Text.Json;
using Reinstate.Evidence.Packs.Contents;
using Reinstate.Evidence.Packs.Crosswalks;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>What DOMAIN.md section 8 asks of a pack.</summary>
public sealed class ContentsTests
{
    private static readonly OpenedPack Pack = new(Story.Learned().View);

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 22)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Each_of_the_22_contents_has_its_sections_and_they_are_filled(int number)
    {
        var content = Assert.Single(PackContents.All, content => content.Number == number);
        Assert.NotEmpty(content.Sections);
        foreach (var section in content.Sections)
        {
            Assert.NotEqual("", Pack.Page(section));
            Assert.True(Pack.Json.TryGetProperty(section, out _), section);
            Assert.Contains($"data/{section}.csv", Pack.Files);
        }

        Assert.Contains(content.Sections, section => Pack.Json.GetProperty(section) is var rows && (rows.ValueKind is JsonValueKind.Object || rows.GetArrayLength() > 0));
    }

    [Fact]
    public void Every_section_belongs_to_a_content()
    {
        var fields = Pack.Json.GetProperty("fields");
        var sections = Pack.Json.EnumerateObject().Select(property => property.Name).Where(name => fields.TryGetProperty(name, out _)).ToList();
        Assert.Equal(PackContents.All.SelectMany(content => content.Sections).Append("contents").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), sections.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_line_of_a_crosswalk_points_to_sections_that_there_are()
    {
        Assert.Equal(["cqc-key-lines-of-enquiry", "cqc-quality-statements", "expectations"], Crosswalk.All.Select(framework => framework.Id));
        foreach (var line in Crosswalk.All.SelectMany(framework => framework.Lines))
        {
            Assert.NotEmpty(line.Sections);
            Assert.All(line.Sections, section => Assert.True(Pack.Page(section).Length > 0, $"{line.Code} points to {section}, which no pack has."));
        }
    }

    [Fact]
    public void A_table_of_data_says_what_the_page_says_and_no_formula()
    {
        var csv = Encoding.UTF8.GetString(Pack.Bytes("data/reconciliation_log.csv"));
        Assert.Equal(Pack.Json.GetProperty("reconciliation_log").GetArrayLength(), csv.Split('\n').Length - 2);
        Assert.StartsWith("service,person,item,category,", csv, StringComparison.Ordinal);
        var story = Story.Restored();
        story.Do(new V1.NoteTimelineRequest { IncidentId = Story.Incident, OccurredAt = Story.At(9), Text = "=HYPERLINK(\"http://x\")" }, "mia", "care_worker");
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", Encoding.UTF8.GetString(new OpenedPack(story.View).Bytes("data/timeline.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_of_an_open_incident_says_complete_of_nothing()
    {
        var early = string.Join('\n', new OpenedPack(Story.Restored().View).Json.GetProperty("summary").EnumerateArray().Select(line => $"{line.GetProperty("topic")} {line.GetProperty("says")}"));
        Assert.DoesNotContain("complete", early, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("is not signed off", early, StringComparison.Ordinal);
        Assert.Contains("not closed", early, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("No open gap is known.", Pack.Json.GetProperty("summary").ToString(), StringComparison.Ordinal);
    }
}
