using System.Text.Json;

namespace Reinstate.InteropTests;

/// <summary>From the signed service to learning complete, and what is handed out afterwards, as a client of another language does it.</summary>
public sealed class AssuranceTests : IAsyncLifetime
{
    private readonly DemoNode node = new();

    public ValueTask InitializeAsync() => node.InitializeAsync();

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task Python_brings_an_incident_to_learning_complete_and_reads_what_that_leaves()
    {
        using var document = JsonDocument.Parse((await Foreign.AssuranceWithPython(node.Grpc, node.Http, "haven")).Trim().Split('\n')[^1]);
        var report = document.RootElement;
        string Part(string name) => report.GetProperty(name).GetRawText().Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal("""["AUDITOR_FROM_SERVICE","SAME_PERSON","ACTIONS_OPEN","SAME_PERSON"]""", Part("refused"));
        Assert.Equal(report.GetProperty("steps").GetInt32() - 4, report.GetProperty("accepted").GetInt32());
        Assert.Equal("""{"cqc":"decided_no","safeguarding":"decided_no","ico":"decided_no","duty_of_candour":"decided_no","commissioner":"sent","families":"sent","insurer":"decided_no"}""", Part("clocks"));
        Assert.Equal("true", Part("letter"));
        Assert.Equal("""{"printed_material":"yes","recurrence":"no","restoration_order":"yes","roles_clear":"yes","supplier":"no"}""", Part("answers"));
        Assert.Equal("""["tools.printed_material"]""", Part("factors"));
        Assert.Equal("""[["Cloudcare",1,0]]""", Part("supplier"));
        Assert.Equal("""["m1"]""", Part("meetings"));
        Assert.Equal("""["learning_complete"]""", Part("states"));
        Assert.Equal("[true,true]", Part("audited"));
        Assert.Equal("""["text/csv","live"]""", Part("extract"));
        Assert.Equal("""[["care_planning","Cloudcare"]]""", Part("systems"));
        Assert.Equal("""["subject-access.html","subject-access.pdf"]""", Part("copy"));
        Assert.Equal("[]", Part("named"));
    }
}
