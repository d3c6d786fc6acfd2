namespace Reinstate.Reconciliation.Scans.Pdf;

/// <summary>
/// A reader may be sent to any byte of a file, or look for objects wherever "1 0 obj" stands when a table is damaged. So nothing that looks like the beginning of an object may stand where the
/// inspection does not read one.
/// </summary>
internal static class HiddenObjects
{
    // How far before the word its numbers, or a remark between them, are looked for.
    private const int Before = 64;

    /// <exception cref="PdfFaultException">A text or a remark has one.</exception>
    public static void RefuseInText(ReadOnlySpan<byte> text)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            if (at == 0 || !char.IsAsciiLetter((char)text[at - 1]))
                throw Hidden();
        }
    }

    /// <exception cref="PdfFaultException">Data that may be any bytes has one, or an end of its own.</exception>
    public static void RefuseInData(ReadOnlySpan<byte> data)
    {
        if (data.IndexOf("endstream"u8) >= 0 || data.IndexOf("endobj"u8) >= 0)
            throw Hidden();
        for (var at = Next(data, 0); at >= 0; at = Next(data, at + 1))
        {
            var before = at;
            while (before > 0 && PdfLexer.IsSpace(data[before - 1]))
                before--;
            if (before < at && before > 0 && (char.IsAsciiDigit((char)data[before - 1]) || data[Math.Max(0, at - Before)..at].Contains((byte)'%')))
                throw Hidden();
        }
    }

    private static int Next(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; at < bytes.Length && bytes[at..].IndexOf("obj"u8) is >= 0 and var found; at += found + 1)
        {
            var end = at + found + 3;
            if (end == bytes.Length || !PdfLexer.IsRegular(bytes[end]))
                return at + found;
        }

        return -1;
    }

    private static PdfFaultException Hidden() => new("an object hidden in something else");
}
