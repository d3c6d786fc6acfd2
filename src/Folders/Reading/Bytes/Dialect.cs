using System.Runtime.InteropServices;
using System.Text;

namespace Reinstate.Folders.Reading.Bytes;

/// <summary>How a file is written: where its text starts, and what separates its fields.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Dialect(int TextAt, byte Separator)
{
    private const int Head = 1 << 15;

    public static Dialect Of(ByteSource bytes)
    {
        var buffer = new byte[Head];
        var length = 0;
        while (length < Head && bytes.Read(buffer.AsSpan(length), length) is > 0 and var more)
            length += more;
        var head = buffer.AsSpan(0, length);
        var at = 0;
        // Some programs put a second byte order mark before the one that the file had.
        for (var marks = 0; marks < 2 && head[at..].StartsWith(Encoding.UTF8.Preamble); marks++)
            at += Encoding.UTF8.Preamble.Length;
        return new(at, SeparatorOf(head[at..]));
    }

    /// <summary>Whichever of comma and semicolon is more frequent in the header, outside quotes.</summary>
    private static byte SeparatorOf(ReadOnlySpan<byte> head)
    {
        var (quoted, commas, semicolons) = (false, 0, 0);
        foreach (var c in head)
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is (byte)'\n' or (byte)'\r')
                break;
            else if (!quoted && c == ',')
                commas++;
            else if (!quoted && c == ';')
                semicolons++;
        }

        return semicolons > commas ? (byte)';' : (byte)',';
    }
}
