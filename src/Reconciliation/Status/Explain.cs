using System.Text;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation.Status;

/// <summary>One sentence an item: which rows belong to it and why, and what it still waits for.</summary>
internal static class Explain
{
    public static string Item(MatchedItem item, PersonCase person, Standing standing, ItemException? exception, OpenQuery? query, Finding? finding)
    {
        var text = Rows(Say.Begin().Item(person.Context, item), item);
        text[0] = char.ToUpperInvariant(text[0]);
        if (query is not null)
            return text.Append("; query ").Append(query.QueryId).Append(" is open: ").Append(query.Text).ToString();
        if (finding is not null)
            return text.Append("; a person must decide on finding ").Append(finding.Code).Append('.').ToString();
        if (exception is not null)
        {
            text.Append("; ").Append(exception.Kind.Name().Replace('_', ' ')).Append(": ").Append(exception.Reason);
            return (exception.By.Length == 0 ? text : text.Append(" (").Append(exception.By).Append(')')).Append('.').ToString();
        }

        if (item.Lead is null)
            return text.Append(standing.Received ? ": its paper is in hand and not transcribed." : " has no row on paper or in the system.").ToString();
        return text.Append("; ").Append(Check(item, person, standing)).Append('.').ToString();
    }

    private static StringBuilder Rows(StringBuilder text, MatchedItem item)
    {
        if (item.Lead is not { } lead)
            return text;
        text.Append(": ").Row(lead).Append(Why(item));
        if (item is { Paper: not null, Digital: { } digital })
            text.Append(" and ").Row(digital).Append(item.IsCopy ? " is its copy" : " is a second account");
        return item.Others.IsEmpty ? text
            : text.Append(", and ").Append(Say.Rows(item.Others.ToArray())).Append(item.Others.Length == 1 ? " concerns" : " concern").Append(" it as well");
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

    private static string Check(MatchedItem item, PersonCase person, Standing standing)
    {
        if (standing.Checked && Array.Find(item.Entries, e => e.CheckOverrideId.Length > 0) is { } overridden)
            return $"{Say.Row(overridden)} was checked by '{overridden.CheckedBy}' under override {overridden.CheckOverrideId}";
        if (standing.Checked)
            return Array.Exists(item.Entries, e => e.NeedsCheck) ? "checked by a second person" : "recorded in the system itself, so it needs no second check";
        return Wanting(item, person, standing);
    }

    private static string Wanting(MatchedItem item, PersonCase person, Standing standing)
    {
        var (entry, state) = item.Entries.Select(e => (e, SecondCheck.Of(e, item, person.Person.ServiceId, person.Context.Staff)))
            .First(p => p.Item2 is not (CheckState.NotNeeded or CheckState.Valid));
        return state switch
        {
            CheckState.Missing when !standing.Entered => $"{Say.Row(entry)} names no transcriber and no second check",
            CheckState.Missing => $"{Say.Row(entry)} has no second check",
            CheckState.TranscriberUnknown => $"{Say.Row(entry)} names no transcriber, so its check cannot be shown to be a second person's",
            CheckState.CheckerUnknown => $"{Say.Row(entry)} was checked by '{entry.CheckedBy}', who is not on the register",
            _ => $"{Say.Row(entry)} was checked by '{entry.CheckedBy}', who is not independent of it",
        };
    }
}

/// <summary>How far an item has come, as the sentence needs it.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Standing(bool Received, bool Entered, bool Checked);
