using System.Text.Json;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// Finds the resources of a file without building anything: a Bundle's entries one by one, a single resource, or one a line. Invariant: a slice
/// is whole JSON, so that a resource that is wrong inside cannot touch its neighbours. Cost: one pass over the bytes.
/// </summary>
internal static class Slicer
{
    /// <summary>Of the file as a whole; a resource itself may be nested less deeply.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1024 };

    /// <summary>Whoever named something else .ndjson learns it from fewer rejects.</summary>
    private const int MostBrokenLines = 100_000;

    public static List<ResourceSlice> Of(ForeignFile file)
    {
        var slices = new List<ResourceSlice>();
        var from = file.Bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        if (file.Name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase))
            OfLines(file, from, slices);
        else
            OfJson(file, from, file.Bytes.Length - from, 1, slices);
        file.Rows += slices.Count;
        return slices;
    }

    private static void OfLines(ForeignFile file, int from, List<ResourceSlice> slices)
    {
        for (var row = 1; from < file.Bytes.Length; row++)
        {
            if (file.Rejects.Count >= MostBrokenLines)
            {
                file.Refuse(row, "", "", $"comes after {MostBrokenLines} lines that are no resources; the file is not read beyond them");
                return;
            }

            var length = file.Bytes.AsSpan(from).IndexOf((byte)'\n');
            if (length < 0)
                length = file.Bytes.Length - from;
            if (file.Bytes.AsSpan(from, length).IndexOfAnyExcept(" \t\r"u8) >= 0)
                OfJson(file, from, length, row, slices);
            from += length + 1;
        }
    }

    private static void OfJson(ForeignFile file, int from, int length, int firstRow, List<ResourceSlice> slices)
    {
        var before = slices.Count;
        try
        {
            var reader = new Utf8JsonReader(file.Bytes.AsSpan(from, length), Options);
            new Walk(file, from, firstRow, slices).Root(ref reader);
            while (reader.Read())
            {
                // Anything behind the root that is not white space throws.
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            slices.RemoveRange(before, slices.Count - before);
            var row = e is JsonException { LineNumber: { } line } ? firstRow + (int)line : firstRow;
            file.Rows++;
            file.Refuse(row, "", "", e is JsonException ? $"is not JSON that can be read: {OneLine(e.Message)}" : "has text that is not UTF-8");
        }
    }

    private static string OneLine(string message)
    {
        var end = message.IndexOf(" LineNumber", StringComparison.Ordinal);
        return string.Concat((end < 0 ? message : message[..end]).Where(c => !char.IsControl(c)));
    }

    private sealed class Walk(ForeignFile file, int from, int firstRow, List<ResourceSlice> slices)
    {
        private Lines lines = new(file.Bytes, from, firstRow);

        public void Root(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                file.Rows++;
                file.Refuse(firstRow, "", "", "is neither a FHIR resource nor a Bundle");
                return;
            }

            // JSON without a type is no FHIR: somebody else's file, left alone. The type may stand behind the entries, so both readings go on until it is known.
            var entries = new List<ResourceSlice>();
            var whole = Resource(ref reader, lines.At(from + (int)reader.TokenStartIndex), "", entries);
            if (whole.Type == "Bundle")
                slices.AddRange(entries);
            else if (whole.Type.Length > 0 || file.Name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase))
                slices.Add(whole);
        }

        /// <summary>The reader stands at the start of the object and, afterwards, at its end.</summary>
        private ResourceSlice Resource(ref Utf8JsonReader reader, int row, string fullUrl, List<ResourceSlice>? entries)
        {
            var (start, type, id, modifier) = (reader.TokenStartIndex, "", "", "");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                if (IsNamed(ref reader, "resourceType"u8))
                {
                    type = Text(ref reader);
                }
                else if (IsNamed(ref reader, "id"u8))
                {
                    id = Text(ref reader);
                }
                else if (entries is not null && IsNamed(ref reader, "entry"u8))
                {
                    Entries(ref reader, entries);
                }
                else
                {
                    if (IsNamed(ref reader, "implicitRules"u8))
                        modifier = "implicitRules";
                    Skip(ref reader, ref modifier);
                }
            }

            return new(file, row, from + (int)start, (int)(reader.BytesConsumed - start), type, id, fullUrl, modifier);
        }

        /// <summary>Passes one value by, and notices modifier extensions in it.</summary>
        private static void Skip(ref Utf8JsonReader reader, ref string modifier)
        {
            if (IsNamed(ref reader, "modifierExtension"u8))
                modifier = "modifierExtension";
            reader.Read();
            if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
                return;
            var depth = reader.CurrentDepth;
            while (reader.Read() && reader.CurrentDepth > depth)
            {
                if (reader.TokenType == JsonTokenType.PropertyName && IsNamed(ref reader, "modifierExtension"u8))
                    modifier = "modifierExtension";
            }
        }

        private void Entries(ref Utf8JsonReader reader, List<ResourceSlice> entries)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                return;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var row = lines.At(from + (int)reader.TokenStartIndex);
                if (reader.TokenType == JsonTokenType.StartObject)
                    Entry(ref reader, row, entries);
                else
                    reader.Skip();
            }
        }

        private void Entry(ref Utf8JsonReader reader, int row, List<ResourceSlice> entries)
        {
            ResourceSlice? found = null;
            var fullUrl = "";
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                if (IsNamed(ref reader, "fullUrl"u8))
                {
                    fullUrl = Text(ref reader);
                }
                else if (IsNamed(ref reader, "resource"u8))
                {
                    reader.Read();
                    if (reader.TokenType == JsonTokenType.StartObject)
                        found = Resource(ref reader, row, "", null);
                    else
                        reader.Skip();
                }
                else
                {
                    reader.Skip();
                }
            }

            entries.Add(found is null ? new(file, row, from, 0, "", "", fullUrl, "") : found with { FullUrl = fullUrl });
        }

        private static string Text(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
                return Readable(ref reader);
            reader.Skip();
            return "";
        }

        /// <summary>A text with half a surrogate pair, or bytes that are no UTF-8, spoils its resource later, not the file now.</summary>
        private static string Readable(ref Utf8JsonReader reader)
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                return "";
            }
        }

        private static bool IsNamed(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
        {
            try
            {
                return reader.ValueTextEquals(name);
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }
}
