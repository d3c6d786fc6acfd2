using System.Text;

namespace Reinstate.Reconciliation.Scans;

/// <summary>Names what people send instead of a scan, so that they are told what to change. Decides nothing.</summary>
internal static class FileKinds
{
    private static readonly (string Kind, int At, byte[] Sign)[] Signs =
    [
        ("a GIF", 0, "GIF8"u8.ToArray()), ("a TIFF", 0, "II*\0"u8.ToArray()), ("a TIFF", 0, "MM\0*"u8.ToArray()), ("a BMP", 0, "BM"u8.ToArray()),
        ("a WebP", 8, "WEBP"u8.ToArray()), ("a HEIC: let the telephone take pictures as JPEG", 4, "ftyphe"u8.ToArray()), ("a HEIC: let the telephone take pictures as JPEG", 4, "ftypmif"u8.ToArray()),
        ("an AVIF", 4, "ftypavif"u8.ToArray()), ("a film", 4, "ftyp"u8.ToArray()), ("a JPEG 2000", 4, "jP  "u8.ToArray()), ("a JPEG XL", 4, "JXL "u8.ToArray()), ("a JPEG XL", 0, [0xff, 0x0a]),
        ("a zip, or a document that is one", 0, "PK"u8.ToArray()), ("a document of an office program", 0, [0xd0, 0xcf, 0x11, 0xe0]), ("a program", 0, "MZ"u8.ToArray()), ("a program", 0, [0x7f, (byte)'E', (byte)'L', (byte)'F']),
        ("PostScript", 0, "%!"u8.ToArray()), ("a page or drawing of the web", 0, "<"u8.ToArray()),
    ];

    public static string Guess(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return "data: empty";
        foreach (var (kind, at, sign) in Signs)
        {
            if (file.Length >= at + sign.Length && file.Slice(at, sign.Length).SequenceEqual(sign))
                return $"this is {kind}";
        }

        var head = file[..Math.Min(file.Length, 512)];
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'<', ..] ? "this is a page or drawing of the web" : Ascii.IsValid(text) ? "this is text" : "this is none of the kinds of file that are known here";
    }
}
