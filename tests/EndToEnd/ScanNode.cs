using System.IO.Compression;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Reinstate.Facts.V1;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.EndToEndTests;

/// <summary>A node of a small provider on which sheets were issued: <c>S-1</c> of the service with one page, <c>S-2</c> of a person with three.</summary>
internal sealed class ScanNode(NodeProcess process, Grpc.Net.Client.GrpcChannel channel) : IAsyncDisposable
{
    public const string Tenant = "haven";
    public const string Sheet = "S-2";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string Person => SmallProvider.Person(0);

    public NodeProcess Process => process;

    public Client Manager { get; } = new(channel, Tenant, "rm", "registered_manager");

    public static async Task<ScanNode> StartAsync(params string[] arguments)
    {
        var process = await NodeProcess.StartAsync(arguments);
        return new ScanNode(process, Client.Channel(process.GrpcAddress, null));
    }

    /// <summary>Every command has a fixed key, so a second time changes nothing.</summary>
    public async Task<ScanNode> PreparedAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        await SmallProvider.PrepareAsync(Manager, 1, now);
        await Manager.Recovery.IssueSheetsAsync(new()
        {
            Header = Client.Key("more sheets"),
            IncidentId = SmallProvider.Incident,
            ServiceId = SmallProvider.Service,
            Sheets = { new Sheet { Serial = Sheet, PersonId = Person, Kind = "mar", Pages = 3, IssuedAt = Client.At(now.AddHours(-7)) } },
        }, Manager.Headers);
        return this;
    }

    public async Task<KeepScanReply> KeepAsync(byte[] file, string key, int page = 1, string serial = Sheet, Client? by = null) => await (by ?? Manager).Scans.KeepScanAsync(
        new() { Header = Client.Key(key), IncidentId = SmallProvider.Incident, ServiceId = SmallProvider.Service, Serial = serial, Page = page, Data = UnsafeByteOperations.UnsafeWrap(file) }, (by ?? Manager).Headers, cancellationToken: Cancellation);

    public async Task<GetScanReply> GetAsync(string sha256, Client? by = null) =>
        await (by ?? Manager).Scans.GetScanAsync(new() { IncidentId = SmallProvider.Incident, ServiceId = SmallProvider.Service, Sha256 = sha256 }, (by ?? Manager).Headers, cancellationToken: Cancellation);

    public async Task<ListScansReply> ListAsync(string serial = "", Client? by = null) =>
        await (by ?? Manager).Scans.ListScansAsync(new() { IncidentId = SmallProvider.Incident, ServiceId = SmallProvider.Service, Serial = serial }, (by ?? Manager).Headers, cancellationToken: Cancellation);

    public async Task<long> PositionAsync() => (await Manager.Reconciliation.GetBoardAsync(new(), Manager.Headers, cancellationToken: Cancellation)).Position;

    public async Task<byte[]> PackAsync(Client? by = null)
    {
        using var call = (by ?? Manager).Governance.GetEvidencePack(new() { IncidentId = SmallProvider.Incident }, (by ?? Manager).Headers, cancellationToken: Cancellation);
        using var pack = new MemoryStream();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(Cancellation))
            pack.Write(chunk.Data.Span);
        return pack.ToArray();
    }

    public static byte[]? Entry(byte[] pack, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(pack));
        if (zip.GetEntry(name) is not { } entry)
            return null;
        using var body = entry.Open();
        using var bytes = new MemoryStream();
        body.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static async Task<string> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<RpcException>(call)).Trailers.GetValue("reinstate-refusal") ?? "";

    public static string NameOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await process.DisposeAsync();
    }
}
