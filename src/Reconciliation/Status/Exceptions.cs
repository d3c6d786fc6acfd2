using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation.Status;

/// <summary>
/// Whether an item is accounted for without being checked. Somebody's exception, or for a dose due on leave or after stop the plan
/// itself (IMPORTS.md reading 14). A row that says that care was given overtakes it: the item then stands like any other, so an
/// exception can never hide an entry.
/// </summary>
internal static class Exceptions
{
    public static ItemException? For(MatchedItem item, PersonCase person)
    {
        if (item.Voided is not null)
            return item.Voided;
        var exception = Stated(item, person) ?? Implied(item.Expected, person.Person);
        return exception is null || item.Entries.Any(e => Overtakes(e, exception.Kind, person)) ? null : exception;
    }

    /// <summary>What the plan says about a dose: it was never to be given.</summary>
    public static ItemException? Implied(ExpectedItem? expected, Person person)
    {
        if (expected is not ExpectedDose { DueAt: { } due } dose)
            return null;
        if (person.IsOnLeave(due))
            return new(dose.ItemId, ExceptionKind.NotApplicable, "the person was on leave", "", due);
        return dose.Stop is { } stop && due >= stop ? new(dose.ItemId, ExceptionKind.NotApplicable, "the medicine had been stopped", "", due) : null;
    }

    private static ItemException? Stated(MatchedItem item, PersonCase person) => person.Facts.Exceptions
        .Where(x => string.Equals(x.ItemId, item.ItemId, StringComparison.Ordinal))
        .OrderByDescending(x => x.At).ThenBy(x => x.Kind).ThenBy(x => x.By, StringComparer.Ordinal).ThenBy(x => x.Reason, StringComparer.Ordinal).FirstOrDefault();

    private static bool Overtakes(Entry entry, ExceptionKind kind, PersonCase person) =>
        kind == ExceptionKind.PaperLost || entry.Content is not DoseGiven || person.MeaningOf(entry) is not { } meaning || meaning.WasTaken();
}
