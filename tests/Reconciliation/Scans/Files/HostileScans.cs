namespace Reinstate.TestScans;

/// <summary>Files that are brought as scans and are none, with the code of their refusal.</summary>
internal static class HostileScans
{
    private const string Action = "101 0 obj\n<</S/{0}>>\nendobj";

    public static IReadOnlyList<(string Name, byte[] File, string Code)> All { get; } = [.. Others(), .. Jpegs(), .. Pngs(), .. Pdfs()];

    private static IEnumerable<(string, byte[], string)> Others()
    {
        const string code = "SCAN_NOT_ACCEPTED";
        yield return ("nothing", [], code);
        yield return ("a GIF", [.. "GIF89a"u8, .. new byte[40]], code);
        yield return ("a TIFF", [.. "II*\0"u8, .. new byte[40]], code);
        yield return ("a BMP", [.. "BM"u8, .. new byte[40]], code);
        yield return ("a WebP", [.. "RIFF"u8, 40, 0, 0, 0, .. "WEBPVP8 "u8, .. new byte[40]], code);
        yield return ("a HEIC", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[40]], code);
        yield return ("an SVG", [.. "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8], code);
        yield return ("a page", [.. "  <!DOCTYPE html><script>alert(1)</script>"u8], code);
        yield return ("a zip", [.. "PK\x03\x04"u8, .. new byte[40], .. "PK\x05\x06"u8, .. new byte[18]], code);
        yield return ("a program", [.. "MZ"u8, .. new byte[60]], code);
        yield return ("text", [.. "#!/bin/sh\nrm -rf /\n"u8], code);
        yield return ("PostScript", [.. "%!PS-Adobe-3.0\n"u8], code);
        yield return ("too much", SomePng.Of(8, 8, [.. Enumerable.Range(0, 9).SelectMany(_ => SomePng.Chunk("tEXt", new byte[1024 * 1024]))]), "SCAN_TOO_LARGE");
    }

    private static IEnumerable<(string, byte[], string)> Jpegs()
    {
        const string code = "SCAN_NOT_WHOLE";
        yield return ("a JPEG that is cut off", SomeJpeg.Of(640, 480)[..^30], code);
        yield return ("a JPEG without its end", SomeJpeg.Of(640, 480)[..^2], code);
        yield return ("a JPEG with a script behind it", [.. SomeJpeg.Of(640, 480), .. "<script>alert(1)</script>"u8], code);
        yield return ("a JPEG with a picture behind it", [.. SomeJpeg.Of(640, 480), .. SomeJpeg.Of(640, 480)], code);
        yield return ("a JPEG that is a zip", SomeJpeg.With(SomeJpeg.Segment(0xfe, [.. "PK\x05\x06"u8, .. new byte[18]])), code);
        yield return ("a JPEG that is a PDF", SomeJpeg.With(SomeJpeg.Segment(0xfe, [.. "%PDF-1.7 1 0 obj"u8])), code);
        yield return ("a JPEG of one byte too long a part", SomeJpeg.With(0xff, 0xe1, 0xff, 0xff, 1), code);
        yield return ("a JPEG with remarks behind its picture", SomeJpeg.Before(SomeJpeg.End, SomeJpeg.Segment(0xfe, [.. "late"u8])), code);
        yield return ("a JPEG of two pictures", SomeJpeg.With(SomeJpeg.Frame(0xc0, 8, 8)), code);
        yield return ("a JPEG of a thousand passes", SomeJpeg.Before(SomeJpeg.End, [.. Enumerable.Range(0, 1000).SelectMany(_ => SomeJpeg.Pass())]), code);
        yield return ("a JPEG without loss", SomeJpeg.Of(640, 480, frame: 0xc3), code);
        yield return ("a JPEG without height", SomeJpeg.Of(640, 0), code);
        yield return ("a JPEG of two colours", SomeJpeg.Of(640, 480, components: 2), code);
        yield return ("a JPEG without a picture", [.. SomeJpeg.Begin, .. SomeJpeg.Frame(0xc0, 8, 8), .. SomeJpeg.End], code);
        yield return ("a JPEG of 65,535 by 65,535", SomeJpeg.Of(65_535, 65_535), "SCAN_TOO_LARGE");
        yield return ("a JPEG of 20,001 by 1", SomeJpeg.Of(20_001, 1), "SCAN_TOO_LARGE");
    }

    private static IEnumerable<(string, byte[], string)> Pngs()
    {
        const string code = "SCAN_NOT_WHOLE";
        var altered = SomePng.Of(64, 64);
        altered[^20] ^= 1;
        yield return ("a PNG that was altered", altered, code);
        yield return ("a PNG that is cut off", SomePng.Of(64, 64)[..^12], code);
        yield return ("a PNG with a page behind it", [.. SomePng.Of(64, 64), .. "<html>"u8], code);
        yield return ("a PNG that unfolds to more than it says", [.. SomePng.Signature, .. SomePng.Head(8, 8), .. SomePng.Data(64 * 1024 * 1024), .. SomePng.Chunk("IEND")], code);
        yield return ("a PNG that unfolds to less than it says", [.. SomePng.Signature, .. SomePng.Head(800, 800), .. SomePng.Data(8), .. SomePng.Chunk("IEND")], code);
        yield return ("a PNG of packed text", SomePng.Of(8, 8, SomePng.Chunk("zTXt", [.. "Comment\0\0"u8, .. SomePng.Packed(1 << 20)])), code);
        yield return ("a PNG with packed text in a language", SomePng.Of(8, 8, SomePng.Chunk("iTXt", [.. "Comment\0\x01\0\0\0"u8, .. SomePng.Packed(1 << 20)])), code);
        yield return ("a PNG with a profile that unfolds", SomePng.Of(8, 8, SomePng.Chunk("iCCP", [.. "sRGB\0\0"u8, .. SomePng.Packed(64 << 20)])), code);
        yield return ("a PNG that moves", SomePng.Of(8, 8, SomePng.Chunk("acTL", 0, 0, 0, 2, 0, 0, 0, 0)), code);
        yield return ("a PNG with a part of nobody's", SomePng.Of(8, 8, SomePng.Chunk("evIl", 1)), code);
        yield return ("a PNG without its palette", [.. SomePng.Signature, .. SomePng.Head(8, 8, colour: 3), .. SomePng.Data(72), .. SomePng.Chunk("IEND")], code);
        yield return ("a PNG that begins otherwise", [.. SomePng.Signature, .. SomePng.Chunk("tEXt", 65, 0, 65), .. SomePng.Head(8, 8), .. SomePng.Data(72), .. SomePng.Chunk("IEND")], code);
        yield return ("a PNG of a length beyond its end", [.. SomePng.Signature, 0x7f, 0xff, 0xff, 0xff, .. "IHDR"u8, .. new byte[17]], code);
        yield return ("a PNG of two thousand million by as many", [.. SomePng.Signature, .. SomePng.Head(int.MaxValue, int.MaxValue), .. SomePng.Data(8), .. SomePng.Chunk("IEND")], "SCAN_TOO_LARGE");
    }

    private static IEnumerable<(string, byte[], string)> Pdfs()
    {
        const string plain = "SCAN_NOT_PLAIN";
        const string whole = "SCAN_NOT_WHOLE";
        yield return ("a PDF that runs a script when it opens", SomePdf.Of("/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), plain);
        yield return ("a PDF with a script by name", SomePdf.Of("/Names<</JavaScript 101 0 R>>"), plain);
        yield return ("a PDF with a script under an escaped name", SomePdf.Of("", "101 0 obj\n<</S/J#61vaScript/#4aS(1)>>\nendobj"), plain);
        yield return ("a PDF with a script among packed objects", SomePdf.Packing("<</S/JavaScript/JS(1)>>"), plain);
        yield return ("a PDF with an escaped script among packed objects", SomePdf.Packing("<<>>", "<</S/Launc#68/F(cmd.exe)>>"), plain);
        foreach (var action in (string[])["Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "Movie", "Sound"])
            yield return ($"a PDF with {action}", SomePdf.Of("", Action.Replace("{0}", action, StringComparison.Ordinal)), plain);
        yield return ("a PDF that acts on its own", SomePdf.Of("/AA<</WC 101 0 R>>"), plain);
        yield return ("a PDF that opens by a reference", SomePdf.Of("/OpenAction 101 0 R", "101 0 obj\n<</S/URI/URI(http://example.org)>>\nendobj"), plain);
        yield return ("a PDF that opens what is not there", SomePdf.Of("/OpenAction 999 0 R"), plain);
        yield return ("a PDF that opens and goes on", SomePdf.Of("/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(x)>>>>"), plain);
        yield return ("a PDF with attachments", SomePdf.Of("/Names<</EmbeddedFiles<</Names[(a)101 0 R]>>>>"), plain);
        yield return ("a PDF with an attached file", SomePdf.File("", "", SomePdf.Stream(101, "/Type/EmbeddedFile", SomePdf.Bytes("MZ"))), plain);
        yield return ("a PDF with data elsewhere", SomePdf.File("", "", SomePdf.Stream(101, "/F(//server/share)", [])), plain);
        yield return ("a PDF with rich media", SomePdf.Of("", "101 0 obj\n<</Subtype/RichMedia>>\nendobj"), plain);
        yield return ("a PDF with a form of XML", SomePdf.Of("/AcroForm<</XFA 101 0 R>>"), plain);
        yield return ("a PDF with a password", SomePdf.Trailed("/Encrypt 101 0 R"), plain);
        yield return ("a PDF that is a folder", SomePdf.Of("/Collection<<>>"), plain);
        yield return ("a PDF with an action in a former revision", [.. SomePdf.Of("/OpenAction<</S/JavaScript/JS(1)>>"), .. SomePdf.Plain[9..]], plain);
        yield return ("a PDF with an object in a text", SomePdf.Of("/Lang(101 0 obj<</S/x>>)"), whole);
        yield return ("a PDF with an object in a remark", SomePdf.Of("% 101 0 obj <</S/x>>\n"), whole);
        yield return ("a PDF with an object in its data", SomePdf.File("", "", SomePdf.Stream(101, "", SomePdf.Bytes("xx\n102 0 obj <</S/x>>"))), whole);
        yield return ("a PDF with an object in its data, behind a remark", SomePdf.File("", "", SomePdf.Stream(101, "", SomePdf.Bytes("xx\n102 0 %\nobj <</S/x>>"))), whole);
        yield return ("a PDF with data that end twice", SomePdf.File("", "", SomePdf.Stream(101, "", SomePdf.Bytes("x\nendstream\nendobj\n102 0 obj<<>>"))), whole);
        yield return ("a PDF whose data are longer than they say", SomePdf.Of("", "101 0 obj\n<</Length 1>>\nstream\nxxxx\nendstream\nendobj"), whole);
        yield return ("a PDF whose data have two lengths", SomePdf.Of("", "101 0 obj\n<</Length 102 0 R>>\nstream\nxxxx\nendstream\nendobj", "102 0 obj 4 endobj", "102 0 obj 9 endobj"), whole);
        yield return ("a PDF packed in an old way", SomePdf.File("", "", SomePdf.Stream(101, "/Filter/LZWDecode", [1, 2, 3])), whole);
        yield return ("a PDF packed twice", SomePdf.File("", "", SomePdf.Stream(101, "/Filter[/FlateDecode/FlateDecode]", SomePdf.Zlib(SomePdf.Zlib(new byte[1000])))), whole);
        yield return ("a PDF that unfolds", SomePdf.File("", "", SomePdf.Stream(101, "/Filter/FlateDecode", SomePng.Packed(300L << 20))), whole);
        yield return ("a PDF whose packed objects unfold", SomePdf.File("", "", SomePdf.Stream(101, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", SomePng.Packed(300L << 20))), whole);
        yield return ("a PDF whose packed objects stand elsewhere", SomePdf.File("", "", SomePdf.Stream(101, "/Type/ObjStm/N 1/First 8/Filter/FlateDecode", SomePdf.Zlib(SomePdf.Bytes("102 9   (aaaaa) <<>>")))), whole);
        yield return ("a PDF nested without end", SomePdf.Of($"/X{new string('[', 5000)}{new string(']', 5000)}"), whole);
        yield return ("a PDF with the same name twice", SomePdf.Of("/Pages 9 0 R"), whole);
        yield return ("a PDF that is cut off", SomePdf.Plain[..^40], whole);
        yield return ("a PDF with a page behind it", [.. SomePdf.Plain, .. "<html><script>"u8], whole);
        yield return ("a PDF that is a zip", [.. SomePdf.Plain, .. "%PK\x05\x06"u8, .. new byte[18]], whole);
        yield return ("a PDF behind something else", [.. "GIF89a"u8, .. SomePdf.Plain], whole);
        yield return ("a PDF without pages", SomePdf.Sealed("", SomePdf.Bytes("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj"), SomePdf.Bytes("2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj")), whole);
        yield return ("a PDF of 101 pages", SomePdf.Of("", [.. Enumerable.Range(200, 100).Select(i => $"{i} 0 obj\n{SomePdf.Page}\nendobj")]), "SCAN_TOO_LARGE");
        yield return ("a PDF of a picture that is too large", SomePdf.Sealed("", SomePdf.Bytes("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj"), SomePdf.Bytes("2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj"), SomePdf.Bytes($"3 0 obj\n{SomePdf.Page}\nendobj"), SomePdf.Picture(19_999, 19_999)), "SCAN_TOO_LARGE");
    }
}
