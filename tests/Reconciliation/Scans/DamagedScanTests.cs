using Reinstate.Reconciliation.Scans;
using Reinstate.TestScans;

namespace Reinstate.ReconciliationTests.Scans;

/// <summary>Laws of the inspection, over thousands of files that are made from good ones by a seeded chance.</summary>
public sealed class DamagedScanTests
{
    private const int Rounds = 400;

    public static TheoryData<string> Good => [.. GoodScans.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Good))]
    public void Damage_of_any_kind_is_answered_and_never_thrown(string name)
    {
        var (file, chance) = (File(name), new Random(name.Length));
        for (var round = 0; round < Rounds; round++)
        {
            var damaged = Damage(file, chance);
            var (scan, refusal) = ScanInspection.Of(damaged);
            Assert.True(scan is null != refusal is null);
        }
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void No_beginning_of_a_file_is_a_file(string name)
    {
        var file = File(name);

        // White space behind the end of a PDF is none of it.
        var end = file.AsSpan().TrimEnd(" \t\r\n\0"u8).Length;
        for (var length = 0; length < end; length++)
        {
            // Of two revisions the first is whole.
            if (!file.AsSpan(0, length).TrimEnd(" \t\r\n\0"u8).EndsWith("%%EOF"u8))
                Assert.Null(ScanInspection.Of(file.AsMemory(0, length)).Scan);
        }
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Nothing_may_follow_a_file(string name)
    {
        foreach (var more in (byte[][])[[1], [(byte)'x'], [.. "<script>"u8], [.. File(name)[..8]], new byte[1000].Select(_ => (byte)'A').ToArray()])
            Assert.Null(ScanInspection.Of((byte[])[.. File(name), .. more]).Scan);
    }

    [Fact]
    public void A_PNG_of_which_one_byte_differs_is_none()
    {
        var file = SomePng.Of(16, 16);
        for (var at = 0; at < file.Length; at++)
        {
            var altered = file.ToArray();
            altered[at] ^= 0x20;
            Assert.Null(ScanInspection.Of(altered).Scan);
        }
    }

    [Fact]
    public void However_the_letters_of_a_name_are_escaped_it_is_the_name()
    {
        var chance = new Random(7);
        foreach (var name in (string[])["JavaScript", "JS", "Launch", "AA", "EmbeddedFile", "RichMedia", "XFA", "SubmitForm", "Encrypt", "EF"])
        {
            for (var round = 0; round < 20; round++)
            {
                var escaped = string.Concat(name.Select(letter => chance.Next(2) == 0 ? $"{letter}" : chance.Next(2) == 0 ? $"#{(int)letter:x2}" : $"#{(int)letter:X2}"));
                Assert.Equal("SCAN_NOT_PLAIN", ScanInspection.Of(SomePdf.Of("", $"101 0 obj\n<</{escaped} 1>>\nendobj")).Refusal?.Kind.Code);
                Assert.Equal("SCAN_NOT_PLAIN", ScanInspection.Of(SomePdf.Packing($"[[/{escaped}]]")).Refusal?.Kind.Code);
            }
        }
    }

    private static byte[] File(string name) => GoodScans.All.Single(one => one.Name == name).File;

    private static byte[] Damage(byte[] file, Random chance)
    {
        var damaged = file.ToList();
        for (var i = chance.Next(1, 4); i > 0; i--)
        {
            var at = chance.Next(damaged.Count);
            switch (chance.Next(4))
            {
                case 0:
                    damaged[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    damaged.RemoveRange(at, Math.Min(damaged.Count - at - 1, chance.Next(1, 20)));
                    break;
                case 2:
                    damaged.InsertRange(at, file[..chance.Next(1, Math.Min(60, file.Length))]);
                    break;
                default:
                    damaged.Insert(at, (byte)"<>[]()/%#0 \n\xff"[chance.Next(13)]);
                    break;
            }
        }

        return [.. damaged];
    }
}
