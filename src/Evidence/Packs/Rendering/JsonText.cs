using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>JSON that is the same on every machine: indented by two spaces, LF, keys in the order in which they are written.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 2, NewLine = "\n" };

    public static ImmutableArray<byte> Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        buffer.Write("\n"u8);
        return [.. buffer.WrittenSpan];
    }
}
