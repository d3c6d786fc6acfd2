using System.Globalization;
using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// The due times of one dosage instruction from a day before the outage to a day after it: stated events, or times of day on the days that the timing
/// names. A frequency alone ("twice a day") says no times and is refused, because a round that is guessed would be missed or doubled later.
/// Cost: one step for each day of the outage and time of day, at most <see cref="MostSlots"/>.
/// </summary>
internal static class DueTimes
{
    public const int MostSlots = 5_000;

    private const string Path = "MedicationRequest.dosageInstruction.timing";

    public static IReadOnlyList<string> Of(Timing? timing, OutageWindow window, Draft row)
    {
        if (timing is null)
            return Refused(row, "", "", "says neither when it is due nor that it is given when needed");
        if (timing.EventElement.Count > 0)
            return Events(timing, window, row);
        if (timing.Repeat is not { } repeat)
            return Refused(row, ".code", Texts.Of(timing.Code), "is a code without times of day: state timing.event or timing.repeat.timeOfDay");
        if (repeat.TimeOfDayElement.Count == 0)
            return Refused(row, ".repeat", $"{Texts.Of(repeat.FrequencyElement)} in {Texts.Of(repeat.PeriodElement)} {Texts.Of(repeat.PeriodUnitElement)}", "says how often and not at what time of day: state timing.event or timing.repeat.timeOfDay");
        return TimesOfDay(repeat, window, row);
    }

    private static IReadOnlyList<string> Events(Timing timing, OutageWindow window, Draft row)
    {
        var due = new List<string>();
        foreach (var text in timing.EventElement.Select(e => Texts.Of(e)))
        {
            if (text.Length <= 10)
                return Refused(row, ".event", text, "is a date without a time of day");
            if (window.Moment(text, isEnd: false) is not { } at || window.Holds(at))
                due.Add(window.Local(text));
        }

        return due.Count <= MostSlots ? due : Refused(row, ".event", "", $"has more than {MostSlots} times within the outage");
    }

    private static IReadOnlyList<string> TimesOfDay(Timing.RepeatComponent repeat, OutageWindow window, Draft row)
    {
        if (Days(repeat, window, row) is not { } isDue)
            return [];
        var due = new List<string>();
        var (first, last) = (TimeZoneInfo.ConvertTime(window.From, window.Zone).DateTime, TimeZoneInfo.ConvertTime(window.To, window.Zone).DateTime);
        var (start, end) = (Bound(repeat, window, isEnd: false), Bound(repeat, window, isEnd: true));
        if (end < window.From)
            return [];
        var times = new List<TimeOnly>();
        foreach (var text in repeat.TimeOfDayElement.Select(t => Texts.Of(t)))
        {
            if (!TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                return Refused(row, ".repeat.timeOfDay", text, "is not a time of day");
            times.Add(time);
        }

        for (var day = DateOnly.FromDateTime(first); day <= DateOnly.FromDateTime(last); day = day.AddDays(1))
        {
            if (!isDue(day))
                continue;
            foreach (var time in times.Distinct())
            {
                var slot = day.ToDateTime(time);
                if (slot < first || slot > last || (start is { } from && OutageWindow.TryPlace(slot, window.Zone, out var at) is null && at < from))
                    continue;
                if (due.Count == MostSlots)
                    return Refused(row, ".repeat", "", $"comes to more than {MostSlots} times within the outage");

                // Without an offset while the clock changes: the reader says which hour it cannot place.
                due.Add(OutageWindow.TryPlace(slot, window.Zone, out var placed) is null ? ItemIds.Iso(placed) : slot.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            }
        }

        return due;
    }

    /// <summary>On which days; null when it is refused.</summary>
    private static Func<DateOnly, bool>? Days(Timing.RepeatComponent repeat, OutageWindow window, Draft row)
    {
        var unit = Texts.Of(repeat.PeriodUnitElement) is { Length: > 0 } stated ? stated : "d";
        var period = decimal.TryParse(Texts.Of(repeat.PeriodElement), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : 1;
        if (repeat.Bounds is not (null or Period))
            return RefusedDays(row, ".repeat.bounds", "", "has a length without a beginning: state boundsPeriod");
        if (Bound(repeat, window, isEnd: false) is null && Start(repeat) is { Length: > 0 } start)
            return RefusedDays(row, ".repeat.boundsPeriod.start", start, "is not a date or time");
        if (Bound(repeat, window, isEnd: true) is null && End(repeat) is { Length: > 0 } end)
            return RefusedDays(row, ".repeat.boundsPeriod.end", end, "is not a date or time");
        if (repeat.Count is not null)
            return RefusedDays(row, ".repeat.count", Texts.Of(repeat.CountElement), "counts doses, of which some may be over: state boundsPeriod");
        if (repeat.When.Any() || repeat.Offset is not null)
            return RefusedDays(row, ".repeat.when", "", "is beside times of day, and both cannot be meant");
        var (days, step) = (repeat.DayOfWeekElement.Select(d => Texts.Of(d)).ToHashSet(StringComparer.Ordinal), (unit, period) switch
        {
            ("d", > 0 and <= 1000) when period == Math.Floor(period) => (int)period,
            ("h", 24) => 1,
            ("wk", > 0 and <= 100) when period == Math.Floor(period) => 7 * (int)period,
            _ => 0,
        });
        if (step == 0)
            return RefusedDays(row, ".repeat.period", $"{Texts.Of(repeat.PeriodElement)} {unit}", "with times of day is not a number of days or weeks");
        if (step == 1 || (step == 7 && days.Count > 0))
            return day => days.Count == 0 || days.Contains(day.DayOfWeek.ToString()[..3].ToLowerInvariant());
        if (Bound(repeat, window, isEnd: false) is not { } anchor || days.Count > 0)
            return RefusedDays(row, ".repeat.period", $"{Texts.Of(repeat.PeriodElement)} {unit}", "does not say on which days: state boundsPeriod.start, or the days of a week");
        var from = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(anchor, window.Zone).DateTime);
        return day => (day.DayNumber - from.DayNumber) % step == 0;
    }

    public static string Start(Timing.RepeatComponent? repeat) => Texts.Of((repeat?.Bounds as Period)?.StartElement);

    public static string End(Timing.RepeatComponent? repeat) => Texts.Of((repeat?.Bounds as Period)?.EndElement);

    private static DateTimeOffset? Bound(Timing.RepeatComponent repeat, OutageWindow window, bool isEnd) => window.Moment(isEnd ? End(repeat) : Start(repeat), isEnd);

    private static Func<DateOnly, bool>? RefusedDays(Draft row, string at, string value, string reason)
    {
        row.Refuse(Path + at, value, reason);
        return null;
    }

    private static IReadOnlyList<string> Refused(Draft row, string at, string value, string reason)
    {
        row.Refuse(Path + at, value, reason);
        return [];
    }
}
