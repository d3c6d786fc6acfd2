using System.IO.Compression;
using System.Net.Http.Headers;
using Google.Protobuf;
using Google.Rpc;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

/// <summary>Requests as bytes, without a gRPC client that would refuse to send them.</summary>
public sealed class UnreadableTests
{
    private const string Close = "/reinstate.v1.IncidentService/CloseIncident";
    private const int Limit = 64 * 1024;

    public static TheoryData<string, string, byte[], int, string?> Requests => new()
    {
        { "bytes that are no protobuf", Close, Framed([0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), 3, "INVALID_ARGUMENT" },
        { "a field cut in half", Close, Framed([0x12, 0x40, 0x41]), 3, "INVALID_ARGUMENT" },
        { "text that is not UTF-8", Close, Framed([0x12, 0x02, 0xC3, 0x28]), 3, "INVALID_ARGUMENT" },
        { "a group without an end", Close, Framed([0x0B]), 3, "INVALID_ARGUMENT" },
        { "no message at all", Close, [], 3, "INVALID_ARGUMENT" },
        { "half a frame", Close, [0, 0, 0], 3, "INVALID_ARGUMENT" },
        { "a frame shorter than it says", Close, [0, 0, 0, 0, 9, 1, 2], 3, "INVALID_ARGUMENT" },
        { "bytes after the message", Close, [.. Framed([]), .. Framed([])], 3, "INVALID_ARGUMENT" },
        { "a flag that does not exist", Close, [7, 0, 0, 0, 0], 3, "INVALID_ARGUMENT" },
        { "more than the limit", Close, Framed(new byte[Limit + 1]), 8, "TOO_LARGE" },
        { "a length of two gigabytes", Close, [0, 0x7F, 0xFF, 0xFF, 0xFF], 8, "TOO_LARGE" },
        { "a length of four gigabytes", Close, [0, 0xFF, 0xFF, 0xFF, 0xFF], 3, "INVALID_ARGUMENT" },
        { "an unknown method", "/reinstate.v1.IncidentService/Explode", Framed([]), 12, null },
        { "an unknown service", "/reinstate.v1.Nothing/Explode", Framed([]), 12, null },
        { "deep nesting", "/reinstate.v1.PersonService/RecordEntries", Framed(Nested()), 3, "INVALID_ARGUMENT" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_cannot_be_read_is_refused_and_the_node_lives(string what, string path, byte[] body, int status, string? code)
    {
        await using var node = await GatewayNode.Start(o => o.MaxRequestBytes = Limit);
        Assert.Equal((status, code), await Post(node, path, body, null));
        Assert.Equal((0, null), await Post(node, Close, Framed(GatewayNode.CloseRequest().ToByteArray()), null));
        Assert.True(node.Grains.Commands.Count == 1, what);
        Assert.Empty(node.Errors.Entries);
    }

    [Fact]
    public async Task A_small_message_that_unpacks_into_a_huge_one_is_too_large()
    {
        await using var node = await GatewayNode.Start(o => o.MaxRequestBytes = Limit);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(new byte[16 * 1024 * 1024]);
        }

        Assert.InRange(packed.Length, 1, Limit);
        Assert.Equal((8, "TOO_LARGE"), await Post(node, Close, Framed(packed.ToArray(), compressed: true), "gzip"));
        Assert.Equal((3, "INVALID_ARGUMENT"), await Post(node, Close, Framed([1, 2, 3], compressed: true), "gzip"));
        Assert.Equal(0, (await Post(node, Close, Framed(GatewayNode.CloseRequest().ToByteArray()), null)).Status);
    }

    private static async Task<(int Status, string? Code)> Post(GatewayNode node, string path, byte[] body, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Version = new Version(2, 0), VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.Add("te", "trailers");
        IdentityTests.AddIdentity(request);
        if (encoding is not null)
        {
            request.Headers.Add("grpc-encoding", encoding);
        }

        using var response = await node.Http2.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        string? Find(string name) => response.Headers.Concat(response.TrailingHeaders).FirstOrDefault(h => h.Key == name).Value?.Single();
        var message = Uri.UnescapeDataString(Find("grpc-message") ?? "");
        Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", message, StringComparison.Ordinal);
        if (Find("grpc-status-details-bin") is { } details)
        {
            var padded = details.PadRight((details.Length + 3) / 4 * 4, '=');
            Assert.Equal(Find("reinstate-refusal"), Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(padded)).GetDetail<RefusalDetail>()!.Code);
        }

        return (int.Parse(Find("grpc-status")!), Find("reinstate-refusal"));
    }

    private static byte[] Framed(byte[] message, bool compressed = false) =>
        [(byte)(compressed ? 1 : 0), .. BitConverter.GetBytes(message.Length).Reverse(), .. message];

    private static byte[] Nested()
    {
        // An unknown group field that opens itself two hundred times.
        return [.. Enumerable.Repeat((byte)0xFB, 200).SelectMany(b => new byte[] { b, 0x01 })];
    }
}
