namespace Reinstate.Folders.Generation.Faults;

/// <summary>Every rule that files can show, with its planter.</summary>
internal static class Planters
{
    private static readonly Planter[] All =
    [
        new CategoryWithoutEntry(),
        new DoseWithoutOutcome(),
        new SheetNotReturned(),
        new PageMissing(),
        new SilentTooLong(),
        new CheckIntervalBreached(),
        new PackAndCensusDiffer(),
        new DoseTwice(),
        new NearIdenticalNotes(),
        new SameScanTwice(),
        new PrnTooSoon(),
        new TooMuchInADay(),
        new TimeCriticalLate(),
        new PrnUnexplained(),
        new VariableWithoutQuantity(),
        new CodeUnknown(),
        new StockWrong(),
        new ControlledDrugUnsafe(),
        new GivenAfterStop(),
        new AllergyConflict(),
        new GivenWhileAway(),
        new RefusedTwice(),
        new EnteredTooEarlyOrLate(),
        new OutsideNotLate(),
        new OrderDiffers(),
        new InTwoPlaces(),
        new InitialsUnknown(),
        new MentionWithoutIncident(),
        new ScoreWrong(),
        new TimeInDoubt(),
        new OneWorkerOfTwo(),
        new WelfareUnconfirmed(),
        new VisitTimesImplausible(),
        new DecisionNotInRota(),
        new TimesInBulk(),
        new CheckedByOneself(),
        new CheckMissing(),
        new PrintedSummaryOld(),
        new CheckerNotCompetent(),
    ];

    public static IReadOnlyList<int> Rules { get; } = [.. All.Select(p => p.Rule).Order()];

    public static Planter Of(int rule) => Array.Find(All, p => p.Rule == rule) ?? throw new ArgumentOutOfRangeException(nameof(rule), rule, "No fault of this rule can be planted.");
}
