using System.Globalization;
using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// The limits of a medicine given when needed: most doses in 24 hours, least minutes between two. A limit that is stated and cannot be said in
/// doses or minutes refuses the row: leaving it out would switch a safety rule off unseen.
/// </summary>
internal static class PrnLimits
{
    private const string Path = "MedicationRequest.dosageInstruction";

    public static void State(Dosage dosage, Quantity? dose, Draft row)
    {
        var repeat = dosage.Timing?.Repeat;
        var often = Number(repeat?.FrequencyMaxElement) ?? Number(repeat?.FrequencyElement) ?? 1;
        var minutes = Minutes(Number(repeat?.PeriodElement), Texts.Of(repeat?.PeriodUnitElement));
        if (dosage.MaxDosePerPeriod is { } most)
            Most(most, dose, row);
        else if (often > 1 && minutes == 1440)
            row["prn_max_24h"] = Whole(often);
        else if (often > 1)
            row.Refuse($"{Path}.timing.repeat", $"{often} in {minutes} min", "is neither an interval between two doses nor a number of doses in a day");
        if (often == 1 && minutes is { } interval)
        {
            row["prn_min_interval_minutes"] = Whole(interval);
            if (interval != Math.Floor(interval))
                row.Refuse($"{Path}.timing.repeat.period", Texts.Of(repeat?.PeriodElement), "is not a whole number of minutes");
        }
        else if (repeat is { Period: not null } && minutes is null)
        {
            row.Refuse($"{Path}.timing.repeat.periodUnit", Texts.Of(repeat.PeriodUnitElement), "is not an interval between two doses");
        }
    }

    private static void Most(Ratio most, Quantity? dose, Draft row)
    {
        var (amount, per) = (Number(most.Numerator?.ValueElement), Number(most.Denominator?.ValueElement) ?? 1);
        var isDay = (Texts.Of(most.Denominator?.CodeElement) is { Length: > 0 } code ? code : Texts.Unit(most.Denominator)) switch
        {
            "d" or "day" => per == 1,
            "h" or "hour" or "hours" => per == 24,
            _ => false,
        };
        var unit = Texts.Unit(most.Numerator);
        var doses = unit.Trim('{', '}') is "dose" or "doses" ? amount
            : amount is { } total && Number(dose?.ValueElement) is > 0 and { } each && unit == Texts.Unit(dose) ? Math.Floor(total / each) : null;
        if (!isDay || doses is not ({ } number and > 0 and < 1000) || number != Math.Floor(number))
            row.Refuse($"{Path}.maxDosePerPeriod", $"{Texts.Of(most.Numerator)} / {Texts.Of(most.Denominator)}", "cannot be said as a number of doses in 24 hours");
        else
            row["prn_max_24h"] = Whole(number);
    }

    private static decimal? Minutes(decimal? period, string unit) => period is > 0 and < 100_000 ? unit switch
    {
        "s" => period / 60,
        "min" => period,
        "h" => period * 60,
        "d" => period * 1440,
        _ => null,
    } : null;

    private static decimal? Number(PrimitiveType? value) => decimal.TryParse(Texts.Of(value), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Whole(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);
}
