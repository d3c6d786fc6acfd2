using System.Globalization;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Organisations.Retention;

/// <summary>
/// Until when a record is kept: so many years after care ended, and after the last incident that names the person was closed, because what was recorded then is as new as that. Dates are days of UTC.
/// What is not known is not guessed: without an end of care there is no day.
/// </summary>
public readonly record struct RetentionTerm(DateOnly Until, string CountsFrom)
{
    public const string CareEnded = "care_ended";
    public const string LastIncident = "last_incident";

    private const string Iso = "yyyy-MM-dd";

    /// <summary>The first day on which the record may be erased, and what it is counted from.</summary>
    /// <param name="ended">When care ended.</param>
    /// <param name="lastClosed">When the last incident that names the person was closed; null where none does.</param>
    /// <param name="policy">For how long.</param>
    public static RetentionTerm Of(DateOnly ended, DateOnly? lastClosed, Policy policy) => lastClosed > ended
        ? new(lastClosed.Value.AddYears(policy.RetentionYearsAfterCareEnds), LastIncident)
        : new(ended.AddYears(policy.RetentionYearsAfterCareEnds), CareEnded);

    /// <summary>As dates are written; false for anything else.</summary>
    public static bool TryRead(string text, out DateOnly date) => DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static string Written(DateOnly date) => date.ToString(Iso, CultureInfo.InvariantCulture);

    /// <summary>The day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
