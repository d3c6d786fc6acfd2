using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Calendars;

/// <summary>
/// The starts of a repeating event within a stretch of wall clock time. The rule is evaluated on the wall clock of its zone, so that a start in an hour
/// that the clock skips or repeats can be seen and told, and is not moved silently. Invariant: the steps that all rules of a file may take together
/// are bounded, and each is estimated before it is evaluated; a rule by the hour or less is no rota and is refused.
/// </summary>
internal sealed class Recurrence
{
    /// <summary>A weekly event takes about ten; one that counts its occurrences, one for each week since it began.</summary>
    public const long MostSteps = 5_000_000;

    public const int MostStarts = 5_000;

    private const int LongestRule = 500;

    private long steps;

    /// <summary>Null and the reason when the rule is refused.</summary>
    public List<DateTime>? Starts(ContentLine rule, EventTime start, DateTime from, DateTime to, out string problem)
    {
        problem = "";
        try
        {
            if (rule.Value.Length > LongestRule || new RecurrenceRule(rule.Value) is not { } parsed)
                problem = $"has more than {LongestRule} characters";
            else if (parsed.Frequency is not (FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly) || parsed.BySecond.Count > 0 || parsed.ByMinute.Count > 0)
                problem = "repeats by the hour or less, or at several minutes, which no rota does";
            else if (start.Wall.Year < 1900)
                problem = "begins before 1900";
            else if (Forward(parsed, start.Wall, from) is var first && (steps += Estimate(parsed, first, to)) > MostSteps)
                problem = $"would take the rules of this file over {MostSteps} steps";
            else
                return Evaluate(parsed, start with { Wall = first }, from, to, out problem);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library throws whatever comes out of its parsing and arithmetic; it concerns this rule alone.
            problem = "is not a recurrence rule of RFC 5545 that can be evaluated";
        }

        return null;
    }

    private static List<DateTime>? Evaluate(RecurrenceRule rule, EventTime start, DateTime from, DateTime to, out string problem)
    {
        problem = "";
        if (rule.Until is { } until)
            rule.Until = new CalDateTime(!until.HasTime ? until.Value.AddDays(1).AddTicks(-1) : until.IsUtc ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(until.Value, DateTimeKind.Utc), start.Zone) : until.Value);
        var repeating = new CalendarEvent { Start = new CalDateTime(DateTime.SpecifyKind(start.Wall, DateTimeKind.Unspecified)), RecurrenceRule = rule };
        var starts = repeating.GetOccurrences(new CalDateTime(DateTime.SpecifyKind(from, DateTimeKind.Unspecified)), new EvaluationOptions { MaxUnmatchedIncrementsLimit = 1_000 })
            .Select(o => o.Period.StartTime.Value).TakeWhile(at => at <= to).Take(MostStarts + 1).ToList();
        if (starts.Count <= MostStarts)
            return starts;
        problem = $"comes to more than {MostStarts} times within the outage";
        return null;
    }

    /// <summary>
    /// A daily or weekly rule looks the same from every whole number of its intervals later, so it is evaluated from shortly before the stretch; what
    /// lies before the stretch is not asked for. A rule that counts its occurrences has to be followed from its beginning.
    /// </summary>
    private static DateTime Forward(RecurrenceRule rule, DateTime start, DateTime from)
    {
        var days = rule.Frequency switch { FrequencyType.Daily => Math.Max(1, rule.Interval), FrequencyType.Weekly => 7L * Math.Max(1, rule.Interval), _ => 0 };
        return days == 0 || rule.Count is not null || start >= from ? start : start.AddDays(Math.Max(0, ((from - start).Days / days) - 1) * days);
    }

    private static long Estimate(RecurrenceRule rule, DateTime start, DateTime to)
    {
        var days = Math.Max(0, (to - start).TotalDays);
        var periods = days / (rule.Frequency switch { FrequencyType.Daily => 1, FrequencyType.Weekly => 7, FrequencyType.Monthly => 28, _ => 365 } * (double)Math.Max(1, rule.Interval));
        var each = 1L;
        foreach (var list in new[] { rule.ByDay.Count, rule.ByHour.Count, rule.ByMonth.Count, rule.ByMonthDay.Count, rule.ByWeekNo.Count, rule.ByYearDay.Count })
            each *= Math.Max(1, list);
        return (long)Math.Min(MostSteps + 1d, (periods + 1) * each);
    }
}
