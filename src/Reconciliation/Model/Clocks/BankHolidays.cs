using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Reinstate.Reconciliation.Model;

/// <summary>
/// Bank holidays in England. For the years that are listed the list decides, because days are moved and added by proclamation; for others the rules of the
/// Banking and Financial Dealings Act 1971, schedule 1, with its substitute days. Dates are local.
/// </summary>
public static class BankHolidays
{
    /// <summary>Of the list, to be named where a date rests on it.</summary>
    public const string Version = "2026-1";

    public const string Source = "https://www.gov.uk/bank-holidays, England and Wales";

    public const int FirstListed = 2022;
    public const int LastListed = 2028;

    // 2022: the spring holiday moved and the Platinum Jubilee, the State Funeral; 2023: the Coronation.
    private static readonly ImmutableArray<string> Listed =
    [
        "2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27",
        "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26",
        "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26",
        "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26",
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
        "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
        "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26",
    ];

    private static readonly FrozenSet<DateOnly> Days = Listed.Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToFrozenSet();

    public static bool Has(DateOnly day) => day.Year is >= FirstListed and <= LastListed ? Days.Contains(day) : ByRule(day.Year).Contains(day);

    /// <summary>What the Act gives for a year in which nothing was proclaimed, in order.</summary>
    public static ImmutableArray<DateOnly> ByRule(int year)
    {
        var easter = EasterSunday(year);
        var (christmas, boxing) = Christmas(year);
        return
        [
            Weekday(new(year, 1, 1)), easter.AddDays(-2), easter.AddDays(1), FirstMonday(year, 5), LastMonday(year, 5), LastMonday(year, 8), christmas, boxing,
        ];
    }

    private static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };

    // Of two days on a weekend each has a day of its own instead; where one of them is on Sunday the other is Monday already.
    private static (DateOnly Christmas, DateOnly Boxing) Christmas(int year)
    {
        var day = new DateOnly(year, 12, 25);
        return day.DayOfWeek switch
        {
            DayOfWeek.Friday => (day, day.AddDays(3)),
            DayOfWeek.Saturday => (day.AddDays(2), day.AddDays(3)),
            DayOfWeek.Sunday => (day.AddDays(2), day.AddDays(1)),
            _ => (day, day.AddDays(1)),
        };
    }

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }

    private static DateOnly LastMonday(int year, int month) => FirstMonday(year, month).AddDays(28) is var fifth && fifth.Month == month ? fifth : fifth.AddDays(-7);

    // The anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).
    private static DateOnly EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var day = h + l - (7 * m) + 114;
        return new(year, day / 31, (day % 31) + 1);
    }
}
