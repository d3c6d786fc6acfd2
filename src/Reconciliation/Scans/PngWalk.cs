using System.Buffers.Binary;
using System.Text;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Reconciliation.Scans;

/// <summary>Walks a PNG from chunk to chunk: each with its checksum, of a known kind and in order, one still picture that unpacks to what its head says, nothing behind it.</summary>
internal static class PngWalk
{
    private const int SignatureLength = 8;
    private const long LargestProfile = 4 * 1024 * 1024;

    /// <summary>Remarks that a picture may carry. Packed text is not among them: it is where a small file becomes a large one.</summary>
    private static readonly HashSet<string> Remarks = new(
        ["tRNS", "cHRM", "gAMA", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "tIME", "tEXt", "eXIf", "iDOT", "iCCP", "iTXt"], StringComparer.Ordinal);

    public static (InspectedScan? Scan, Refusal? Refusal) Of(ReadOnlySpan<byte> file)
    {
        PngHead? head = null;
        using var packed = new MemoryStream();
        var (at, hasPalette, before) = (SignatureLength, false, "");
        while (true)
        {
            if (file.Length - at < 12 || BinaryPrimitives.ReadUInt32BigEndian(file[at..]) is var length && length > file.Length - at - 12)
                return (null, Faults.CutOff);
            var name = Encoding.Latin1.GetString(file.Slice(at + 4, 4));
            var body = file.Slice(at + 8, (int)length);
            if (Crc32.Of(file.Slice(at + 4, 4 + (int)length)) != BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]))
                return (null, Faults.NotWhole("a part of the picture was altered: its checksum differs"));
            at += 12 + (int)length;
            if ((name == "IHDR") != (head is null))
                return (null, Faults.NotWhole("parts of the picture in a wrong order"));
            switch (name)
            {
                case "IHDR":
                    (head, var fault) = PngHead.Read(body);
                    if (fault is not null)
                        return (null, fault);
                    break;
                case "PLTE":
                    if (hasPalette || packed.Length > 0 || length is 0 or > 768 || length % 3 != 0)
                        return (null, Faults.NotWhole("the palette cannot be read"));
                    hasPalette = true;
                    break;
                case "IDAT":
                    if (packed.Length > 0 && before != "IDAT")
                        return (null, Faults.NotWhole("parts of the picture in a wrong order"));
                    packed.Write(body);
                    break;
                case "IEND":
                    return length > 0 || at < file.Length ? (null, Faults.Trailing) : End(head!.Value, hasPalette, packed);
                default:
                    if (Remark(name, body) is { } refused)
                        return (null, refused);
                    break;
            }

            before = name;
        }
    }

    private static (InspectedScan? Scan, Refusal? Refusal) End(PngHead head, bool hasPalette, MemoryStream packed)
    {
        if (head.NeedsPalette && !hasPalette)
            return (null, Faults.NotWhole("no palette in it"));
        packed.Position = 0;
        return Unpacking.LengthOf(packed, head.Unpacked() + 1) == head.Unpacked()
            ? (new InspectedScan(InspectedScan.Png, head.Width, head.Height), null) : (null, Faults.NotWhole("the picture does not unpack to its size"));
    }

    private static Refusal? Remark(string name, ReadOnlySpan<byte> body) => !Remarks.Contains(name) ? Faults.NotWhole($"a part that is not of a still picture ({new string([.. name.Select(c => char.IsAsciiLetter(c) ? c : '?')])})")
        : name switch
        {
            "iCCP" => body.IndexOf((byte)0) is var end && end is < 1 or > 79 || body.Length < end + 2 || body[end + 1] != 0
                || Unpacking.LengthOf(new MemoryStream(body[(end + 2)..].ToArray()), LargestProfile + 1) is null or > LargestProfile ? Faults.NotWhole("its colour profile cannot be read") : null,
            "iTXt" => body.IndexOf((byte)0) is var end && end is < 1 or > 79 || body.Length < end + 3 || body[end + 1] != 0 ? Faults.NotWhole("packed text in it") : null,
            _ => null,
        };
}
