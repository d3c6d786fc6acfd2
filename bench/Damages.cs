using System.Text;

namespace Reinstate.Bench;

/// <summary>What happens to files on their way: bytes flipped, cut off, doubled, spliced, words of the formats where they do not belong.</summary>
internal static class Damages
{
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "\"", "\"\"", ",", ";", "\n", "\r\n", "\r", "\0", "\uFEFF", "\uFFFF", "{", "}", "[", "]", ":", "null", "-1", "1e308", "99999999999999999999", "2026-10-25T01:30", "2026-03-29T01:30",
            "9999-12-31T23:59:59+14:00", "0001-01-01", "2026-02-30", "T", "y", "n", "BEGIN:VEVENT\r\n", "END:VCALENDAR", "RRULE:FREQ=SECONDLY\r\n", "RRULE:FREQ=DAILY;COUNT=2147483647\r\n", "EXDATE:",
            "\"resourceType\":\"Bundle\"", "\"entry\":[", "P1", "é", "日本", "\uD83D\uDE00", "=cmd()", "entry_id", "person_id", " ", "\t",
        }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80],
    ];

    public static byte[] Apply(byte[] file, Random random)
    {
        var bytes = new List<byte>(file);
        for (var n = random.Next(1, 8); n > 0; n--)
            One(bytes, random);
        return [.. bytes];
    }

    private static void One(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(4) == 0 ? random.Next(1, 400) : random.Next(1, 12), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)(bytes[at] ^ (1 << random.Next(8)));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            case 4:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 5 when random.Next(10) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6 when random.Next(20) == 0:
                bytes.InsertRange(at, Enumerable.Repeat(Words[random.Next(Words.Length)], random.Next(1, 3000)).SelectMany(w => w));
                break;
            case 7 when at < bytes.Count:
                var word = Words[random.Next(Words.Length)];
                for (var i = 0; i < word.Length && at + i < bytes.Count; i++)
                    bytes[at + i] = word[i];
                break;
        }
    }
}
