using System.Text;

namespace Reinstate.Folders.Calendars;

/// <summary>
/// Cuts a file into components (RFC 5545 section 3.4). A line that cannot be read spoils its component only; a component without an end
/// is told, and the next BEGIN of an event starts anew. Cost: one pass; memory bounded by the file.
/// </summary>
internal static class Components
{
    /// <summary>One component with more text than this is no event of a rota.</summary>
    public const int LargestComponent = 1 << 20;

    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFF"));

    public static (List<Component> Components, bool IsCalendar, string Method) Of(byte[] bytes)
    {
        var (found, isCalendar, method) = (new List<Component>(), false, "");
        Component? open = null;
        var (depth, size) = (0, 0);
        foreach (var (row, line) in Unfolded(bytes))
        {
            var parsed = ContentLine.Of(line);
            var (name, value) = (parsed?.Name ?? "", parsed?.Value.Trim().ToUpperInvariant() ?? "");
            if (name == "BEGIN" && value == "VCALENDAR")
            {
                isCalendar = true;
            }
            else if (name == "BEGIN" && (open is null || value == "VEVENT"))
            {
                if (open is not null)
                    open.Broken = "has no END";
                open = new(row, value);
                open.Text.Add(line);
                found.Add(open);
                (depth, size) = (1, 0);
            }
            else if (open is null)
            {
                method = name == "METHOD" ? value : method;
            }
            else
            {
                size += line.Length;
                depth += name == "BEGIN" ? 1 : 0;
                if (size > LargestComponent)
                    open.Broken = $"has more than {LargestComponent} characters";
                else
                    Take(open, line, parsed, depth);
                depth -= name == "END" ? 1 : 0;
                open = depth == 0 ? null : open;
            }
        }

        if (open is not null)
            open.Broken = "has no END; the file was cut off here";
        return (found, isCalendar, method);
    }

    private static void Take(Component open, string line, ContentLine? parsed, int depth)
    {
        open.Text.Add(line);
        if (line.Contains('\uFFFF'))
            open.Broken = "has bytes that are not UTF-8; save the file as UTF-8";
        else if (parsed is null)
            open.Broken = $"has a line that is no property: {(line.Length > 40 ? line[..40] : line)}";
        else if (depth == 1 && parsed.Name is not ("BEGIN" or "END"))
            open.Lines.Add(parsed);
    }

    /// <summary>A line that starts with a blank continues the one before it.</summary>
    private static IEnumerable<(int Row, string Line)> Unfolded(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Utf8, detectEncodingFromByteOrderMarks: false);
        if (reader.Peek() == '\uFEFF')
            _ = reader.Read();
        var (row, start, text) = (0, 0, new StringBuilder());
        while (reader.ReadLine() is { } line)
        {
            row++;
            if (text.Length > 0 && line.Length > 0 && line[0] is (' ' or '\t'))
            {
                // Beyond the limit the length is counted on and the text is not: enough to see that it is too large.
                if (text.Length <= LargestComponent)
                    text.Append(line, 1, line.Length - 1);
                continue;
            }

            if (text.Length > 0)
                yield return (start, text.ToString());
            text.Clear().Append(line);
            start = row;
        }

        if (text.Length > 0)
            yield return (start, text.ToString());
    }
}
