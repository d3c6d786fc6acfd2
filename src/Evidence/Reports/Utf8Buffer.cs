using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// Text on its way to a file: UTF-8 in a buffer that is used again. Tables of millions of rows are written through it, so times and numbers
/// go in without a string in between.
/// </summary>
internal sealed class Utf8Buffer : IDisposable
{
    private static readonly ConcurrentBag<Utf8Buffer> Free = [];

    private byte[] bytes = new byte[1 << 15];
    private int length;

    private Utf8Buffer()
    {
    }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>An empty one; whoever is done with it disposes of it, and it is used again.</summary>
    public static Utf8Buffer Rent() => Free.TryTake(out var free) ? free : new();

    public void Dispose()
    {
        length = 0;
        Free.Add(this);
    }

    public Utf8Buffer Write(ReadOnlySpan<char> text)
    {
        length += Encoding.UTF8.GetBytes(text, Room(text.Length * 3));
        return this;
    }

    public Utf8Buffer Write(char ascii)
    {
        Room(1)[0] = (byte)ascii;
        length++;
        return this;
    }

    public Utf8Buffer Write(long number)
    {
        number.TryFormat(Room(20), out var written, provider: CultureInfo.InvariantCulture);
        length += written;
        return this;
    }

    /// <summary>Local time with its offset, as <see cref="Reconciliation.Model.ItemIds.Iso"/> writes it.</summary>
    public Utf8Buffer Write(DateTimeOffset at)
    {
        if (at.Ticks % TimeSpan.TicksPerSecond != 0)
            return Write(Reconciliation.Model.ItemIds.Iso(at));
        var room = Room(25);
        Digits(room, at.Year, 4);
        Digits(room[5..], at.Month, 2);
        Digits(room[8..], at.Day, 2);
        Digits(room[11..], at.Hour, 2);
        Digits(room[14..], at.Minute, 2);
        (room[4], room[7], room[10], room[13]) = ((byte)'-', (byte)'-', (byte)'T', (byte)':');
        var end = 16;
        if (at.Second != 0)
        {
            room[16] = (byte)':';
            Digits(room[17..], at.Second, 2);
            end = 19;
        }

        var minutes = (int)at.Offset.TotalMinutes;
        room[end] = (byte)(minutes < 0 ? '-' : '+');
        Digits(room[(end + 1)..], Math.Abs(minutes) / 60, 2);
        room[end + 3] = (byte)':';
        Digits(room[(end + 4)..], Math.Abs(minutes) % 60, 2);
        length += end + 6;
        return this;
    }

    private static void Digits(Span<byte> room, int number, int count)
    {
        for (var i = count - 1; i >= 0; i--, number /= 10)
            room[i] = (byte)('0' + (number % 10));
    }

    private Span<byte> Room(int count)
    {
        if (bytes.Length - length < count)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        return bytes.AsSpan(length);
    }
}
