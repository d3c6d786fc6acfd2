using System.Globalization;

namespace Reinstate.Folders.Reading;

/// <summary>
/// ISO 8601 times of a folder. With an offset they are taken as they are; without one they are local to the folder's zone, and a local
/// time that does not exist or happens twice is a problem and never guessed.
/// </summary>
internal sealed class LocalTimes(TimeZoneInfo zone)
{
    private static readonly string[] Local =
        ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd' 'HH:mm:ss"];

    /// <summary>The offset of days on which the clock does not change, so that most rows ask the zone nothing.</summary>
    private readonly Dictionary<DateTime, TimeSpan?> steady = [];

    public TimeZoneInfo Zone => zone;

    public string? TryRead(string text, out DateTimeOffset at)
    {
        at = default;
        var end = OffsetStart(text);
        if (!TryLocal(text.AsSpan(0, end), out var local))
            return "is not an ISO 8601 time";
        if (end < text.Length)
            return TryOffset(text.AsSpan(end), out var stated) && Possible(local, stated, out at) ? null : "is not an ISO 8601 time";
        if (local.Year is < 1900 or > 9000)
            return "is not a plausible time";
        if (Steady(local.Date) is { } offset)
        {
            at = new(local, offset);
            return null;
        }

        if (zone.IsInvalidTime(local))
            return $"does not exist in {zone.Id}: the clock skips this hour";
        if (zone.IsAmbiguousTime(local))
            return $"happens twice in {zone.Id}: the clock repeats this hour; state the offset";
        at = new(local, zone.GetUtcOffset(local));
        return null;
    }

    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>The first moment of a day.</summary>
    public DateTimeOffset StartOf(DateOnly date)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return new(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }

    private TimeSpan? Steady(DateTime day)
    {
        if (steady.TryGetValue(day, out var known))
            return known;
        var (before, after) = (zone.GetUtcOffset(day.AddHours(-3)), zone.GetUtcOffset(day.AddHours(27)));
        var noon = zone.GetUtcOffset(day.AddHours(12));
        return steady[day] = before == after && before == noon ? before : null;
    }

    private static int OffsetStart(string text)
    {
        if (text.EndsWith('Z'))
            return text.Length - 1;
        var sign = text.LastIndexOfAny(['+', '-']);
        return sign > "yyyy-MM-dd".Length ? sign : text.Length;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is "Z")
            return true;
        var digits = text.Length == 6 && text[3] == ':' ? $"{text[1..3]}{text[4..]}" : text[1..].ToString();
        if (digits.Length is not (2 or 4) || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var (hours, minutes) = digits.Length == 2 ? (number, 0) : (number / 100, number % 100);
        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return hours <= 14 && minutes < 60 && offset.Duration() <= TimeSpan.FromHours(14);
    }

    private static bool Possible(DateTime local, TimeSpan offset, out DateTimeOffset at)
    {
        var possible = local.Year is >= 1900 and <= 9000;
        at = possible ? new(local, offset) : default;
        return possible;
    }

    /// <summary>The form that nearly every row has is read without the general parser.</summary>
    private static bool TryLocal(ReadOnlySpan<char> text, out DateTime local)
    {
        if (text.Length is 16 or 19 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && (text.Length == 16 || text[16] == ':')
            && Digits(text[..4], out var year) && Digits(text[5..7], out var month) && Digits(text[8..10], out var day)
            && Digits(text[11..13], out var hour) && Digits(text[14..16], out var minute))
        {
            var second = 0;
            if ((text.Length == 16 || Digits(text[17..], out second)) && year > 0 && month is > 0 and <= 12 && day > 0
                && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60)
            {
                local = new(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
                return true;
            }
        }

        return DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out local);
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
