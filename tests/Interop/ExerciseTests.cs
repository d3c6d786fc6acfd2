using System.Text.Json;

namespace Reinstate.InteropTests;

/// <summary>An exercise as a client of another language plays it, knowing the API's descriptors and nothing else.</summary>
public sealed class ExerciseTests : IAsyncLifetime
{
    private readonly DemoNode node = new();

    public ValueTask InitializeAsync() => node.InitializeAsync();

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task Python_plays_an_exercise_and_reads_its_score_and_what_is_ready()
    {
        using var document = JsonDocument.Parse((await Foreign.ExerciseWithPython(node.Grpc, node.Http, "haven")).Trim().Split('\n')[^1]);
        var report = document.RootElement;
        var refused = report.GetProperty("refused").EnumerateArray().Select(Compact).ToList();
        Assert.Equal(3, refused.Count);
        Assert.StartsWith("""["SCENARIO_INVALID",["bad.json, inject 'folder', field expect: """, refused[0], StringComparison.Ordinal);
        Assert.Equal("""["NOT_THE_LEAD",["rhea leads."]]""", refused[1]);
        Assert.Contains("Nobody has judged the answer to folder.", refused[2], StringComparison.Ordinal);
        Assert.Equal("""[["declare","met",["IncidentDeclared"]],["folder","met",["InjectAnswered"]],["sheets","not_met",[]]]""", Compact(report.GetProperty("injects")));
        Assert.Equal("[3,2,1]", Compact(report.GetProperty("score")));
        Assert.Equal("""["not_ready",[["packs","unknown"],["training","ready"],["initials","ready"],["exercise","not_ready"]],"drill"]""", Compact(report.GetProperty("readiness")));
        Assert.Equal("""["exercise"]""", Compact(report.GetProperty("kinds")));
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Plain);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
