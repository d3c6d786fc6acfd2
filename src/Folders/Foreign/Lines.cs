using System.Runtime.InteropServices;

namespace Reinstate.Folders.Foreign;

/// <summary>The line of a byte, asked for in rising order of bytes: one pass over the file in all. Line 1 is the first.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Lines(byte[] bytes, int from = 0, int firstLine = 1)
{
    private int position = from;
    private int line = firstLine;

    public int At(int offset)
    {
        if (offset <= position)
            return line;
        line += bytes.AsSpan(position, offset - position).Count((byte)'\n');
        position = offset;
        return line;
    }
}
