namespace Reinstate.Reconciliation.Model;

/// <summary>Working days in England: Monday to Friday without bank holidays. Dates are local.</summary>
public static class WorkingDays
{
    public static bool Is(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Has(day);

    /// <summary>The last of so many working days after a day, which does not count itself; the day itself for none.</summary>
    public static DateOnly After(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (Is(day))
                left--;
        }

        return day;
    }
}
