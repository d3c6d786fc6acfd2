using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation.Status;

/// <summary>One sentence an item: which rows belong to it and why, and what it still waits for.</summary>
internal static class Explain
{
    public static string Item(MatchedItem item, PersonCase person, ItemStatus status, ItemException? exception, OpenQuery? query, Finding? finding)
    {
        var what = Say.Capital(person.Name(item));
        var rows = Rows(item);
        if (query is not null)
            return $"{what}{rows}; query {query.QueryId} is open: {query.Text}";
        if (finding is not null)
            return $"{what}{rows}; a person must decide on finding {finding.Code}.";
        if (exception is not null)
            return $"{what}{rows}; {exception.Kind.Name().Replace('_', ' ')}: {exception.Reason}{(exception.By.Length == 0 ? "" : $" ({exception.By})")}.";
        if (item.Lead is null)
            return status.Received ? $"{what}: its paper is in hand and not transcribed." : $"{what} has no row on paper or in the system.";
        return $"{what}{rows}; {Check(item, person, status)}.";
    }

    private static string Rows(MatchedItem item)
    {
        if (item.Lead is not { } lead)
            return "";
        var text = $": {Say.Row(lead)}{Why(item)}";
        if (item is { Paper: not null, Digital: { } digital })
            text += item.IsCopy ? $" and {Say.Row(digital)} is its copy" : $" and {Say.Row(digital)} is a second account";
        return item.Others.IsEmpty ? text : $"{text}, and {Say.Rows(item.Others.ToArray())} {(item.Others.Length == 1 ? "concerns" : "concern")} it as well";
    }

    private static string Why(MatchedItem item) => item.Voided is not null ? ", which nothing expected" : item.Reasons[0].Because switch
    {
        Because.StatesSlot => " states this slot",
        Because.NearestInTime => " is nearest in time",
        Because.SameWindow => " lies in the same window",
        Because.WithinPeriod => " lies in this period",
        Because.NearestToPeriod => " is nearest to this period",
        Because.NamesVisit => " names this visit",
        _ => ", which nothing expected",
    };

    private static string Check(MatchedItem item, PersonCase person, ItemStatus status)
    {
        if (status.Checked && item.Entries.FirstOrDefault(e => e.CheckOverrideId.Length > 0) is { } overridden)
            return $"{Say.Row(overridden)} was checked by '{overridden.CheckedBy}' under override {overridden.CheckOverrideId}";
        if (status.Checked)
            return Array.Exists(item.Entries, e => e.NeedsCheck) ? "checked by a second person" : "recorded in the system itself, so it needs no second check";
        var (entry, state) = item.Entries.Select(e => (e, SecondCheck.Of(e, item, person.Person.ServiceId, person.Context.Staff)))
            .First(p => p.Item2 is not (CheckState.NotNeeded or CheckState.Valid));
        return state switch
        {
            CheckState.Missing when !status.Entered => $"{Say.Row(entry)} names no transcriber and no second check",
            CheckState.Missing => $"{Say.Row(entry)} has no second check",
            CheckState.TranscriberUnknown => $"{Say.Row(entry)} names no transcriber, so its check cannot be shown to be a second person's",
            CheckState.CheckerUnknown => $"{Say.Row(entry)} was checked by '{entry.CheckedBy}', who is not on the register",
            _ => $"{Say.Row(entry)} was checked by '{entry.CheckedBy}', who is not independent of it",
        };
    }
}
