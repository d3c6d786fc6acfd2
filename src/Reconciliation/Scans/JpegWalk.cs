using System.Buffers.Binary;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Reconciliation.Scans;

/// <summary>Walks a JPEG (ITU-T T.81) from segment to segment: baseline, extended or progressive with Huffman coding, one picture, nothing behind it.</summary>
internal static class JpegWalk
{
    // A progressive picture has about ten; each of hundreds costs a pass over all pixels.
    private const int MostPasses = 64;

    private const byte Begin = 0xd8;
    private const byte End = 0xd9;
    private const byte Pass = 0xda;

    public static (InspectedScan? Scan, Refusal? Refusal) Of(ReadOnlySpan<byte> file)
    {
        InspectedScan? found = null;
        var (at, passes) = (2, 0);
        while (true)
        {
            if (at + 1 >= file.Length)
                return (null, Faults.CutOff);
            if (file[at] != 0xff)
                return (null, Faults.NotWhole("bytes between the parts of the picture"));
            while (at < file.Length && file[at] == 0xff)
                at++;
            if (at >= file.Length)
                return (null, Faults.CutOff);
            var marker = file[at++];
            if (marker == End)
                return passes == 0 ? (null, Faults.NotWhole("no picture in it")) : at < file.Length ? (null, Faults.Trailing) : (found, null);
            if (marker is 0x00 or 0x01 or (>= 0xd0 and <= Begin))
                return (null, Faults.NotWhole("parts of the picture in a wrong order"));
            if (at + 2 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is var length && (length < 2 || at + length > file.Length))
                return (null, Faults.CutOff);
            var body = file.Slice(at + 2, length - 2);
            at += length;
            switch (marker)
            {
                case 0xc0 or 0xc1 or 0xc2:
                    var (frame, fault) = Frame(body);
                    if (fault is not null || found is not null)
                        return (null, fault ?? Faults.NotWhole("two pictures in one"));
                    found = frame;
                    break;
                case 0xc4 or 0xdb or 0xdd:
                    break;
                case 0xfe or (>= 0xe0 and <= 0xef):
                    // Later they are of no use, and a place to hide another file's end.
                    if (passes > 0)
                        return (null, Faults.NotWhole("remarks behind the picture"));
                    break;
                case Pass:
                    if (found is null || ++passes > MostPasses)
                        return (null, Faults.NotWhole(found is null ? "parts of the picture in a wrong order" : $"more than {MostPasses} passes over the picture"));
                    at = EndOfPass(file, at);
                    break;
                default:
                    return (null, Faults.NotWhole($"a part of a kind that cameras and scanners do not write ({marker:x2})"));
            }
        }
    }

    private static (InspectedScan? Scan, Refusal? Fault) Frame(ReadOnlySpan<byte> body)
    {
        if (body.Length < 6 || body[0] != 8 || body[5] is not (1 or 3 or 4) || body.Length != 6 + (3 * body[5]))
            return (null, Faults.NotWhole("the head of the picture cannot be read"));
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(body[1..]), BinaryPrimitives.ReadUInt16BigEndian(body[3..]));
        return ScanLimits.Fault(width, height) is { } fault ? (null, fault) : (new InspectedScan(InspectedScan.Jpeg, width, height), null);
    }

    /// <summary>Where the next marker stands that is none within coded data; the end of the file where there is none.</summary>
    private static int EndOfPass(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            var next = file[at..].IndexOf((byte)0xff);
            if (next < 0 || at + next + 1 >= file.Length)
                return file.Length;
            at += next;
            if (file[at + 1] is not (0x00 or (>= 0xd0 and <= 0xd7)))
                return at;
            at += 2;
        }

        return file.Length;
    }
}
