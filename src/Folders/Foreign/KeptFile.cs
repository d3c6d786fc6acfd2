using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Reinstate.Folders.Foreign;

/// <summary>foreign-kept.ndjson: one JSON object a line with file, row, type, reason, and the resource itself or the text of the component.</summary>
public static class KeptFile
{
    public const string Name = "foreign-kept.ndjson";

    public static void Write(IEnumerable<KeptResource> kept, Stream stream)
    {
        foreach (var resource in kept)
        {
            using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
            {
                json.WriteStartObject();
                json.WriteString("file", resource.File);
                json.WriteNumber("row", resource.Row);
                json.WriteString("type", resource.Type);
                json.WriteString("reason", resource.Reason);
                json.WritePropertyName(resource.IsJson ? "resource" : "component");
                if (resource.IsJson)
                    json.WriteRawValue(Encoding.UTF8.GetBytes(resource.Content), skipInputValidation: true);
                else
                    json.WriteStringValue(resource.Content);
                json.WriteEndObject();
            }

            stream.WriteByte((byte)'\n');
        }
    }
}
