using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reinstate.Contracts.Privacy;
using Reinstate.Contracts.Signing;
using Reinstate.Evidence.Packs.Rendering;

namespace Reinstate.Evidence.Packs.Sealing;

/// <summary>An event of the incident as the log stores it.</summary>
/// <param name="Fields">All but its data.</param>
/// <param name="Data">As stored: protobuf, or an envelope with it.</param>
/// <param name="Key">Opens this event's envelope and no other; null where there is none, or nobody can open it any more.</param>
public sealed record LoggedEvent(EventFields Fields, ReadOnlyMemory<byte> Data, byte[]? Key = null)
{
    /// <summary>Whether the key, where there is one, opens it.</summary>
    internal bool Opens()
    {
        try
        {
            return Key is null || Envelope.OpenWith(Key, new EnvelopePlace(Fields.Tenant, Fields.Stream, Fields.Type), Data).Length > 0;
        }
        catch (Exception e) when (e is EnvelopeDamagedException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>See <see cref="EventDigest"/>; lower-case hexadecimal.</summary>
    internal string Digest()
    {
        Span<byte> digest = stackalloc byte[EventDigest.Length];
        EventDigest.Write(Fields, Data.Span, digest);
        return Convert.ToHexStringLower(digest);
    }
}

/// <summary>
/// The events of a pack as two files: <c>events.jsonl</c>, one event a line, from which whoever has the public key can tell which was altered, and <c>events.sha256</c>, digest
/// and position a line. A redacted pack has only the second: whoever has the log can compare.
/// </summary>
internal static class EventFiles
{
    public const string Events = "events.jsonl";
    public const string Digests = "events.sha256";

    public static IEnumerable<PackedFile> Of(IReadOnlyList<LoggedEvent> events, bool redacted)
    {
        if (!redacted)
        {
            yield return new PackedFile(Events, Lines(events, e => JsonSerializer.Serialize(EventLine.Of(e), EventLines.Default.EventLine)));
        }

        yield return new PackedFile(Digests, Lines(events, e => $"{e.Digest()}  {e.Fields.Position}"));
    }

    private static ImmutableArray<byte> Lines(IReadOnlyList<LoggedEvent> events, Func<LoggedEvent, string> line) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Encoding.UTF8.GetBytes(string.Concat(events.Select(e => line(e) + "\n"))));
}

/// <summary>
/// A line of <c>events.jsonl</c>: the data is base64 of the protobuf message named by the type, or of an envelope with it (see <see cref="Envelope"/>), which the event's own key opens
/// (base64; left out where there is none); the time milliseconds since 1970, UTC.
/// </summary>
internal sealed record EventLine(
    string Tenant, long Position, string Stream, long Version, string Type, byte[] Data, long RecordedAt, string Actor, string Role, string Key, string Incident, string Service,
    byte[]? OwnKey = null)
{
    public static EventLine Of(LoggedEvent e) => new(
        e.Fields.Tenant, e.Fields.Position, e.Fields.Stream, e.Fields.Version, e.Fields.Type, e.Data.ToArray(), e.Fields.RecordedAt, e.Fields.Actor, e.Fields.Role, e.Fields.Key,
        e.Fields.Incident, e.Fields.Service, e.Key);

    public LoggedEvent ToEvent() => new(new EventFields(Tenant, Position, Stream, Version, Type, RecordedAt, Actor, Role, Key, Incident, Service), Data, OwnKey);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(EventLine))]
internal sealed partial class EventLines : JsonSerializerContext;
