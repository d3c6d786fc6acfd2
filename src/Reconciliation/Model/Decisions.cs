namespace Reinstate.Reconciliation.Model;

public enum ExceptionKind
{
    ConfirmedOmitted,
    NotApplicable,
    DuplicateVoid,
    PaperLost,
    EnteredInError,
}

/// <summary>
/// Somebody decided that an item is accounted for without an entry, or that an entry does not count. Names an expected item, or an
/// entry by its own item id (<see cref="ItemIds.OfEntry"/>): with DuplicateVoid or EnteredInError that entry leaves matching and
/// rules and stays visible as an item of its own.
/// </summary>
public sealed record ItemException(string ItemId, ExceptionKind Kind, string Reason, string By, DateTimeOffset At);

/// <summary>A question that is not answered yet. It holds its item open whatever else is known. EntryId may be empty.</summary>
public sealed record OpenQuery(string QueryId, string ItemId, string EntryId, string Text);

/// <summary>
/// Paper in hand that is not transcribed. Names an expected item; any other id is a line nobody expected and becomes an item that is
/// open until its entry arrives and this fact is withdrawn.
/// </summary>
public sealed record ReceivedItem(string ItemId, string SheetSerial, int? Line, string By, DateTimeOffset At)
{
    /// <summary>What the unexpected line is about; ignored for expected items.</summary>
    public Category Category { get; init; } = Category.Handover;
}

/// <summary>
/// Somebody decided on a finding (<see cref="Finding.FindingId"/>): it stays listed, with the decision, and no longer queries its
/// item. It must be withdrawn when an entry that the finding names is corrected.
/// </summary>
public sealed record FindingDecision(string FindingId, string Decision, string By, DateTimeOffset At)
{
    /// <summary>
    /// What the finding said when it was decided on. Other rows, times or quantities say something else: then nobody has decided on it.
    /// Empty: not known, and the decision holds for whatever the finding says.
    /// </summary>
    public string Explanation { get; init; } = "";

    /// <summary>Whether it was this that was decided on.</summary>
    public bool AppliesTo(Finding finding) => string.Equals(FindingId, finding.FindingId, StringComparison.Ordinal)
        && (Explanation.Length == 0 || string.Equals(Explanation, finding.Explanation, StringComparison.Ordinal));
}
