using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>
/// Objects of a PDF 1.7 file (ISO 32000-1, 7.5), each written once and never kept. The same objects give the same bytes. Made by the rules of PDF/A-2b: fonts
/// embedded, colours defined, metadata in clear, nothing that runs, nothing outside; no validator has been asked, so the file does not claim it.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private readonly MemoryStream file = new();
    private readonly List<long> offsets = [];

    // Four bytes above 127 say to whoever transfers the file that it is not text.
    public PdfFile() => file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

    public void Dispose() => file.Dispose();

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count;
    }

    public int Add(string body)
    {
        var id = Reserve();
        Put(id, body);
        return id;
    }

    public void Put(int id, string body)
    {
        offsets[id - 1] = file.Length;
        Write($"{id} 0 obj\n{body}\nendobj\n");
    }

    /// <summary>A stream, deflated unless it must be readable by programs that know no PDF.</summary>
    public int AddStream(ReadOnlySpan<byte> data, string entries = "", bool deflated = true)
    {
        var id = Reserve();
        offsets[id - 1] = file.Length;
        var bytes = deflated ? Deflated(data) : data;
        Write($"{id} 0 obj\n<<{entries}{(deflated ? "/Filter/FlateDecode" : "")}/Length {bytes.Length}>>\nstream\n");
        file.Write(bytes);
        Write("\nendstream\nendobj\n");
        return id;
    }

    /// <summary>The whole file. Every reserved object is written by now.</summary>
    public byte[] Close(int catalog, int info, string id)
    {
        var xref = file.Length;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Write($"trailer\n<</Size {offsets.Count + 1}/Root {catalog} 0 R/Info {info} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{xref}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A text for a dictionary: UTF-16 with its mark, in hexadecimal.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static ReadOnlySpan<byte> Deflated(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(data);
        return packed.ToArray();
    }

    private void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
