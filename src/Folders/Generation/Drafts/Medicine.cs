namespace Reinstate.Folders.Generation.Drafts;

/// <summary>When in the day a medicine is due: rounds of the house.</summary>
[Flags]
internal enum Rounds
{
    None = 0,
    Early = 1,
    Morning = 2,
    Noon = 4,
    Tea = 8,
    Night = 16,
}

/// <summary>A product as the pharmacy supplies it. Quantity is in the units in which stock is counted.</summary>
internal sealed record Medicine(string Id, string Name, string Form, string Route, string Strength, string Dose, decimal Quantity)
{
    public Rounds Rounds { get; init; }

    public bool TimeCritical { get; init; }

    public string Schedule { get; init; } = "";

    public string Ingredient { get; init; } = "";

    /// <summary>Milligrams in one dose.</summary>
    public decimal? IngredientMg { get; init; }

    public bool Variable { get; init; }

    public int? MinIntervalMinutes { get; init; }

    public int? Max24h { get; init; }

    public bool WhenNeeded => Max24h is not null;
}

/// <summary>Products that the generator prescribes. No penicillin, because allergies to it are common here and must not clash by chance.</summary>
internal static class Formulary
{
    public static readonly Medicine[] Ordinary =
    [
        new("AMLO5", "Amlodipine", "tablet", "oral", "5 mg", "1 tablet", 1) { Rounds = Rounds.Morning, Ingredient = "amlodipine", IngredientMg = 5 },
        new("RAMI25", "Ramipril", "capsule", "oral", "2.5 mg", "1 capsule", 1) { Rounds = Rounds.Morning },
        new("BISO25", "Bisoprolol", "tablet", "oral", "2.5 mg", "1 tablet", 1) { Rounds = Rounds.Morning },
        new("FURO40", "Furosemide", "tablet", "oral", "40 mg", "1 tablet", 1) { Rounds = Rounds.Morning },
        new("ATOR20", "Atorvastatin", "tablet", "oral", "20 mg", "1 tablet", 1) { Rounds = Rounds.Night },
        new("OMEP20", "Omeprazole", "capsule", "oral", "20 mg", "1 capsule", 1) { Rounds = Rounds.Morning },
        new("METF500", "Metformin", "tablet", "oral", "500 mg", "1 tablet", 1) { Rounds = Rounds.Morning | Rounds.Tea },
        new("SERT50", "Sertraline", "tablet", "oral", "50 mg", "1 tablet", 1) { Rounds = Rounds.Morning },
        new("MIRT15", "Mirtazapine", "tablet", "oral", "15 mg", "1 tablet", 1) { Rounds = Rounds.Night },
        new("DONE10", "Donepezil", "tablet", "oral", "10 mg", "1 tablet", 1) { Rounds = Rounds.Night },
        new("MEMA10", "Memantine", "tablet", "oral", "10 mg", "2 tablets", 2) { Rounds = Rounds.Morning },
        new("CALC15", "Calcium carbonate and colecalciferol", "tablet", "oral", "1.5 g", "1 tablet", 1) { Rounds = Rounds.Morning | Rounds.Tea },
        new("FOLI5", "Folic acid", "tablet", "oral", "5 mg", "1 tablet", 1) { Rounds = Rounds.Morning },
        new("FERR200", "Ferrous sulfate", "tablet", "oral", "200 mg", "1 tablet", 1) { Rounds = Rounds.Noon },
        new("LACT", "Lactulose", "oral solution", "oral", "3.35 g/5 ml", "10 ml", 10) { Rounds = Rounds.Morning | Rounds.Night },
        new("GABA100", "Gabapentin", "capsule", "oral", "100 mg", "1 capsule", 1) { Rounds = Rounds.Morning | Rounds.Noon | Rounds.Night },
        new("CARB10", "Carbocisteine", "oral liquid", "oral", "250 mg/5 ml", "15 ml", 15) { Rounds = Rounds.Morning | Rounds.Noon | Rounds.Tea },
        new("LEVO50", "Levothyroxine", "tablet", "oral", "50 micrograms", "1 tablet", 1) { Rounds = Rounds.Early },
        new("TAMS400", "Tamsulosin", "capsule", "oral", "400 micrograms", "1 capsule", 1) { Rounds = Rounds.Morning },
        new("HYPR", "Hypromellose", "eye drops", "both eyes", "0.3 %", "1 drop", 1) { Rounds = Rounds.Morning | Rounds.Noon | Rounds.Tea | Rounds.Night },
    ];

