using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;

namespace Reinstate.Reconciliation.Model;

/// <summary>How long somebody has to notify a body: hours, which run day and night, or working days, which end with the last of them.</summary>
/// <param name="Amount">At least 1.</param>
/// <param name="InWorkingDays">Else hours.</param>
public readonly record struct ClockLimit(int Amount, bool InWorkingDays)
{
    private const string Hours = "hours";
    private const string Days = "working_days";
    private const int Longest = 1000;

    private static readonly ConcurrentDictionary<string, (string Body, ClockLimit Limit)?> Known = new(StringComparer.Ordinal);

    /// <summary>When a clock that was started at a moment runs out, in the zone's time. Hours are hours by any clock; a working day ends at its midnight.</summary>
    public DateTimeOffset DueFrom(DateTimeOffset start, TimeZoneInfo zone)
    {
        if (!InWorkingDays)
            return TimeZoneInfo.ConvertTime(start.AddHours(Amount), zone);
        var last = WorkingDays.After(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime), Amount);
        var midnight = last.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new(midnight, zone.GetUtcOffset(midnight));
    }

    /// <summary>As policy states it, "body: amount unit".</summary>
    public static bool TryRead(string text, out string body, out ClockLimit limit)
    {
        var read = Known.Count < Longest ? Known.GetOrAdd(text, Read) : Read(text);
        (body, limit) = read ?? ("", default);
        return read is not null;
    }

    /// <summary>Of the limits that policy states, the body's; where it states none, the default's.</summary>
    public static ClockLimit Of(Policy policy, string body) => Stated(policy.NotificationClocks, body) ?? Stated(Policy.Default.NotificationClocks, body)
        ?? throw new ArgumentException($"'{body}' is no body to be notified.", nameof(body));

    public override string ToString() => $"{Amount} {(InWorkingDays ? "working day" : "hour")}{(Amount == 1 ? "" : "s")}";

    private static ClockLimit? Stated(ImmutableArray<string> clocks, string body)
    {
        foreach (var clock in clocks)
        {
            if (TryRead(clock, out var stated, out var limit) && stated == body)
                return limit;
        }

        return null;
    }

    private static (string Body, ClockLimit Limit)? Read(string text) =>
        text.Split(':', StringSplitOptions.TrimEntries) is [var body, var limit] && limit.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var amount, var unit]
        && NotificationBodies.All.Contains(body) && unit is Hours or Days && int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Longest
            ? (body, new(number, unit == Days)) : null;
}
