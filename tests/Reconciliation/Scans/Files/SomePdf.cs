using System.Globalization;
using System.Text;

namespace Reinstate.TestScans;

/// <summary>Small PDFs of one scanned page, and what can be put into them.</summary>
internal static class SomePdf
{
    public const string Page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>";

    /// <summary>A page with a picture on it.</summary>
    public static byte[] Plain => Of();

    /// <summary>With more in its catalogue, and more objects behind the others.</summary>
    public static byte[] Of(string catalogue = "", params string[] objects) => File(catalogue, "", [.. objects.Select(Bytes)]);

    /// <summary>With more in its trailer.</summary>
    public static byte[] Trailed(string trailer) => File("", trailer);

    /// <summary>With objects packed into a stream.</summary>
    public static byte[] Packing(params string[] objects)
    {
        var (places, text) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < objects.Length; i++)
        {
            places.Append(CultureInfo.InvariantCulture, $"{100 + i} {text.Length} ");
            text.Append(objects[i]).Append('\n');
        }

        return File("", "", Stream(50, $"/Type/ObjStm/N {objects.Length}/First {places.Length}/Filter/FlateDecode", Zlib(Bytes($"{places}{text}"))));
    }

    public static byte[] Stream(int number, string head, byte[] data) =>
        [.. Bytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<<{head}/Length {data.Length}>>\nstream\n")), .. data, .. "\nendstream\nendobj"u8];

    public static byte[] Picture(int width, int height) =>
        Stream(4, string.Create(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"), SomeJpeg.Of(640, 480));

    public static byte[] File(string catalogue, string trailer, params byte[][] more) => Sealed(trailer,
    [
        Bytes($"1 0 obj\n<</Type/Catalog/Pages 2 0 R{catalogue}>>\nendobj"), Bytes("2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj"), Bytes($"3 0 obj\n{Page}\nendobj"), Picture(640, 480),
        Stream(5, "/Filter/FlateDecode", Zlib(Bytes("q 595 0 0 842 0 0 cm /I Do Q"))), .. more,
    ]);

    /// <summary>Objects with head, table, trailer and end.</summary>
    public static byte[] Sealed(string trailer, params byte[][] objects)
    {
        var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"u8);
        foreach (var one in objects)
            file.Write([.. one, (byte)'\n']);
        file.Write(Bytes(string.Create(CultureInfo.InvariantCulture, $"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 6/Root 1 0 R/ID[<00><01>]{trailer}>>\nstartxref\n{file.Length}\n%%EOF\n")));
        return file.ToArray();
    }

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Zlib(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(plain);
        return packed.ToArray();
    }
}
