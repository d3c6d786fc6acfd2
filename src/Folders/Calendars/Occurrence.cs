using System.Globalization;
using System.Text.RegularExpressions;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Calendars;

/// <summary>One time at which an event takes place. Original is the start by the rule, which names the occurrence even when it was moved; null when it does not repeat.</summary>
internal sealed record Occurrence(Component Event, DateTimeOffset Start, DateTimeOffset End, DateTime? Original);

/// <summary>The length of an event: to a stated end, or a DURATION whose days are days of the calendar (RFC 5545 section 3.3.6).</summary>
internal sealed partial record Length(TimeSpan Exact, int Days)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Null and the property, value and reason when the event does not say it, or not soundly.</summary>
    public static Length? Of(Component component, EventTime start, TimeZoneInfo floating, out (string Property, string Value, string Reason) problem)
    {
        problem = ("DTEND", "", "is missing, and so is DURATION: nothing says when it ends");
        if (component.Line("DTEND") is { } line)
        {
            problem = ("DTEND", line.Value, "is before DTSTART");
            if (EventTime.Read(line, floating, out var reason) is not { } end)
                problem.Reason = reason;
            else if (OutageWindow.TryPlace(end.Wall, end.Zone, out var to) is { } noEnd)
                problem.Reason = noEnd;
            else if (OutageWindow.TryPlace(start.Wall, start.Zone, out var from) is { } noStart)
                problem = ("DTSTART", start.Wall.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), noStart);
            else if (to - from > Longest)
                problem.Reason = "is more than a year after DTSTART";
            else if (to > from)
                return new(to - from, 0);
        }
        else if (component.Line("DURATION") is { } duration)
        {
            problem = ("DURATION", duration.Value, "is no duration of RFC 5545 over nothing and up to a year");
            return Parse(duration.Value.Trim());
        }

        return null;
    }

    public string? Place(DateTime wall, TimeZoneInfo zone, out DateTimeOffset start, out DateTimeOffset end)
    {
        end = default;
        if (OutageWindow.TryPlace(wall, zone, out start) is { } problem)
            return problem;
        var day = start;
        if (Days > 0 && OutageWindow.TryPlace(wall.AddDays(Days), zone, out day) is { } other)
            return other;
        end = day + Exact;
        return null;
    }

    private static Length? Parse(string text)
    {
        var match = Pattern().Match(text);
        var (days, exact) = ((7 * Number(match, "w")) + Number(match, "d"), new TimeSpan(Number(match, "h"), Number(match, "m"), Number(match, "s")));
        return match.Success && days <= 366 && exact <= Longest && (days > 0 || exact > TimeSpan.Zero) ? new(exact, days) : null;
    }

    private static int Number(Match match, string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\+?P((?<w>\d{1,4})W)?((?<d>\d{1,4})D)?(T((?<h>\d{1,4})H)?((?<m>\d{1,6})M)?((?<s>\d{1,6})S)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
