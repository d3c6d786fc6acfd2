using Reinstate.Contracts.Access;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Grains.People;

/// <summary>
/// Entries: recorded, corrected, voided. Who transcribed is who calls, never what the request says; only a data import states it,
/// and only machines bring native digital entries, because those need no second check.
/// </summary>
internal static class EntryDecisions
{
    public static Decision Record(PersonRecord record, RecordEntriesRequest c, CommandContext context)
    {
        if (c.Imported && context.Role != Roles.DataImport)
            return Decision.Refuse(Catalogue.RoleNotAllowed, "Only a data import states who transcribed and checked.");
        if ((c.Imported ? Restored(record, context) : AllClear(record, context)) is { } notYet)
            return notYet;
        if (c.Entries.Count == 0)
            return Decision.Refuse(Catalogue.InvalidArgument, "entries is empty.");
        var fresh = new List<Entry>();
        foreach (var stated in c.Entries)
        {
            if (fresh.Exists(other => other.EntryId == stated.EntryId))
                return Decision.Refuse(Catalogue.InvalidArgument, $"Entry {stated.EntryId} stands here twice.");
            if (Problem(record, stated, c.Imported, context) is { } bad)
                return bad;
            if (!record.Entries.TryGetValue(stated.EntryId, out var known))
                fresh.Add(c.Imported ? stated : Provenance.Of(stated, context));
            else if (!Provenance.SameStatement(stated, known, c.Imported))
                return Decision.Refuse(Catalogue.AlreadyExists, $"Entry {stated.EntryId} is recorded with other content: correct it instead.");
        }

        return fresh.Count == 0 ? Decision.Accept()
            : Decision.Accept(new EntriesRecorded { IncidentId = record.IncidentId, ServiceId = record.ServiceId, Entries = { fresh }, Imported = c.Imported });
    }

    public static Decision Correct(PersonRecord record, CorrectEntryRequest c, CommandContext context)
    {
        if (c.Entry is null || !record.Entries.TryGetValue(c.Entry.EntryId, out var known))
            return Decision.Refuse(Catalogue.EntryUnknown, c.Entry?.EntryId ?? "entry is missing.");
        if (known.Void is not null)
            return Decision.Refuse(Catalogue.EntryVoided, c.Entry.EntryId);
        if ((Guard.Text(("reason", c.Reason)) ?? Problem(record, c.Entry, false, context)) is { } bad)
            return bad;
        // What nobody is named to have typed is typed anew with the same words: then it is known whose work the second check is of.
        if (Provenance.SameStatement(c.Entry, known, false) && !(known.Current is { NeedsCheck: true, TranscribedBy.Length: 0 }))
            return Decision.Accept();
        return Decision.Accept(new EntryCorrected { IncidentId = record.IncidentId, ServiceId = record.ServiceId, Entry = Provenance.Of(c.Entry, context), Reason = c.Reason });
    }

    public static Decision Void(PersonRecord record, VoidEntryRequest c, CommandContext context)
    {
        if (!record.Entries.TryGetValue(c.EntryId, out var known))
            return Decision.Refuse(Catalogue.EntryUnknown, c.EntryId);
        return Guard.OneOf("kind", c.Kind, "duplicate", "entered_in_error") ?? Guard.Text(("reason", c.Reason)) ?? Guard.Staff(context, context.Actor)
            ?? (known.Void is null ? Decision.Accept(new EntryVoided { IncidentId = record.IncidentId, ServiceId = record.ServiceId, EntryId = c.EntryId, Kind = c.Kind, Reason = c.Reason })
                : known.Void.What.Kind == c.Kind ? Decision.Accept() : Decision.Refuse(Catalogue.EntryVoided, c.EntryId));
    }

    /// <summary>Step 1: no entry before the restored system is verified.</summary>
    private static Decision? AllClear(PersonRecord record, CommandContext context) =>
        context.Surroundings.Service?.Runs.GetValueOrDefault(record.IncidentId)?.Steps.ContainsKey(Checklist.AllClear) == true
            ? null : Decision.Refuse(Catalogue.NotAllClear, $"{record.ServiceId}: step 1 is not completed.");

    /// <summary>
    /// A file tells afterwards what was recorded while and after systems were out, so its entries wait for what step 1 verifies, not for two
    /// people to complete it: restoration noted, and the loss window of every system. Step 1 itself stays open until they do, and with it the sign-off.
    /// </summary>
    private static Decision? Restored(PersonRecord record, CommandContext context)
    {
        if (context.Surroundings.Service?.Runs.GetValueOrDefault(record.IncidentId)?.RestoredAt is null)
            return Decision.Refuse(Catalogue.NotAllClear, $"{record.ServiceId}: the moment of restoration is not noted.");
        string[] unknown = [.. context.Surroundings.Incident!.SystemsWithoutLossWindow(record.ServiceId).Select(system => $"The loss window of {system} is not found.")];
        return unknown.Length == 0 ? null : Decision.Refuse(Catalogue.NotAllClear, unknown);
    }

    private static Decision? Problem(PersonRecord record, Entry entry, bool imported, CommandContext context)
    {
        var what = $"entry {entry.EntryId}";
        var bad = Guard.Ids(("entry_id", entry.EntryId)) ?? Guard.Fact(what, FactsWire.Problem(entry)) ?? Guard.Past($"occurred_at of {what}", entry.OccurredAt, context.Now);
        if (bad is not null)
            return bad;
        if (imported)
            return null;
        if (Provenance.IsNative(entry))
        {
            return context.Role is Roles.VendorSystem ? null
                : Decision.Refuse(Catalogue.RoleNotAllowed, $"{what}: a native entry of the restored system comes from that system.");
        }

        if (Roles.IsMachine(context.Role))
            return Decision.Refuse(Catalogue.RoleNotAllowed, $"{what}: paper is transcribed by a person.");
        if (entry.TranscribedBy.Length > 0 && entry.TranscribedBy != context.Actor)
            return Decision.Refuse(Catalogue.InvalidArgument, $"{what}: transcribed_by is who records it, {context.Actor}.");
        if (entry.CheckedBy.Length > 0 || entry.CheckedAt is not null)
            return Decision.Refuse(Catalogue.InvalidArgument, $"{what}: the second check is a command of its own.");
        var run = context.Surroundings.Service!.Runs[record.IncidentId];
        return entry.SheetSerial.Length == 0 ? Decision.Refuse(Catalogue.InvalidArgument, $"{what}: sheet_serial is missing.")
            : !run.Sheets.ContainsKey(entry.SheetSerial) ? Decision.Refuse(Catalogue.SheetUnknown, entry.SheetSerial)
            : Guard.Staff(context, context.Actor);
    }
}
