using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Reinstate.Folders.Reading;

/// <summary>
/// The forms that nearly every time has, yyyy-MM-ddTHH:mm[:ss][Z|±hh:mm], straight from bytes and without the zone: few days occur in a
/// folder, so what is known about a day is kept, by the bytes of its date. Everything else goes the general way; both agree.
/// </summary>
internal sealed partial class LocalTimes
{
    private const int Places = 64;
    private const int DateLength = 10;

    private readonly Day[] days = new Day[Places];

    public StatedTime Read(ReadOnlySpan<byte> text) => TryRead(text, out var at) ? Sure(at) : Read(Encoding.UTF8.GetString(text));

    /// <summary>UTC ticks of the latest moment that may be meant; 0 where there is no time.</summary>
    public long Bound(ReadOnlySpan<byte> text) => text.IsEmpty ? 0 : TryRead(text, out var at) ? at.UtcTicks : Read(text).Last.UtcTicks;

    /// <summary>The first moment of the day that the text states, or of the day after. Null where it is no date.</summary>
    public DateTimeOffset? DayOf(ReadOnlySpan<byte> text, int daysLater)
    {
        if (text.Length != DateLength || !TryDate(Encoding.UTF8.GetString(text), out var date) || date.Year is <= 1900 or >= 9000)
            return null;
        return StartOf(date.AddDays(daysLater));
    }

    /// <summary>A time in one of the usual forms that is surely one moment; false says nothing.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset at)
    {
        at = default;
        if (text.Length < 16 || text[10] != 'T' || text[13] != ':')
            return false;
        ref var day = ref DayOf(text);
        var (hour, minute) = (Two(text, 11), Two(text, 14));
        if (!day.Known || hour > 23 || minute > 59)
            return false;
        var ticks = day.Ticks + (((hour * 60) + minute) * TimeSpan.TicksPerMinute);
        text = text[16..];
        if (text.Length >= 3 && text[0] == ':')
        {
            var second = Two(text, 1);
            if (second > 59)
                return false;
            ticks += second * TimeSpan.TicksPerSecond;
            text = text[3..];
        }

        if (text.IsEmpty)
        {
            if (!day.Steady)
                return false;
            at = new(ticks, day.Offset);
            return true;
        }

        if (text.Length == 1 && text[0] == 'Z')
        {
            at = new(ticks, TimeSpan.Zero);
            return true;
        }

        if (text.Length != 6 || text[3] != ':' || text[0] is not ((byte)'+' or (byte)'-'))
            return false;
        var (hours, minutes) = (Two(text, 1), Two(text, 4));
        if (hours > 13 || minutes > 59)
            return false;
        var offset = ((hours * 60) + minutes) * TimeSpan.TicksPerMinute;
        at = new(ticks, new TimeSpan(text[0] == '-' ? -offset : offset));
        return true;
    }

    /// <summary>Two digits, or more than 99.</summary>
    private static uint Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = ((uint)(text[at] - '0'), (uint)(text[at + 1] - '0'));
        return tens > 9 || ones > 9 ? 100 : (tens * 10) + ones;
    }

    private ref Day DayOf(ReadOnlySpan<byte> text)
    {
        var (yearAndMonth, dayOfMonth) = (BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt16LittleEndian(text[8..]));
        ref var day = ref days[(text[9] ^ (text[8] << 4) ^ (text[6] << 2)) & (Places - 1)];
        if (day.YearAndMonth != yearAndMonth || day.DayOfMonth != dayOfMonth)
            day = Look(text[..DateLength], yearAndMonth, dayOfMonth);
        return ref day;
    }

    private Day Look(ReadOnlySpan<byte> text, ulong yearAndMonth, ushort dayOfMonth)
    {
        if (!TryDate(Encoding.UTF8.GetString(text), out var date) || date.Year is < 1900 or > 9000)
            return new(yearAndMonth, dayOfMonth, 0, default, Known: false, Steady: false);
        var start = date.ToDateTime(TimeOnly.MinValue);
        var (before, noon, after) = (zone.GetUtcOffset(start.AddHours(-3)), zone.GetUtcOffset(start.AddHours(12)), zone.GetUtcOffset(start.AddHours(27)));
        return new(yearAndMonth, dayOfMonth, start.Ticks, noon, Known: true, Steady: before == noon && noon == after);
    }

    /// <summary>Steady: the clock does not change on this day, so its offset holds for all of it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Day(ulong YearAndMonth, ushort DayOfMonth, long Ticks, TimeSpan Offset, bool Known, bool Steady);
}
