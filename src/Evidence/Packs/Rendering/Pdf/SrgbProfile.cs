using System.Buffers.Binary;
using System.Text;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>What the colours of the file mean: an ICC profile (version 2, ICC.1:2001-04) with the primaries of sRGB and a curve of 2.2, which for a few quiet colours is sRGB.</summary>
internal static class SrgbProfile
{
    public static readonly byte[] Bytes = Make();

    private static byte[] Make()
    {
        (string Tag, byte[] Data)[] tags =
        [
            ("cprt", Text("text", "No rights reserved.")), ("desc", Description("sRGB")), ("wtpt", Xyz(0.9505, 1, 1.0891)),
            ("rXYZ", Xyz(0.4361, 0.2225, 0.0139)), ("gXYZ", Xyz(0.3851, 0.7169, 0.0971)), ("bXYZ", Xyz(0.1431, 0.0606, 0.7141)), ("rTRC", Curve()), ("gTRC", Curve()), ("bTRC", Curve()),
        ];
        var profile = new byte[132 + (12 * tags.Length) + tags.Sum(tag => tag.Data.Length)];
        U32(profile, 0, profile.Length);
        U32(profile, 8, 0x0210_0000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", profile.AsSpan(12));
        foreach (var (i, part) in ((short[])[2026, 1, 1, 0, 0, 0]).Index())
            BinaryPrimitives.WriteInt16BigEndian(profile.AsSpan(24 + (2 * i)), part);
        Encoding.ASCII.GetBytes("acsp", profile.AsSpan(36));
        Xyz(0.9642, 1, 0.8249).AsSpan(8).CopyTo(profile.AsSpan(68));
        U32(profile, 128, tags.Length);
        var at = 132 + (12 * tags.Length);
        foreach (var (i, (tag, data)) in tags.Index())
        {
            Encoding.ASCII.GetBytes(tag, profile.AsSpan(132 + (12 * i)));
            U32(profile, 136 + (12 * i), at);
            U32(profile, 140 + (12 * i), data.Length);
            data.CopyTo(profile, at);
            at += data.Length;
        }

        return profile;
    }

    private static byte[] Text(string type, string text) => [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text), .. new byte[4 - (text.Length % 4)]];

    private static byte[] Description(string text)
    {
        var data = new byte[12 + text.Length + 1 + 78 + 1];
        Encoding.ASCII.GetBytes("desc", data);
        U32(data, 8, text.Length + 1);
        Encoding.ASCII.GetBytes(text, data.AsSpan(12));
        return [.. data, .. new byte[(4 - (data.Length % 4)) % 4]];
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var data = new byte[20];
        Encoding.ASCII.GetBytes("XYZ ", data);
        foreach (var (i, value) in ((double[])[x, y, z]).Index())
            U32(data, 8 + (4 * i), (int)Math.Round(value * 65536));
        return data;
    }

    private static byte[] Curve()
    {
        var data = new byte[16];
        Encoding.ASCII.GetBytes("curv", data);
        U32(data, 8, 1);
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12), 0x0233);
        return data;
    }

    private static void U32(byte[] data, int at, int value) => BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(at), value);
}
