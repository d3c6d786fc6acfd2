using Reinstate.Contracts.Refusals;

namespace Reinstate.Reconciliation.Scans;

/// <summary>
/// Finds out from the bytes of a file alone whether it is a plain picture or PDF, whole, of a bearable size, and nothing besides. Names and stated types are not asked. Safety rule: what is not
/// understood to the last byte is not kept, because somebody will open it with a program that guesses.
/// </summary>
/// <remarks>Pictures are not decoded: structure, checksums and sizes are looked at. Cost: some milliseconds a MiB; a second for a file made to be dear.</remarks>
public static class ScanInspection
{
    // A zip is found from its end: its last record, and a comment of at most 64 KiB.
    private const int ZipTail = 22 + ushort.MaxValue;

    // Readers of PDF look for its beginning in so many bytes.
    private const int PdfHead = 1024;

    /// <summary>What it is, or why it is not kept; exactly one of the two is null.</summary>
    public static (InspectedScan? Scan, Refusal? Refusal) Of(ReadOnlyMemory<byte> file)
    {
        if (file.Length > ScanLimits.MostBytes)
            return (null, Refusal.Of(Catalogue.ScanTooLarge, $"{file.Length} bytes"));
        if (OtherFile(file.Span) is { } other)
            return (null, other);
        return file.Span switch
        {
            [0xff, 0xd8, 0xff, ..] => JpegWalk.Of(file.Span),
            [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ..] => PngWalk.Of(file.Span),
            [0x25, 0x50, 0x44, 0x46, 0x2d, ..] => Pdf.PdfInspection.Of(file),
            var bytes => (null, Refusal.Of(Catalogue.ScanNotAccepted, FileKinds.Guess(bytes))),
        };
    }

    // A file that is a picture for one program and something else for another.
    private static Refusal? OtherFile(ReadOnlySpan<byte> file) =>
        file[Math.Max(0, file.Length - ZipTail)..].IndexOf("PK\x05\x06"u8) >= 0 && !file.StartsWith("PK"u8) ? Faults.NotWhole("it is a zip as well")
        : file[..Math.Min(file.Length, PdfHead)].IndexOf("%PDF-"u8) > 0 ? Faults.NotWhole("it is a PDF as well, or begins before its head")
        : null;
}
