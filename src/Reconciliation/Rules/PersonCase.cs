using System.Collections.Frozen;
using System.Collections.Immutable;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules;

/// <summary>What rules about one person look at. Items are in ordinal order of their ids.</summary>
internal sealed class PersonCase(PersonFacts facts, RecoveryContext context, ImmutableArray<MatchedItem> items)
{
    private readonly FrozenSet<string> received = facts.Received.Select(r => r.ItemId).ToFrozenSet(StringComparer.Ordinal);

    public PersonFacts Facts => facts;

    public Person Person => facts.Person;

    public RecoveryContext Context => context;

    /// <summary>Without voided entries.</summary>
    public ImmutableArray<MatchedItem> Items { get; } = [.. items.Where(i => i.Voided is null)];

    /// <summary>Items that recovery is about: those in the window, and whatever was transcribed. Others only give rules their history.</summary>
    public IEnumerable<MatchedItem> Counted => Items.Where(i => Scope.Counts(i, context));

    public bool IsReceived(MatchedItem item) => received.Contains(item.ItemId);

    public Meaning? MeaningOf(Entry entry) => entry.Content is DoseGiven dose ? context.Codes.Read(dose.ChartFamily, dose.Code) : null;

    public bool WasTaken(Entry entry) => MeaningOf(entry) is { } meaning && meaning.WasTaken();

    /// <summary>Some row of the item says that the medicine was taken.</summary>
    public bool WasTaken(MatchedItem item) => item.Entries.Any(WasTaken);

    public Finding Finding(RuleInfo rule, string code, MatchedItem? item, IEnumerable<Entry> entries, string explanation, bool queries) =>
        new(rule.Number, code, rule.Severity, Person.ServiceId, Person.PersonId, item?.ItemId ?? "", Status.Say.Capital(explanation))
        {
            EntryIds = [.. entries.Select(e => e.EntryId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Queries = queries,
        };

    /// <summary>The rows and, where one of them is half of paper and copy, the other half: a copy repeats what its paper says.</summary>
    public static IEnumerable<Entry> WithCopies(MatchedItem item, IReadOnlyCollection<Entry> rows) =>
        item.IsCopy && (rows.Contains(item.Paper) || rows.Contains(item.Digital)) ? rows.Append(item.Paper!).Append(item.Digital!) : rows;

    public string At(DateTimeOffset at) => Status.Say.At(context, at);

    public string Name(MatchedItem item) => Status.Say.Item(context, item);
}
