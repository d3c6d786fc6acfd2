using System.Collections.Immutable;
using System.Security.Cryptography;
using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>
/// manifest.json: length and SHA-256 of the other files, and what they are a fold of. Whoever has the log can build the pack again and
/// compare; whoever has only the zip sees whether its files belong together.
/// </summary>
internal static class PackManifest
{
    public const string File = "manifest.json";
    public const string Format = "reinstate.evidence-pack/1";

    public static ImmutableArray<byte> Render(PackDocument document, ImmutableArray<PackedFile> files) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("format", document.Format);
        json.WriteString("tenant", document.Tenant);
        json.WriteString("incident", document.IncidentId);
        if (document.PersonId.Length > 0)
            json.WriteString("person", document.PersonId);
        json.WriteNumber("position", document.Position);
        json.WriteString("program_version", document.ProgramVersion);
        json.WriteString("standing", document.Standing.Word);
        if (document.Redacted)
            json.WriteBoolean("redacted", true);
        json.WriteStartArray("files");
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("length", file.Bytes.Length);
            json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(file.Bytes.AsSpan())));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
