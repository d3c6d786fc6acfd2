using System.Globalization;

namespace Reinstate.Folders.Generation;

/// <summary>
/// When the outage is. Everywhere else a time is a whole number of seconds since the start of contingency; here it becomes a time of day
/// in Europe/London and back. Offsets are looked up in a short list of clock changes, because a large folder holds tens of millions of times.
/// </summary>
internal sealed class OutageCalendar
{
    public const int Minute = 60;
    public const int Hour = 60 * Minute;
    public const int Day = 24 * Hour;
    private const int Year = 2026;
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly DateTime start;
    private readonly DateTime firstDay;
    private readonly (int From, int Offset)[] offsets;

    private OutageCalendar(DateTime localStart, int hours, int? change)
    {
        start = TimeZoneInfo.ConvertTimeToUtc(localStart, London);
        firstDay = localStart.Date;
        Length = hours * Hour;
        offsets = Offsets();
        var near = Array.Exists(offsets, o => o.From > -5 * Day && o.From < Length + (5 * Day));
        Steady = !near;
        Change = change is null ? null : Array.Find(offsets, o => o.From > 0).From;
        Repeats = Change is { } at && OffsetAt(at) < OffsetAt(at - 1);
    }

    /// <summary>Seconds from contingency_from to restored_at.</summary>
    public int Length { get; }

    /// <summary>No clock change is near: local times need no offset. Earlier times than that are all by day, when no clock changes.</summary>
    public bool Steady { get; }

    /// <summary>The clock change inside the outage, where one was asked for.</summary>
    public int? Change { get; }

    /// <summary>The change repeats an hour (October); otherwise it skips one (March).</summary>
    public bool Repeats { get; }

    /// <summary>A morning or midday outage on a day of 2026 far from a clock change; or one that begins on the evening before a change.</summary>
    public static OutageCalendar Place(ulong seed, int hours, bool overClockChange)
    {
        var chance = Chance.Of(seed, 1);
        if (overClockChange)
        {
            var day = chance.InHundred(50) ? new DateTime(Year, 3, 28) : new DateTime(Year, 10, 24);
            return new(day.AddHours(21).AddMinutes(chance.Between(30, 45)), hours, 1);
        }

        var days = Enumerable.Range(8, 340).Where(d => d is not ((> 70 and < 98) or (> 278 and < 308))).ToArray();
        var time = chance.InHundred(75) ? (7 * 60) + chance.Between(15, 45) : (11 * 60) + chance.Between(30, 70);
        return new(new DateTime(Year, 1, 1).AddDays(chance.Pick(days)).AddMinutes(time), hours, null);
    }

    /// <summary>Local wall-clock time, day 0 being the day on which contingency begins. A skipped time is an hour later, a repeated one the first.</summary>
    public int At(int day, int hour, int minute = 0)
    {
        var local = firstDay.AddDays(day).AddHours(hour).AddMinutes(minute);
        if (London.IsInvalidTime(local))
            local = local.AddHours(1);
        var offset = London.IsAmbiguousTime(local) ? London.GetAmbiguousTimeOffsets(local).Max() : London.GetUtcOffset(local);
        return (int)(local - offset - start).TotalSeconds;
    }

    /// <summary>The days on which anything between the two times lies, with a day to spare.</summary>
    public IEnumerable<int> Days(int from, int to)
    {
        var (first, last) = ((int)Math.Floor((Local(from) - firstDay).TotalDays) - 1, (int)Math.Floor((Local(to) - firstDay).TotalDays) + 1);
        return Enumerable.Range(first, last - first + 1);
    }

    public DateTime Local(int at) => start.AddSeconds(at + OffsetAt(at));

    public int MinuteOfDay(int at) => (int)Local(at).TimeOfDay.TotalMinutes;

    public string Date(int at) => Local(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601; seconds only when they are not zero.</summary>
    public string Text(int at, bool offset)
    {
        Span<byte> text = stackalloc byte[32];
        return System.Text.Encoding.ASCII.GetString(text[..Write(at, offset, text)]);
    }

    /// <summary>As <see cref="Text"/>, into at least 25 bytes.</summary>
    public int Write(int at, bool offset, Span<byte> text)
    {
        var seconds = OffsetAt(at);
        var local = start.AddSeconds(at + seconds);
        Digits(text, local.Year, 4);
        text[4] = (byte)'-';
        Digits(text[5..], local.Month, 2);
        text[7] = (byte)'-';
        Digits(text[8..], local.Day, 2);
        text[10] = (byte)'T';
        Digits(text[11..], local.Hour, 2);
        text[13] = (byte)':';
        Digits(text[14..], local.Minute, 2);
        var length = 16;
        if (local.Second != 0)
        {
            text[16] = (byte)':';
            Digits(text[17..], local.Second, 2);
            length = 19;
        }

        if (!offset)
            return length;
        text[length] = (byte)'+';
        Digits(text[(length + 1)..], seconds / Hour, 2);
        text[length + 3] = (byte)':';
        Digits(text[(length + 4)..], seconds / Minute % 60, 2);
        return length + 6;
    }

    private static void Digits(Span<byte> text, int number, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            text[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    private int OffsetAt(int at)
    {
        var i = offsets.Length - 1;
        while (i > 0 && at < offsets[i].From)
            i--;
        return offsets[i].Offset;
    }

    /// <summary>Offsets from 70 days before to 70 days after, which more than covers every time that is written with a time of day.</summary>
    private (int From, int Offset)[] Offsets()
    {
        var list = new List<(int From, int Offset)>();
        for (var at = -70 * Day; at <= Length + (70 * Day); at += 15 * Minute)
        {
            // Changes happen on a whole quarter of an hour UTC, and the start may lie anywhere in one.
            var instant = start.AddSeconds(at);
            var quarter = instant.AddTicks(-(instant.Ticks % TimeSpan.FromMinutes(15).Ticks));
            var offset = (int)London.GetUtcOffset(quarter).TotalSeconds;
            if (list.Count == 0 || list[^1].Offset != offset)
                list.Add(((int)(quarter - start).TotalSeconds, offset));
        }

        return [.. list];
    }
}
