namespace Reinstate.TestScans;

/// <summary>Files as telephones, scanners and their applications write them.</summary>
internal static class GoodScans
{
    public static IReadOnlyList<(string Name, byte[] File, string MediaType, int Width, int Height)> All { get; } =
    [
        ("a JPEG", SomeJpeg.Of(4032, 3024), "image/jpeg", 4032, 3024),
        ("a JPEG in grey", SomeJpeg.Of(640, 480, components: 1), "image/jpeg", 640, 480),
        ("a progressive JPEG", SomeJpeg.Before(SomeJpeg.End, [.. SomeJpeg.Segment(0xc4, new byte[20]), .. SomeJpeg.Pass(), 0xff, 0xff, .. SomeJpeg.Pass()]), "image/jpeg", 640, 480),
        ("a JPEG with a small picture of itself", SomeJpeg.With(SomeJpeg.Segment(0xe1, [.. "Exif\0\0"u8, .. SomeJpeg.Of(160, 120)])), "image/jpeg", 640, 480),
        ("a JPEG as large as may be", SomeJpeg.Of(10_000, 5_000), "image/jpeg", 10_000, 5_000),
        ("a PNG", SomePng.Of(64, 48), "image/png", 64, 48),
        ("a PNG with remarks", SomePng.Of(64, 48, [.. SomePng.Chunk("tEXt", [.. "Author\0me"u8]), .. SomePng.Chunk("pHYs", new byte[9]), .. SomePng.Chunk("iCCP", [.. "sRGB\0\0"u8, .. SomePng.Packed(500)])]), "image/png", 64, 48),
        ("a PNG of one bit", [.. SomePng.Signature, .. SomePng.Head(9, 3, depth: 1), .. SomePng.Data(3 * 3), .. SomePng.Chunk("IEND")], "image/png", 9, 3),
        ("a PNG in seven passes", [.. SomePng.Signature, .. SomePng.Head(9, 9, interlaced: 1), .. SomePng.Data(81 + 19), .. SomePng.Chunk("IEND")], "image/png", 9, 9),
        ("a PNG with a palette", [.. SomePng.Signature, .. SomePng.Head(8, 8, colour: 3), .. SomePng.Chunk("PLTE", 0, 0, 0), .. SomePng.Data(72), .. SomePng.Chunk("IEND")], "image/png", 8, 8),
        ("a PDF", SomePdf.Plain, "application/pdf", 0, 0),
        ("a PDF that opens at its page", SomePdf.Of("/OpenAction[3 0 R/Fit]"), "application/pdf", 0, 0),
        ("a PDF that opens by going to its page", SomePdf.Of("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"), "application/pdf", 0, 0),
        ("a PDF with a link", SomePdf.Of("", "101 0 obj\n<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://example.org)>>>>\nendobj"), "application/pdf", 0, 0),
        ("a PDF with packed objects", SomePdf.Packing("<</Producer(A scanner)/X[1 2.5 -3 true null <0a> /N]>>", "[3 0 R]"), "application/pdf", 0, 0),
        ("a PDF whose data say their length later", SomePdf.Of("", "101 0 obj\n<</Length 102 0 R>>\nstream\nxxxx\nendstream\nendobj", "102 0 obj\n4\nendobj"), "application/pdf", 0, 0),
        ("a PDF of two revisions", [.. SomePdf.Plain, .. SomePdf.Plain[9..]], "application/pdf", 0, 0),
        ("a PDF that names an object in a text", SomePdf.Of("", "101 0 obj\n<</Title(The objective \\(first\\): 3 obj's)>>\nendobj"), "application/pdf", 0, 0),
    ];
}
