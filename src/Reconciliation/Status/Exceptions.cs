using System.Collections.Immutable;
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
    private const string Entry = "entry:";

    /// <summary>Shared: most people have none.</summary>
    private static readonly Dictionary<string, ItemException> None = new(StringComparer.Ordinal);

    public static ItemException? For(MatchedItem item, PersonCase person)
    {
        if (item.Voided is not null)
            return item.Voided;
        var exception = person.Stated(item.ItemId) ?? Implied(item.Expected, person.Person);
        return exception is null || IsOvertaken(exception.Kind, item) ? null : exception;
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

    /// <summary>By item: the latest of several.</summary>
    public static Dictionary<string, ItemException> ByItem(ImmutableArray<ItemException> stated)
    {
        if (stated.IsEmpty)
            return None;
        var standing = new Dictionary<string, ItemException>(StringComparer.Ordinal);
        foreach (var exception in stated.OrderBy(x => x.At).ThenByDescending(x => x.Kind).ThenByDescending(x => x.By, StringComparer.Ordinal).ThenByDescending(x => x.Reason, StringComparer.Ordinal))
            standing[exception.ItemId] = exception;
        return standing;
    }

    /// <summary>By entry id: the first exception by which an entry leaves matching and rules.</summary>
    public static Dictionary<string, ItemException> Voids(ImmutableArray<ItemException> stated)
    {
        if (stated.IsEmpty)
            return None;
        var voids = new Dictionary<string, ItemException>(StringComparer.Ordinal);
        foreach (var exception in stated.Where(x => x.Kind is ExceptionKind.DuplicateVoid or ExceptionKind.EnteredInError && x.ItemId.StartsWith(Entry, StringComparison.Ordinal))
            .OrderBy(x => x.At).ThenBy(x => x.Kind).ThenBy(x => x.Reason, StringComparer.Ordinal))
            voids.TryAdd(exception.ItemId[Entry.Length..], exception);
        return voids;
    }

    private static bool IsOvertaken(ExceptionKind kind, MatchedItem item) => Array.Exists(item.Entries, e => Overtakes(e, kind, item));

    private static bool Overtakes(Model.Entry entry, ExceptionKind kind, MatchedItem item) =>
        kind == ExceptionKind.PaperLost || entry.Content is not DoseGiven || item.MeaningOf(entry) is not { } meaning || meaning.WasTaken();
}
