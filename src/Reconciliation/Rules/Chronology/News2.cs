using System.Globalization;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// The National Early Warning Score of adults. Source: Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017, chart 1,
/// with SpO₂ scale 1. Units: breaths and beats a minute, percent, mmHg, °C.
/// </summary>
internal readonly record struct News2(int Total, bool AnySingleThree)
{
    private const int Components = 7;

    /// <summary>
    /// From a text as in IMPORTS.md reading 8, RR=..;SpO2=..;air=..;SBP=..;HR=..;ACVPU=..;temp=..; null when a component is missing, stated
    /// twice or unreadable, or when another scale than 1 is named: then nothing is known about the total.
    /// </summary>
    public static News2? Read(string text)
    {
        Span<int> points = stackalloc int[Components];
        points.Fill(-1);
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                continue;
            var (key, value) = (part[..equals].TrimEnd().ToUpperInvariant(), part[(equals + 1)..].Trim());
            if (key == "SCALE" && value != "1")
                return null;
            if (PointsOf(key, value) is not var (component, scored))
                continue;
            if (scored < 0 || points[component] >= 0)
                return null;
            points[component] = scored;
        }

        var (total, three) = (0, false);
        foreach (var scored in points)
        {
            if (scored < 0)
                return null;
            (total, three) = (total + scored, three || scored == 3);
        }

        return new(total, three);
    }

    /// <summary>Which component it is and its points, negative when they cannot be read; null for what is no component.</summary>
    private static (int Component, int Points)? PointsOf(string key, string value) => key switch
    {
        "RR" => (0, Number(value) is { } rate ? Respiration(rate) : -1),
        "SPO2" => (1, Number(value) is { } saturation ? Saturation(saturation) : -1),
        "AIR" => (2, Air(value)),
        "SBP" => (3, Number(value) is { } pressure ? Pressure(pressure) : -1),
        "HR" => (4, Number(value) is { } pulse ? Pulse(pulse) : -1),
        "ACVPU" => (5, Consciousness(value)),
        "TEMP" => (6, Number(value) is { } temperature ? Temperature(temperature) : -1),
        _ => null,
    };

    private static int Respiration(decimal rate) => rate switch { <= 8 => 3, <= 11 => 1, <= 20 => 0, <= 24 => 2, _ => 3 };

    private static int Saturation(decimal percent) => percent switch { <= 91 => 3, <= 93 => 2, <= 95 => 1, _ => 0 };

    private static int Pressure(decimal systolic) => systolic switch { <= 90 => 3, <= 100 => 2, <= 110 => 1, < 220 => 0, _ => 3 };

    private static int Pulse(decimal rate) => rate switch { <= 40 => 3, <= 50 => 1, <= 90 => 0, <= 110 => 1, <= 130 => 2, _ => 3 };

    private static int Temperature(decimal celsius) => celsius switch { <= 35.0m => 3, <= 36.0m => 1, <= 38.0m => 0, <= 39.0m => 1, _ => 2 };

    private static int Consciousness(string value) => value.ToUpperInvariant() switch
    {
        "A" or "ALERT" => 0,
        "C" or "V" or "P" or "U" or "CONFUSION" or "NEW CONFUSION" or "VOICE" or "PAIN" or "UNRESPONSIVE" => 3,
        _ => -1,
    };

    /// <summary>Room air, or oxygen in any way it is written: a device, a flow, a share above that of air.</summary>
    private static int Air(string value) => value.ToUpperInvariant() switch
    {
        "" => -1,
        "Y" or "YES" or "AIR" or "ROOM AIR" or "RA" or "21" or "21%" or "0.21" => 0,
        "N" or "NO" or "O2" or "OXYGEN" => 2,
        var other => char.IsAsciiDigit(other[0]) && other[0] != '0' && !other.All(char.IsAsciiDigit) ? 2 : -1,
    };

    private static decimal? Number(string value)
    {
        var text = value.TrimEnd('%', 'C', 'c', '°', ' ').Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
