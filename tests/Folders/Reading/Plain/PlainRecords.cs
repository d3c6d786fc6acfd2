using System.Globalization;
using System.Text;
using CsvHelper.Configuration;
using CsvHelper;
using Reinstate.Folders.Reading;

namespace Reinstate.FoldersTests.Reading.Plain;

/// <summary>One record of a file. Problem is set when the record itself is broken; Field is the index of the field concerned.</summary>
internal sealed record PlainRecord(int Line, string[] Fields, int Field, string? Problem);

/// <summary>
/// RFC 4180 records with the line at which each starts. CsvHelper tokenizes; this adds what it does not say: comma or semicolon, the
/// start line, bytes that are not UTF-8, a quoted field that never ends. Memory is bounded by the longest field that is allowed.
/// </summary>
internal sealed class PlainRecords(Stream stream)
{
    /// <summary>Stands for bytes that are no UTF-8. A noncharacter, so no text contains it by right.</summary>
    public const char NotUtf8 = '\uFFFF';

    public const int LongestField = 1 << 20;

    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFF"));

    public IEnumerable<PlainRecord> Read()
    {
        using var text = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
        if (text.Peek() == '\uFEFF')
            _ = text.Read();
        var head = new char[1 << 15];
        var length = text.ReadBlock(head);
        string? bad = null;
        using var parser = new CsvParser(new Prefixed(head.AsMemory(0, length), text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(head.AsSpan(0, length)),
            IgnoreBlankLines = false,
            BadDataFound = args => bad ??= args.Field,
            MaxFieldSize = LongestField,
            BufferSize = 1 << 16,
        });
        for (var line = 1; ;)
        {
            var (more, problem) = Next(parser);
            if (problem is not null)
            {
                // Nothing after an endless field can be trusted to start a record.
                yield return new(line, [], 0, problem);
                yield break;
            }

            if (!more)
                yield break;
            var (fields, field) = (new string[parser.Count], -1);
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = parser[i].Trim();
                if (field < 0 && (bad is not null || fields[i].Contains(NotUtf8)))
                    (field, problem) = (i, bad is null ? "has bytes that are not UTF-8; save the file as UTF-8" : Broken(bad));
            }

            if (fields is not [""])
                yield return new(line, fields, Math.Max(field, 0), problem);
            (line, bad) = (parser.RawRow + 1, null);
        }
    }

    private static (bool More, string? Problem) Next(CsvParser parser)
    {
        try
        {
            return (parser.Read(), null);
        }
        catch (MaxFieldSizeException)
        {
            return (false, $"has a field of more than {LongestField} characters, probably a quotation mark without its partner; the file is not read beyond this row");
        }
    }

    private static string Broken(string field) => field.TrimStart().StartsWith('"') && field.Count(c => c == '"') % 2 == 1
        ? "is a quoted field without an end; the file was cut off here" : "has a quotation mark in the wrong place";

    /// <summary>Whichever of comma and semicolon is more frequent in the header, outside quotes.</summary>
    private static string Delimiter(ReadOnlySpan<char> head)
    {
        var (quoted, commas, semicolons) = (false, 0, 0);
        foreach (var c in head)
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '\n' or '\r')
                break;
            else if (!quoted && c == ',')
                commas++;
            else if (!quoted && c == ';')
                semicolons++;
        }

        return semicolons > commas ? ";" : ",";
    }

    /// <summary>A reader over what was already taken for a look, and then the rest.</summary>
    private sealed class Prefixed(ReadOnlyMemory<char> head, TextReader rest) : TextReader
    {
        private int taken;

        public override int Read(char[] buffer, int index, int count)
        {
            if (taken == head.Length)
                return rest.Read(buffer, index, count);
            var length = Math.Min(count, head.Length - taken);
            head.Slice(taken, length).CopyTo(buffer.AsMemory(index, length));
            taken += length;
            return length;
        }
    }
}
