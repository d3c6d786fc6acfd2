using System.Collections.Immutable;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;
using Finding = Reinstate.Reconciliation.Model.Finding;

namespace Reinstate.Grains.People;

/// <summary>
/// What was expected of a person's care, what stands on paper, what the systems hold and who was told, in one order of time: by the earliest
/// moment at which it can have happened, then the more exactly known first, then expected before paper before digital before contacts. Instants
/// decide, never local times, so nights on which the clock changes need no care of their own; every time is shown with the offset that the
/// local clock had then.
/// </summary>
internal sealed class ClockOfCare
{
    private readonly PersonRecord record;
    private readonly RecoveryContext context;
    private readonly Dictionary<string, ItemStatus> items;
    private readonly Dictionary<string, (ItemStatus Item, RowReason Reason)> rows = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Finding> findings;

    private ClockOfCare(RunView run, PersonRecord record)
    {
        (this.record, context) = (record, run.Standing(record.Person.PersonId)!.Context);
        items = run.ItemsOf(record.Person.PersonId).ToDictionary(item => item.ItemId, StringComparer.Ordinal);
        foreach (var item in items.Values)
        {
            foreach (var reason in item.Reasons)
                rows[reason.EntryId] = (item, reason);
        }

        findings = [.. run.FindingsOf(record.Person.PersonId)];
    }

    public static GetChronologyReply Of(TenantView view, RunView run, PersonRecord record)
    {
        var clock = new ClockOfCare(run, record);
        var contacts = run.Incident.Contacts.Values.Where(told => told.Contact.PersonId == record.Person.PersonId).Select(told => clock.Of(FactsWire.FromWire(told.Contact)));
        return new GetChronologyReply
        {
            Position = view.Position,
            Entries =
            {
                record.Expected.Values.Where(item => item.IsItem).Select(clock.Of).Concat(record.Entries.Values.Select(clock.Of)).Concat(contacts)
                    .OrderBy(line => line.Earliest).ThenBy(line => line.Exactness).ThenBy(line => line.Rank)
                    .ThenBy(line => line.Shown.EntryId, StringComparer.Ordinal).ThenBy(line => line.Shown.ItemId, StringComparer.Ordinal).Select(line => line.Shown),
            },
        };
    }

    private Line Of(ExpectedItem expected) => new(expected.From, 0, 0, new ChronologyEntry
    {
        At = Local(expected.From),
        Earliest = Local(expected.From),
        Latest = Local(expected.To),
        Source = "expected",
        ItemId = expected.ItemId,
        Category = Sentences.Category(expected),
        What = Sentences.Of(expected),
        Outcome = items.GetValueOrDefault(expected.ItemId)?.Outcome.Name() ?? "",
        FindingIds = { Naming(finding => finding.ItemId == expected.ItemId) },
    });

    private Line Of(EntryState state)
    {
        var entry = state.Current;
        var span = Span.Of(entry, context, record.ServiceId);
        var shown = new ChronologyEntry
        {
            At = Local(entry.OccurredAt),
            Earliest = Local(span.From),
            Latest = Local(span.To),
            Precision = (Facts.V1.Precision)((int)entry.Precision + 1),
            DoubtfulTimes = { entry.DoubtfulTimes },
            Source = entry.Source.Name(),
            Category = Sentences.Category(entry),
            What = Sentences.Of(entry),
            EntryId = entry.EntryId,
            WrittenAt = Local(entry.WrittenAt),
            EnteredAt = Local(entry.EnteredAt),
            CheckedAt = Local(entry.CheckedAt),
            Author = entry.Author,
            TranscribedBy = entry.TranscribedBy,
            CheckedBy = entry.CheckedBy,
            SheetSerial = entry.SheetSerial,
            Voided = state.Void is not null,
            FindingIds = { Naming(finding => finding.EntryIds.Contains(entry.EntryId)) },
        };
        if (entry.Line is { } line)
            shown.Line = line;
        if (rows.TryGetValue(entry.EntryId, out var row))
        {
            (shown.ItemId, shown.Outcome, shown.MatchedBecause) = (row.Item.ItemId, row.Item.Outcome.Name(), Vocabulary.NameOf(row.Reason.Because));
            if (row.Reason.MinutesApart is { } apart)
                shown.MinutesApart = apart;
        }

        var exactness = (int)entry.Precision + (entry.DoubtfulTimes.Contains("occurred_at", StringComparer.Ordinal) ? 1 : 0);
        return new(span.From, exactness, entry.Source == Source.Paper ? 1 : 2, shown);
    }

    private Line Of(Contact contact) => new(contact.OccurredAt, 0, 3, new ChronologyEntry
    {
        At = Local(contact.OccurredAt),
        Earliest = Local(contact.OccurredAt),
        Latest = Local(contact.OccurredAt),
        Precision = Facts.V1.Precision.Exact,
        Source = "contact",
        Category = contact.Party,
        EntryId = contact.ContactId,
        What = contact.Summary,
        FindingIds = { Naming(finding => finding.EntryIds.Contains(contact.ContactId)) },
    });

    private IEnumerable<string> Naming(Func<Finding, bool> names) =>
        findings.Where(names).Select(finding => finding.FindingId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private Facts.V1.Moment Local(DateTimeOffset at) => context.Local(at).ToMoment();

    private Facts.V1.Moment? Local(DateTimeOffset? at) => at is { } stated ? Local(stated) : null;

    private sealed record Line(DateTimeOffset Earliest, int Exactness, int Rank, ChronologyEntry Shown);
}
