using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Reinstate.Folders.Reading;

/// <summary>What a change of the clock leaves open about a local time.</summary>
internal enum ClockDoubt
{
    None,
    Skipped,
    Repeated,
}

/// <summary>
/// A stated time. Without doubt First and Last are one. In the repeated hour they are the two instants that may be meant; in the
/// skipped hour both are the instant that the offset before the change gives. Problem says why it is no time at all.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StatedTime(DateTimeOffset First, DateTimeOffset Last, ClockDoubt Doubt, string? Problem);

/// <summary>
/// ISO 8601 times of a folder. With an offset they are taken as they are; without one they are local to the folder's zone, and a local
/// time that does not exist or happens twice is never passed off as one moment. For one thread.
/// </summary>
internal sealed partial class LocalTimes(TimeZoneInfo zone)
{
    private const string NoTime = "is not an ISO 8601 time";

    private static readonly string[] Local =
        ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd' 'HH:mm:ss"];

    public TimeZoneInfo Zone => zone;

    /// <summary>Null and the moment, or why the text is not one moment.</summary>
    public string? TryRead(string text, out DateTimeOffset at)
    {
        var stated = Read(text);
        at = stated.First;
        return ProblemOf(stated);
    }

    /// <summary>Why a time is not one moment; null when it is.</summary>
    public string? ProblemOf(StatedTime stated) => stated.Doubt switch
    {
        ClockDoubt.Skipped => $"does not exist in {zone.Id}: the clock skips this hour",
        ClockDoubt.Repeated => $"happens twice in {zone.Id}: the clock repeats this hour; state the offset",
        _ => stated.Problem,
    };

    public StatedTime Read(string text)
    {
        var end = OffsetStart(text);
        if (!DateTime.TryParseExact(text.AsSpan(0, end), Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return Not(NoTime);
        if (end < text.Length)
            return TryOffset(text.AsSpan(end), out var stated) && local.Year is >= 1900 and <= 9000 ? Sure(new(local, stated)) : Not(NoTime);
        if (local.Year is < 1900 or > 9000)
            return Not("is not a plausible time");
        if (zone.IsInvalidTime(local))
        {
            var before = local;
            while (zone.IsInvalidTime(before))
                before = before.AddMinutes(-15);
            var at = new DateTimeOffset(local, zone.GetUtcOffset(before));
            return new(at, at, ClockDoubt.Skipped, null);
        }

        if (!zone.IsAmbiguousTime(local))
            return Sure(new(local, zone.GetUtcOffset(local)));
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        return new(new(local, offsets.Max()), new(local, offsets.Min()), ClockDoubt.Repeated, null);
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

    private static StatedTime Sure(DateTimeOffset at) => new(at, at, ClockDoubt.None, null);

    private static StatedTime Not(string problem) => new(default, default, ClockDoubt.None, problem);

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
}
