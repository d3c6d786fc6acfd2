using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Backup;

/// <summary>A line of an events file. The tenant is the manifest's; data and link are base64, the time milliseconds since 1970, UTC. In version 1 there is no link.</summary>
internal sealed record EventLine(
    long Position, string Stream, long Version, string Type, byte[] Data, long RecordedAt, string Actor, string Role, string Key, string Incident, string Service,
    byte[]? Link = null)
{
    public static EventLine Of(StoredEvent e) => new(
        e.Position, e.Stream, e.Version, e.Type, BackupJson.Array(e.Data), e.Context.RecordedAt.ToUnixTimeMilliseconds(), e.Context.Actor, e.Context.Role,
        e.Context.Key, e.Context.Incident, e.Context.Service, BackupJson.Array(e.Link));

    public StoredEvent ToEvent(string tenant) => new(
        tenant, Position, Stream, Version, Type, Data, new EventContext(DateTimeOffset.FromUnixTimeMilliseconds(RecordedAt), Actor, Role, Key, Incident, Service))
    {
        Link = Link ?? [],
    };
}

/// <summary>A line of a commands file: hash and answer are base64.</summary>
internal sealed record CommandLine(string Key, byte[] PayloadHash, string Stream, long Version, long Position, byte[] Answer)
{
    public static CommandLine Of(CommandRecord c) => new(c.Key, BackupJson.Array(c.PayloadHash), c.Stream, c.Version, c.Position, BackupJson.Array(c.Answer));

    public CommandRecord ToCommand() => new(Key, PayloadHash, Stream, Version, Position, Answer);
}

/// <summary>A line of a checkpoints file: link and signature are base64, the time milliseconds since 1970, UTC.</summary>
internal sealed record CheckpointLine(long Position, byte[] Link, long SignedAt, string Key, byte[] Signature)
{
    public static CheckpointLine Of(Checkpoint c) => new(c.Position, BackupJson.Array(c.Link), c.SignedAt.ToUnixTimeMilliseconds(), c.Key, BackupJson.Array(c.Signature));

    public Checkpoint ToCheckpoint(string tenant) => new(tenant, Position, Link, DateTimeOffset.FromUnixTimeMilliseconds(SignedAt), Key, Signature);
}

/// <summary>A line of a keys file: the wrapped key is base64, and empty with the master key's id once it is destroyed.</summary>
internal sealed record KeyLine(string Subject, string Master, byte[] Wrapped)
{
    public static KeyLine Of(KeyRow row) => new(row.Subject, row.Master, BackupJson.Array(row.Wrapped));

    public KeyRow ToRow() => new(Subject, Master, Wrapped);
}

/// <summary>A line of a scans file: the envelope is base64, and so never larger than a third more than a scan may be.</summary>
internal sealed record ScanLine(string Subject, string Sha256, byte[] Data)
{
    public static ScanLine Of(ScanRow row) => new(row.Subject, row.Sha256, BackupJson.Array(row.Data));

    public ScanRow ToRow() => new(Subject, Sha256, Data);
}

/// <summary>How the files are written and read: every field is there, none is null, none is unknown.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(EventLine))]
[JsonSerializable(typeof(CommandLine))]
[JsonSerializable(typeof(CheckpointLine))]
[JsonSerializable(typeof(KeyLine))]
[JsonSerializable(typeof(ScanLine))]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupLines : JsonSerializerContext;

/// <summary>The same, with text as it is rather than as \u escapes: the files are no part of a page.</summary>
internal static class BackupJson
{
    public static readonly BackupLines Lines = new(Options(indented: false));
    public static readonly BackupLines Indented = new(Options(indented: true));

    public static byte[] Array(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : bytes.ToArray();

    private static JsonSerializerOptions Options(bool indented) => new(BackupLines.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
        TypeInfoResolver = null,
    };
}
