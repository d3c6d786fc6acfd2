using Reinstate.Grains.Services;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>
/// What an inject may expect: a closed list of what the record itself shows, so that a score rests on events and not on what somebody remembers. The one that
/// needs a person's judgement is <see cref="Answer"/>.
/// </summary>
internal static class Expectations
{
    public const string Declared = "declared";
    public const string ContingencyBegun = "contingency_begun";
    public const string ExpectedSetFrozen = "expected_set_frozen";
    public const string SheetsIssued = "sheets_issued";
    public const string EntryNoted = "entry_noted";
    public const string EscalationRecorded = "escalation_recorded";
    public const string NotificationDecided = "notification_decided";
    public const string AllClearVerified = "all_clear_verified";
    public const string NextDoseChecked = "next_dose_checked";
    public const string SheetsHandedOver = "sheets_handed_over";
    public const string P1Checked = "p1_checked";
    public const string SignedOff = "signed_off";
    public const string Answer = "answer";

    private static readonly int[] StepsOfP1 = [Checklist.Incidents, Checklist.Medicines, Checklist.Visits];

    public static IReadOnlyList<string> All { get; } =
    [
        Declared, ContingencyBegun, ExpectedSetFrozen, SheetsIssued, EntryNoted, EscalationRecorded, NotificationDecided, AllClearVerified, NextDoseChecked, SheetsHandedOver, P1Checked, SignedOff, Answer,
    ];

    /// <summary>What is expected, in words.</summary>
    public static string Words(string expectation) => expectation switch
    {
        Declared => "The outage is declared",
        ContingencyBegun => "Contingency has begun",
        ExpectedSetFrozen => "The expected set of everybody in the census is frozen",
        SheetsIssued => "Sheets are issued",
        EntryNoted => "Something is noted on the timeline",
        EscalationRecorded => "A contact or an on-call decision is recorded",
        NotificationDecided => "Whether to notify is decided",
        AllClearVerified => "The all clear is verified (step 1)",
        NextDoseChecked => "Everybody's next dose is checked (step 2)",
        SheetsHandedOver => "Every sheet is handed over and counted (step 3)",
        P1Checked => "The steps that hold P1 items are completed (5, 6 and, where there are visits, 8)",
        SignedOff => "The service is signed off, and the sign-off stands",
        Answer => "Somebody records what they did, and somebody else finds that it is what was expected",
        _ => throw new ArgumentOutOfRangeException(nameof(expectation)),
    };

    /// <summary>Whether each service that the inject is for must show it; else it is enough that the exercise does.</summary>
    public static bool IsOfEachService(string expectation) => expectation is ExpectedSetFrozen or SheetsIssued or SignedOff or AllClearVerified or NextDoseChecked or SheetsHandedOver or P1Checked;

    /// <summary>The steps that somebody completes by hand for it, at a type of service; none for what is no step.</summary>
    public static IReadOnlyList<int> Steps(string expectation, string serviceType) => expectation switch
    {
        AllClearVerified => [Checklist.AllClear],
        NextDoseChecked => [Checklist.NextDose],
        SheetsHandedOver => [Checklist.HandOver],
        P1Checked => [.. StepsOfP1.Where(step => Checklist.For(serviceType).Contains(step))],
        _ => [],
    };

    /// <summary>Whether it can be met at a type of service at all: a step that is not on its checklist never is.</summary>
    public static bool IsPossibleAt(string expectation, string serviceType) => Steps(expectation, serviceType).All(step => Checklist.For(serviceType).Contains(step));
}
