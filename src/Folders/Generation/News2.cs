using System.Globalization;

namespace Reinstate.Folders.Generation;

/// <summary>
/// Observations with their National Early Warning Score 2 (Royal College of Physicians, 2017; oxygen saturation scale 1). The text is the
/// form of IMPORTS.md reading 8; air=y means that the person breathes room air.
/// </summary>
internal readonly record struct News2(int Respirations, int Saturation, bool Air, int Systolic, int Pulse, char Consciousness, int TemperatureTenths)
{
    public int Total => Parts.Sum();

    /// <summary>Five or more, or any single three, calls for an escalation.</summary>
    public bool NeedsEscalation => Total >= 5 || Parts.Contains(3);

    private int[] Parts =>
    [
        Respirations switch { <= 8 => 3, <= 11 => 1, <= 20 => 0, <= 24 => 2, _ => 3 },
        Saturation switch { <= 91 => 3, <= 93 => 2, <= 95 => 1, _ => 0 },
        Air ? 0 : 2,
        Systolic switch { <= 90 => 3, <= 100 => 2, <= 110 => 1, <= 219 => 0, _ => 3 },
        Pulse switch { <= 40 => 3, <= 50 => 1, <= 90 => 0, <= 110 => 1, <= 130 => 2, _ => 3 },
        Consciousness == 'A' ? 0 : 3,
        TemperatureTenths switch { <= 350 => 3, <= 360 => 1, <= 380 => 0, <= 390 => 1, _ => 2 },
    ];

    /// <summary>Under every threshold: a total of at most four, made of ones.</summary>
    public static News2 Settled(Chance chance) => new(
        chance.Between(12, 19), chance.Between(94, 99), true, chance.Between(106, 158), chance.Between(56, 98), 'A', chance.Between(359, 379));

    /// <summary>Over a threshold: either a total of five and more, or a single three.</summary>
    public static News2 Raised(Chance chance) => chance.InHundred(70)
        ? new(chance.Between(21, 24), chance.Between(92, 93), true, chance.Between(101, 118), chance.Between(91, 109), 'A', chance.Between(381, 389))
        : new(chance.Between(13, 19), chance.Between(95, 98), true, chance.Between(112, 150), chance.Between(60, 88), 'V', chance.Between(362, 378));

    public string Text() => string.Create(CultureInfo.InvariantCulture,
        $"RR={Respirations};SpO2={Saturation};air={(Air ? 'y' : 'n')};SBP={Systolic};HR={Pulse};ACVPU={Consciousness};temp={TemperatureTenths / 10}.{TemperatureTenths % 10}");
}
