using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>The reconciliation log, and every change to what was recorded or expected.</summary>
internal static class ReconciliationSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("reconciliation_log", "Reconciliation log", "Every item with its entries: who gave care, transcribed and checked, the four times, and where it stands on paper. Void entries stay in it.", LoggedEntries.Of(facts),
            new("service", "Service id.", l => facts.Service(l.ServiceId)),
            new("person", "Person id.", l => facts.Person(l.Record.Person.PersonId)),
            new("item", "Item id; null for an entry that no item claims.", l => l.Item?.ItemId),
            new("category", "Category of the item.", l => l.Item?.Category.Name()),
            new("priority", "P1, P2 or P3.", l => l.Item?.Priority.Name()),
            new("outcome", "Where the item stands.", l => l.Item?.Outcome.Name()),
            new("open", "Whether it is in the way of completeness.", l => l.Item?.Open),
            new("part", "paper, digital, other, or none for an item without an entry.", l => l.Part),
            new("entry", "Entry id.", l => l.Entry?.EntryId),
            new("what", "What the entry says.", l => l.Entry is { } entry ? Sentences.Of(entry) : null),
            new("author", "Who gave care, as signed.", l => facts.Staff(l.Entry?.Author ?? "", l.ServiceId)),
            new("transcribed_by", "Who transcribed it.", l => facts.Staff(l.Entry?.TranscribedBy ?? "", l.ServiceId)),
            new("checked_by", "Who second-checked it.", l => facts.Staff(l.Entry?.CheckedBy ?? "", l.ServiceId)),
            new("override", "Override under which it was checked.", l => l.State?.OverrideId),
            new("occurred_at", "When it happened.", l => l.Entry?.OccurredAt),
            new("precision", "exact, approximate or shift.", l => l.Entry?.Precision.Name()),
            new("written_at", "When it was written down.", l => l.Entry?.WrittenAt),
            new("entered_at", "When it was transcribed.", l => l.Entry?.EnteredAt),
            new("checked_at", "When it was checked.", l => l.Entry?.CheckedAt),
            new("retrospective", "Whether it says that it was written late.", l => l.Entry?.LateEntry),
            new("sheet", "Serial of its sheet.", l => l.Entry?.SheetSerial),
            new("line", "Line on the sheet.", l => l.Entry?.Line),
            new("void", "duplicate or entered_in_error for an entry that no longer counts.", l => l.State?.Void?.What.Kind),
            new("earlier_versions", "How many versions were corrected.", l => l.State?.Earlier.Count),
            new("explanation", "Why these entries belong to this item, and what it still waits for.", l => l.Item?.Explanation)),
        Section.Of("corrections_and_voids", "Corrections and voids", "What entries said before they were corrected, and entries that were made void. Nothing is deleted.", Changes(facts),
            new("service", "Service id.", c => facts.Service(c.Record.ServiceId)),
            new("person", "Person id.", c => facts.Person(c.Record.Person.PersonId)),
            new("entry", "Entry id.", c => c.Was.EntryId),
            new("change", "corrected, duplicate or entered_in_error.", c => c.Change),
            new("said", "What it said.", c => Sentences.Of(c.Was)),
            new("occurred_at", "When it said that it happened.", c => c.Was.OccurredAt),
            new("author", "Who gave care, as it said.", c => facts.Staff(c.Was.Author, c.Record.ServiceId)),
            new("transcribed_by", "Who had transcribed it.", c => facts.Staff(c.Was.TranscribedBy, c.Record.ServiceId)),
            new("checked_by", "Who had checked it.", c => facts.Staff(c.Was.CheckedBy, c.Record.ServiceId)),
            new("changed_by", "Who changed it.", c => facts.Staff(c.By, c.Record.ServiceId)),
            new("recorded_at", "When.", c => facts.Local(c.At)),
            new("reason", "Why.", c => c.Reason)),
        Section.Of("expected_amendments", "Changes to the expected set", "Items added or withdrawn after the freeze.",
            facts.Runs.SelectMany(run => run.People).SelectMany(record => record.Amendments.Select(amendment => (Record: record, Amendment: amendment))),
            new("service", "Service id.", a => facts.Service(a.Record.ServiceId)),
            new("person", "Person id.", a => facts.Person(a.Record.Person.PersonId)),
            new("added", "Items added.", a => Cell.List(a.Amendment.What.Added.Select(item => item.ItemId))),
            new("withdrawn", "Items withdrawn.", a => Cell.List(a.Amendment.What.Withdrawn)),
            new("by", "Who changed it.", a => facts.Staff(a.Amendment.By, a.Record.ServiceId)),
            new("recorded_at", "When.", a => facts.Local(a.Amendment.At)),
            new("reason", "Why.", a => a.Amendment.What.Reason)),
    ];

    private static IEnumerable<(PersonRecord Record, Entry Was, string Change, string By, DateTimeOffset At, string Reason)> Changes(PackFacts facts) =>
        from run in facts.Runs
        from record in run.People
        from state in record.Entries.Values
        from change in state.Earlier.Select(earlier => (Was: earlier.Entry, Change: "corrected", By: earlier.CorrectedBy, At: earlier.CorrectedAt, earlier.Reason))
            .Concat(state.Void is { } gone ? [(Was: state.Current, Change: gone.What.Kind, gone.By, gone.At, gone.What.Reason)] : [])
        select (record, change.Was, change.Change, change.By, change.At, change.Reason);
}
