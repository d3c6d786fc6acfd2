using System.Collections.Immutable;
using System.Text.Json;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>
/// evidence.json: the standing, then each section under its key, then under "fields" what every field means. Instants are ISO 8601 with
/// the offset of the local clock; what is not stated is null.
/// </summary>
internal static class EvidenceJson
{
    public static ImmutableArray<byte> Render(PackDocument document) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("format", document.Format);
        json.WriteString("tenant", document.Tenant);
        json.WriteString("organisation", document.Organisation);
        json.WriteString("incident_id", document.IncidentId);
        if (document.PersonId.Length > 0)
            json.WriteString("person_id", document.PersonId);
        json.WriteNumber("position", document.Position);
        json.WriteString("as_of", ItemIds.Iso(document.AsOf));
        json.WriteString("program_version", document.ProgramVersion);
        if (document.Redacted)
            json.WriteString("redaction", "People and staff are pseudonyms; names, initials and free text are left out.");
        Write(json, document.Standing);
        foreach (var section in document.Sections)
            Write(json, section);
        Fields(json, document);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Standing standing)
    {
        json.WriteStartObject("standing");
        json.WriteString("word", standing.Word);
        json.WriteBoolean("complete", standing.Complete);
        json.WriteString("headline", standing.Headline);
        json.WriteNumber("open_gaps", standing.OpenGaps);
        json.WriteNumber("findings_without_decision", standing.FindingsWithoutDecision);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Section section)
    {
        json.WritePropertyName(section.Key);
        if (section.Single)
        {
            Row(json, section, section.Rows[0]);
            return;
        }

        json.WriteStartArray();
        foreach (var row in section.Rows)
            Row(json, section, row);
        json.WriteEndArray();
    }

    private static void Row(Utf8JsonWriter json, Section section, ImmutableArray<Cell> cells)
    {
        json.WriteStartObject();
        for (var i = 0; i < cells.Length; i++)
        {
            json.WritePropertyName(section.Columns[i].Key);
            Value(json, cells[i].Value);
        }

        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case DateTimeOffset at:
                json.WriteStringValue(ItemIds.Iso(at));
                break;
            case Named named:
                json.WriteStringValue(named.Stated);
                break;
            case ImmutableArray<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"A cell cannot hold {value.GetType().Name}.");
        }
    }

    private static void Fields(Utf8JsonWriter json, PackDocument document)
    {
        json.WriteStartObject("fields");
        foreach (var section in document.Sections)
        {
            json.WriteString(section.Key, section.About);
            foreach (var column in section.Columns)
                json.WriteString($"{section.Key}.{column.Key}", column.Meaning);
        }

        json.WriteEndObject();
    }
}
