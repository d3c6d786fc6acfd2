using System.Text.Json;

namespace Reinstate.EvidenceTests.Reports;

public class KeptTests
{
    [Fact]
    public void What_no_row_was_made_of_is_written_beside_the_reports_and_counted()
    {
        using var folder = new TempFolder().File("plan.json", "{\"resourceType\": \"CarePlan\", \"id\": \"c1\"}");
        Assert.True(folder.Run() <= 1, $"{folder.Complained}");
        Assert.Equal("{\"file\":\"plan.json\",\"row\":1,\"type\":\"CarePlan\",\"reason\":\"no table takes a resource of this type\",\"resource\":{\"resourceType\":\"CarePlan\",\"id\":\"c1\"}}", Assert.Single(folder.Lines("foreign-kept.ndjson")));
        using var summary = JsonDocument.Parse(folder.Text("summary.json"));
        Assert.Equal(1, summary.RootElement.GetProperty("kept").GetInt32());
        Assert.Contains(summary.RootElement.GetProperty("inputs").EnumerateArray(), i => i.GetProperty("file").GetString() == "plan.json" && i.GetProperty("rows").GetInt32() == 1);
    }

    [Fact]
    public void Nothing_of_a_former_run_stays_when_nothing_is_kept()
    {
        using var folder = new TempFolder().File("plan.json", "{\"resourceType\":\"CarePlan\"}");
        folder.Run();
        folder.Without("plan.json").Run();
        Assert.False(File.Exists(Path.Combine(folder.Out, "foreign-kept.ndjson")));
    }
}
