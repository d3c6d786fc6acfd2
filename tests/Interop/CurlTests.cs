using System.Text.Json;

namespace Reinstate.InteropTests;

/// <summary>The JSON addresses as a shell script uses them.</summary>
public sealed class CurlTests(DemoNode node) : IClassFixture<DemoNode>
{
    [Fact]
    public async Task A_command_is_answered_with_its_position_and_the_same_again()
    {
        const string Command = """{"header":{"idempotencyKey":"curl-1"},"name":"Haven by curl"}""";
        var (status, first) = await Curl("/v1/organisation:register", Command);
        Assert.Equal(200, status);
        Assert.True(first.GetProperty("position").GetInt64() > 0);
        Assert.Equal(first.GetRawText(), (await Curl("/v1/organisation:register", Command)).Body.GetRawText());

        var (reused, refusal) = await Curl("/v1/organisation:register", Command.Replace("by curl", "by wget"));
        Assert.Equal((409, "IDEMPOTENCY_KEY_REUSED"), (reused, Code(refusal)));
        var (found, organisation) = await Curl("/v1/organisation");
        Assert.Equal((200, "Haven by curl"), (found, organisation.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("csv", "extract.csv", "text/csv", "number,kind,month,")]
    [InlineData("json", "extract.json", "application/json", "{")]
    [InlineData("pdf", "extract.pdf", "application/pdf", "%PDF-")]
    public async Task Figures_for_a_tender_come_in_a_format(string format, string name, string type, string begins)
    {
        await Curl("/v1/organisation:register", """{"header":{"idempotencyKey":"curl-1"},"name":"Haven by curl"}""");
        var (status, extract) = await Curl($"/v1/extract?format={format}");
        Assert.Equal((200, name, type), (status, extract.GetProperty("fileName").GetString(), extract.GetProperty("mediaType").GetString()));
        Assert.StartsWith(begins, System.Text.Encoding.UTF8.GetString(extract.GetProperty("data").GetBytesFromBase64()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/extract?format=docx", null, 400, "INVALID_ARGUMENT")]
    [InlineData("/v1/incidents/nothing", null, 404, "INCIDENT_UNKNOWN")]
    [InlineData("/v1/organisation:register", "{\"name\":", 400, "INVALID_ARGUMENT")]
    [InlineData("/v1/organisation:register", "{}", 400, "INVALID_ARGUMENT")]
    [InlineData("/v1/nowhere", null, 404, "INVALID_ARGUMENT")]
    public async Task What_is_refused_says_so_in_JSON(string path, string? body, int status, string code)
    {
        await Curl("/v1/organisation:register", """{"header":{"idempotencyKey":"curl-1"},"name":"Haven by curl"}""");
        var (answered, refusal) = await Curl(path, body);
        Assert.Equal((status, code), (answered, Code(refusal)));
    }

    [Fact]
    public async Task Nobody_is_served_without_identity()
    {
        var output = await Foreign.Run("curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}", $"http://{node.Http}/v1/board"]);
        Assert.Equal("401", output);
    }

    [Fact]
    public async Task A_node_in_service_is_healthy() =>
        Assert.Equal("Healthy", await Foreign.Run("curl", ["-s", $"http://{node.Http}/healthz"]));

    private static string? Code(JsonElement refusal) => refusal.GetProperty("details")[0].GetProperty("code").GetString();

    private async Task<(int Status, JsonElement Body)> Curl(string path, string? body = null)
    {
        string[] data = body is null ? [] : ["-H", "content-type: application/json", "-d", body];
        string[] grant = ["grant_type=urn:reinstate:grant:on-this-machine", "organisation=haven-curl", "person=rhea", "role=registered_manager", "services=*"];
        var given = await Foreign.Run("curl", ["-s", .. grant.SelectMany(part => (string[])["-d", part]), $"http://{node.Http}/connect/token"]);
        var bearer = $"authorization: Bearer {JsonDocument.Parse(given).RootElement.GetProperty("access_token").GetString()}";
        var output = await Foreign.Run("curl", ["-s", "-w", "\n%{http_code}", "-H", bearer, .. data, $"http://{node.Http}{path}"]);
        var end = output.LastIndexOf('\n');
        return (int.Parse(output[end..]), JsonDocument.Parse(output[..end]).RootElement);
    }
}
