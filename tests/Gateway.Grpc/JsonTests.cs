using System.Net;
using System.Text;
using System.Text.Json;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;

namespace Reinstate.GatewayTests;

public sealed class JsonTests
{
    private const string Close = "/v1/incidents/storm:close";
    private const string Good = """{"header":{"idempotencyKey":"k-1"},"statement":"all well"}""";

    [Fact]
    public async Task A_command_and_a_query_work_with_curl()
    {
        await using var node = await GatewayNode.Start();
        using var reply = await Send(node, Close, Good);
        Assert.Equal(7, (await Body(reply)).GetProperty("position").GetInt64());
        using var board = await Send(node, "/v1/board", null);
        Assert.Equal(2, (await Body(board)).GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task Every_refusal_has_its_code_and_sentence_in_the_body()
    {
        await using var node = await GatewayNode.Start(o => o.Patience = TimeSpan.FromMilliseconds(50));
        foreach (var kind in Catalogue.ByCode.Values)
        {
            node.Grains.OnCommand = _ => Task.FromResult(CommandAnswer.Refused(Refusal.Of(kind, "because")));
            using var response = await Send(node, Close, Good);
            Assert.InRange((int)response.StatusCode, 400, 503);
            var body = await Body(response);
            var detail = body.GetProperty("details")[0];
            Assert.Equal((kind.Sentence, kind.Code), (body.GetProperty("message").GetString(), detail.GetProperty("code").GetString()));
            Assert.Equal(kind.Code, response.Headers.GetValues("reinstate-refusal").Single());
        }
    }

    [Theory]
    [InlineData(Close, "{", 400)]
    [InlineData(Close, "", 400)]
    [InlineData(Close, "null", 400)]
    [InlineData(Close, "[1]", 400)]
    [InlineData(Close, """{"statement":7}""", 400)]
    [InlineData(Close, """{"header":{"expectedVersion":"many"}}""", 400)]
    [InlineData(Close, """{"statement":"x"}""", 400)]
    [InlineData("/v1/board?at_least_position=soon", null, 400)]
    [InlineData("/v1/board?at_least_position=-1", null, 400)]
    [InlineData("/v1/nothing", null, 404)]
    [InlineData("/v1/incidents/storm/findings", "{}", 405)]
    public async Task What_cannot_be_read_is_an_invalid_argument_without_exception_text(string path, string? body, int status)
    {
        await using var node = await GatewayNode.Start();
        using var response = await Send(node, path, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("INVALID_ARGUMENT", JsonDocument.Parse(text).RootElement.GetProperty("details")[0].GetProperty("code").GetString());
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        Assert.Empty(node.Grains.Commands);
        Assert.Empty(node.Errors.Entries);
    }

    [Fact]
    public async Task Another_type_of_content_is_an_invalid_argument()
    {
        await using var node = await GatewayNode.Start();
        using var response = await Send(node, Close, Good, "text/plain");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("INVALID_ARGUMENT", response.Headers.GetValues("reinstate-refusal").Single());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_beyond_the_limit_is_too_large(bool chunked)
    {
        await using var node = await GatewayNode.Start(o => o.MaxRequestBytes = 1000);
        using var request = new HttpRequestMessage(HttpMethod.Post, Close) { Content = new StringContent($$"""{"statement":"{{new string('x', 2000)}}"}""", Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = chunked;
        IdentityTests.AddIdentity(request);
        using var response = await node.Http1.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("TOO_LARGE", (await Body(response)).GetProperty("details")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_failure_is_internal_with_an_event_id()
    {
        await using var node = await GatewayNode.Start();
        node.Grains.OnCommand = _ => throw new InvalidOperationException("secret of resident 4");
        using var response = await Send(node, Close, Good);
        var body = await Body(response);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.StartsWith("event ", body.GetProperty("details")[0].GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_told_without_identity()
    {
        await using var node = await GatewayNode.Start();
        Assert.Equal("Healthy", await node.Http1.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
        node.Grains.OnQuery = _ => throw new TimeoutException();
        using var response = await node.Http1.GetAsync("/healthz", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    private static Task<HttpResponseMessage> Send(GatewayNode node, string path, string? body, string type = "application/json")
    {
        var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, type) };
        IdentityTests.AddIdentity(request);
        return node.Http1.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> Body(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
}
