namespace Reinstate.Folders.Generation.Drafts;

/// <summary>What a person must have so that a certain fault can be planted. Every person with a fault in a home has an ordinary medicine and a day's notes.</summary>
[Flags]
internal enum Traits
{
    None = 0,
    ControlledDrug = 1 << 0,
    Stocked = 1 << 1,
    WhenNeeded = 1 << 2,
    DayOfWhenNeeded = 1 << 3,
    OneIngredientTwice = 1 << 4,
    VariableDose = 1 << 5,
    TimeCritical = 1 << 6,
    Away = 1 << 7,
    EarlyWarningScore = 1 << 8,
    Checks = 1 << 9,
    Turning = 1 << 10,
    DayOfDoses = 1 << 11,
    NativeNote = 1 << 12,
    LateNote = 1 << 13,
    CloseNotes = 1 << 14,
    NightNote = 1 << 15,
    DoubleUp = 1 << 16,
    TimeCriticalVisit = 1 << 17,
    TwoCallsInARow = 1 << 18,
    Reassigned = 1 << 19,
}
