using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Status;

/// <summary>
/// Which rows of an item wait for a second check: those that have none, and those whose check does not count because whoever made it was not independent or is not on
/// the register. A check that does not count is made again by somebody else; the row need not be typed again for it.
/// </summary>
public static class WaitingChecks
{
    /// <param name="item">As judged.</param>
    /// <param name="staff">Of the organisation.</param>
    /// <returns>Paper, digital, then the others. None of what is checked or void. A row without a transcriber is among them, though nobody can check it before it is typed anew.</returns>
    public static IEnumerable<Entry> Of(ItemStatus item, StaffRegister staff) =>
        item.Checked || item.Reasons.Any(reason => reason.Because == Because.Voided) ? [] : item.Rows.Where(row => Waits(row, item, staff));

    private static bool Waits(Entry row, ItemStatus item, StaffRegister staff) =>
        SecondCheck.Of(row, item.Rows.AsSpan(), item.ServiceId, staff) is CheckState.Missing or CheckState.NotIndependent or CheckState.CheckerUnknown;
}
