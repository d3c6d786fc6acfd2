using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Reinstate.Evidence.Packs.Sealing;

/// <summary>Holds the events of a pack against its digests and names the first that differs.</summary>
internal static class EventOrder
{
    /// <summary>At most one fault: after the first difference the rest says nothing new.</summary>
    public static IEnumerable<string> Faults(ImmutableArray<byte> digests, ImmutableArray<byte> events)
    {
        if (Digests(digests) is not { } expected)
        {
            return [$"{EventFiles.Digests} cannot be read"];
        }

        var lines = Encoding.UTF8.GetString(events.AsSpan()).Split('\n')[..^1];
        for (var i = 0; i < lines.Length; i++)
        {
            if (Parse(lines[i]) is not { } e)
            {
                return [i < expected.Count ? $"the event at position {expected[i].Position} was altered: line {i + 1} of {EventFiles.Events} cannot be read" : $"line {i + 1} of {EventFiles.Events} was added"];
            }

            if (i >= expected.Count || e.Fields.Position != expected[i].Position)
            {
                return [Misplaced(e.Fields.Position, i, expected, lines)];
            }

            if (e.Digest() != expected[i].Digest)
            {
                return [$"the event at position {e.Fields.Position} was altered"];
            }

            if (!e.Opens())
            {
                return [$"the event at position {e.Fields.Position} does not open with its key, which was altered"];
            }
        }

        return lines.Length < expected.Count ? [$"the event at position {expected[lines.Length].Position} is missing"] : [];
    }

    private static string Misplaced(long position, int i, List<(long Position, string Digest)> expected, string[] lines)
    {
        if (!expected.Exists(one => one.Position == position))
        {
            return $"the event at position {position} was inserted, or its position altered";
        }

        // i < expected.Count unless the event stands twice: then all that is expected came before it.
        return i < expected.Count && !Array.Exists(lines, line => Parse(line)?.Fields.Position == expected[i].Position)
            ? $"the event at position {expected[i].Position} is missing"
            : $"the event at position {position} is out of order";
    }

    private static LoggedEvent? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, EventLines.Default.EventLine)?.ToEvent();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<(long Position, string Digest)>? Digests(ImmutableArray<byte> file)
    {
        var digests = new List<(long, string)>();
        foreach (var line in Encoding.UTF8.GetString(file.AsSpan()).Split('\n')[..^1])
        {
            if (line.Split("  ") is not [{ Length: 64 } digest, var text] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                return null;
            }

            digests.Add((position, digest));
        }

        return digests;
    }
}
