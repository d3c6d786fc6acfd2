using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Grains.People;

/// <summary>A person's record and chronology as the API shows them.</summary>
internal static class PersonQueries
{
    public static GetPersonRecordReply Get(TenantView view, RunView run, PersonRecord record)
    {
        var id = record.Person.PersonId;
        return new GetPersonRecordReply
        {
            Position = view.Position,
            Version = view.Versions.GetValueOrDefault($"person/{id}"),
            PersonId = id,
            ServiceId = record.ServiceId,
            Name = record.Person.Name,
            Items = { run.ItemsOf(id).Select(Views.Item) },
            Entries = { record.Entries.Values.Select(entry => FactsWire.ToWire(entry.Current)) },
            Queries =
            {
                record.Queries.Values.Select(q => new PersonQuery
                {
                    QueryId = q.Raised.QueryId,
                    ItemId = q.Raised.ItemId,
                    EntryId = q.Raised.EntryId,
                    Text = q.Raised.Text,
                    RaisedBy = q.By,
                    Resolved = q.Resolution is not null,
                    Resolution = q.Resolution?.What.Resolution ?? "",
                    ResolvedBy = q.Resolution?.By ?? "",
                }),
            },
            Findings = { run.FindingsOf(id).Select(finding => Views.Finding(run, finding)) },
            Rows = { Views.Rows(run, id) },
        };
    }

    /// <summary>The three records and the contacts in one order: by instant, expected before paper before digital, then by id.</summary>
    public static GetChronologyReply Chronology(TenantView view, RunView run, PersonRecord record)
    {
        var itemOf = run.ItemsOf(record.Person.PersonId)
            .SelectMany(item => item.OtherEntryIds.Append(item.PaperEntryId).Append(item.DigitalEntryId).Where(id => id.Length > 0).Select(id => (id, item.ItemId)))
            .DistinctBy(pair => pair.id, StringComparer.Ordinal).ToDictionary(pair => pair.id, pair => pair.ItemId, StringComparer.Ordinal);
        var expected = record.Expected.Values.Where(item => item.IsItem)
            .Select(item => (item.From, Rank: 0, Entry: new ChronologyEntry { At = item.From.ToMoment(), Source = "expected", ItemId = item.ItemId, Category = Sentences.Category(item), What = Sentences.Of(item) }));
        var entries = record.Entries.Values.Select(entry => (From: entry.Current.OccurredAt, Rank: entry.Current.Source == Source.Paper ? 1 : 2, Entry: Of(entry, itemOf.GetValueOrDefault(entry.Current.EntryId, ""))));
        var contacts = run.Incident.Contacts.Values.Where(c => c.Contact.PersonId == record.Person.PersonId)
            .Select(c => (From: c.Contact.OccurredAt.Read(), Rank: 3, Entry: new ChronologyEntry { At = c.Contact.OccurredAt, Source = "contact", Category = c.Contact.Party, EntryId = c.Contact.ContactId, What = c.Contact.Summary }));
        return new GetChronologyReply
        {
            Position = view.Position,
            Entries = { expected.Concat(entries).Concat(contacts).OrderBy(e => e.From.UtcTicks).ThenBy(e => e.Rank).ThenBy(e => e.Entry.EntryId + e.Entry.ItemId, StringComparer.Ordinal).Select(e => e.Entry) },
        };
    }

    private static ChronologyEntry Of(EntryState state, string itemId)
    {
        var entry = state.Current;
        return new ChronologyEntry
        {
            At = entry.OccurredAt.ToMoment(),
            Source = entry.Source.Name(),
            Category = Sentences.Category(entry),
            What = Sentences.Of(entry),
            EntryId = entry.EntryId,
            ItemId = itemId,
            WrittenAt = entry.WrittenAt?.ToMoment(),
            EnteredAt = entry.EnteredAt?.ToMoment(),
            CheckedAt = entry.CheckedAt?.ToMoment(),
            Author = entry.Author,
            TranscribedBy = entry.TranscribedBy,
            CheckedBy = entry.CheckedBy,
            Voided = state.Void is not null,
        };
    }
}