    public static readonly Medicine[] TimeCritical =
    [
        new("COCA125", "Co-careldopa", "tablet", "oral", "25 mg/100 mg", "1 tablet", 1) { Rounds = Rounds.Morning | Rounds.Noon | Rounds.Tea | Rounds.Night, TimeCritical = true },
        new("LEVE500", "Levetiracetam", "tablet", "oral", "500 mg", "1 tablet", 1) { Rounds = Rounds.Morning | Rounds.Night, TimeCritical = true },
        new("NITR100", "Nitrofurantoin", "capsule", "oral", "100 mg", "1 capsule", 1) { Rounds = Rounds.Morning | Rounds.Night, TimeCritical = true },
    ];

    public static readonly Medicine Insulin = new("INSU", "Insulin, biphasic", "pre-filled pen", "subcutaneous", "100 units/ml", "as the chart says", 8)
    {
        Rounds = Rounds.Morning | Rounds.Tea,
        TimeCritical = true,
        Variable = true,
    };

    public static readonly Medicine Warfarin = new("WARF1", "Warfarin", "tablet", "oral", "1 mg", "as the yellow book says", 3) { Rounds = Rounds.Tea, Variable = true };

    /// <summary>Variable in dose, and due at every round: for whoever needs one in any outage.</summary>
    public static readonly Medicine Macrogol = new("MACR", "Macrogol", "powder", "oral", "13.7 g", "1 to 2 sachets", 1)
    {
        Rounds = EveryRound,
        Variable = true,
    };

    /// <summary>Due at every round, with nothing special about it.</summary>
    public static readonly Medicine Alginate = new("CARBI", "Sodium alginate", "oral suspension", "oral", "500 mg/5 ml", "10 ml", 10) { Rounds = EveryRound };

    /// <summary>Counted, and due at every round.</summary>
    public static readonly Medicine Everyday = new("SENN", "Senna", "tablet", "oral", "7.5 mg", "2 tablets", 2) { Rounds = EveryRound };

    public static readonly Medicine Controlled = new("MORP10", "Morphine sulfate", "modified-release tablet", "oral", "10 mg", "1 tablet", 1)
    {
        Rounds = Rounds.Morning | Rounds.Night,
        Schedule = "2",
    };

    public static readonly Medicine ControlledEveryRound = new("OXYC5", "Oxycodone", "capsule", "oral", "5 mg", "1 capsule", 1) { Rounds = EveryRound, Schedule = "2" };

    public static readonly Medicine Paracetamol = new("PARA1G", "Paracetamol", "soluble tablet", "oral", "1 g", "1 tablet when needed", 1)
    {
        Ingredient = "paracetamol",
        IngredientMg = 1000,
        MinIntervalMinutes = 240,
        Max24h = 4,
    };

    /// <summary>A second product with paracetamol, once a day.</summary>
    public static readonly Medicine CoCodamol = new("COCO30", "Co-codamol", "tablet", "oral", "30 mg/500 mg", "1 tablet", 1)
    {
        Rounds = Rounds.Night,
        Ingredient = "paracetamol",
        IngredientMg = 500,
    };

    public static readonly Medicine Hyoscine = new("HYOS10", "Hyoscine butylbromide", "tablet", "oral", "10 mg", "1 tablet when needed", 1) { MinIntervalMinutes = 240, Max24h = 4 };

    public static readonly Medicine[] WhenNeeded =
    [
        Paracetamol,
        Hyoscine,
        new("SALB", "Salbutamol", "inhaler", "inhaled", "100 micrograms", "2 puffs when needed", 2) { MinIntervalMinutes = 240, Max24h = 4 },
        new("MORPL", "Morphine sulfate", "oral solution", "oral", "20 mg/ml", "0.25 ml when needed", 0.25m) { MinIntervalMinutes = 240, Max24h = 6, Schedule = "2" },
    ];

    private const Rounds EveryRound = Rounds.Morning | Rounds.Noon | Rounds.Tea | Rounds.Night;
}
