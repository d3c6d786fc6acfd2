using System.Collections.Immutable;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules;

/// <summary>What rules about one person look at besides items. <see cref="PersonLedger"/> keeps it current.</summary>
internal sealed class PersonCase
{
    private static readonly ImmutableArray<ExpectedDose> NoDoses = [];
    private static readonly HashSet<string> Nothing = [];

    private readonly SortedDictionary<string, Escalation> told = new(StringComparer.Ordinal);
    private Dictionary<string, ImmutableArray<ExpectedDose>>? plans;
    private ILookup<string, ExpectedDose>? products;
    private Dictionary<string, ItemException> exceptions = [];
    private HashSet<string> received = Nothing;
    private ImmutableArray<Escalation>? escalations;
    private readonly SortedDictionary<string, DateTimeOffset> away = new(StringComparer.Ordinal);
    private ImmutableArray<DateTimeOffset>? absences;
    private readonly List<object> kept = [];
    private int? categoriesWithInterval;
    private HashSet<string>? medicineWords;
    private Func<string, bool>? isMedicineWord;

    public PersonCase(RecoveryContext context, PersonFacts facts) =>
        (Context, Person, Expected, Contacts, StockCounts) = (context, facts.Person, facts.Expected, facts.Contacts, facts.StockCounts);

    public RecoveryContext Context { get; }

    public Person Person { get; }

    public ImmutableArray<ExpectedItem> Expected { get; }

    public ImmutableArray<Contact> Contacts { get; set; }

    public ImmutableArray<StockCount> StockCounts { get; set; }

    public string ServiceId => Person.ServiceId;

    /// <summary>
    /// When somebody was told or something serious was recorded (IMPORTS.md reading 15): records of the categories escalation, clinical_advice,
    /// fall and injury, and contacts with gp, 111, pharmacist or safeguarding. In order of time.
    /// </summary>
    public ImmutableArray<Escalation> Escalations => escalations ??=
    [
        .. told.Values.Concat(Contacts.Where(c => c.Party is "gp" or "111" or "pharmacist" or "safeguarding")
            .Select(c => new Escalation(new(c.OccurredAt, c.OccurredAt), "", c.ContactId)))
            .OrderBy(e => e.Span.From).ThenBy(e => e.Source, StringComparer.Ordinal),
    ];

    /// <summary>When a medicine chart says that the person was in hospital or on leave, in order of time.</summary>
    public ImmutableArray<DateTimeOffset> Absences => absences ??= [.. away.Values.Order()];

    /// <summary>Every row of the plan for a medicine, scheduled and limits, in ordinal order of item id; empty when it is not planned.</summary>
    public ImmutableArray<ExpectedDose> Plan(string medicineId)
    {
        plans ??= Expected.OfType<ExpectedDose>().GroupBy(d => d.MedicineId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(d => d.ItemId, StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
        return plans.GetValueOrDefault(medicineId, NoDoses);
    }

    /// <summary>What a rule works out about the person and the plan once, one value of each type. There are few, so that a search is quicker than a table.</summary>
    public T Kept<T>(Func<PersonCase, T> work)
        where T : class
    {
        foreach (var known in kept)
        {
            if (known is T value)
                return value;
        }

        var made = work(this);
        kept.Add(made);
        return made;
    }

    /// <summary>What a nurse calls the medicine.</summary>
    public string MedicineName(string medicineId) => Plan(medicineId) is [{ } first, ..] ? Say.Medicine(first) : medicineId;

    /// <summary>A word in lower case, of five letters or more, of the name of one of the person's medicines.</summary>
    public Func<string, bool> IsMedicineWord => isMedicineWord ??= new(word => (medicineWords ??= Expected.OfType<ExpectedDose>().SelectMany(d => new[] { d.Medicine, d.Ingredient }).Distinct(StringComparer.Ordinal)
        .SelectMany(name => name.ToLowerInvariant().Split(' ')).Where(part => part.Length >= 5).ToHashSet(StringComparer.Ordinal)).Contains(word));

    /// <summary>The record categories for which some row of the plan states the longest interval: a bit each, by the category's number.</summary>
    public int CategoriesWithInterval => categoriesWithInterval ??= Expected.OfType<ExpectedRecord>().Where(r => r.MaxIntervalMinutes is not null)
        .Aggregate(0, (bits, record) => bits | (1 << (int)record.Category));

    /// <summary>Every row of the plan for products with an ingredient (compared without case).</summary>
    public IEnumerable<ExpectedDose> Products(string ingredient)
    {
        products ??= Expected.OfType<ExpectedDose>().Where(d => d.Ingredient.Length > 0).OrderBy(d => d.ItemId, StringComparer.Ordinal)
            .ToLookup(d => d.Ingredient, StringComparer.OrdinalIgnoreCase);
        return products[ingredient];
    }

    /// <summary>The exception that somebody stated for an item, the latest of several.</summary>
    public ItemException? Stated(string itemId) => exceptions.Count == 0 ? null : exceptions.GetValueOrDefault(itemId);

    /// <summary>Answers the items whose exception is another one now.</summary>
    public IEnumerable<string> SetExceptions(ImmutableArray<ItemException> stated)
    {
        if (exceptions.Count == 0 && stated.IsEmpty)
            return [];
        var before = exceptions;
        exceptions = Status.Exceptions.ByItem(stated);
        return [.. before.Where(b => exceptions.GetValueOrDefault(b.Key) != b.Value).Select(b => b.Key).Concat(exceptions.Keys.Where(k => !before.ContainsKey(k)))];
    }

    /// <summary>Answers the items whose paper came or went.</summary>
    public IEnumerable<string> SetReceived(ImmutableArray<ReceivedItem> lines)
    {
        if (received.Count == 0 && lines.IsEmpty)
            return [];
        var before = received;
        received = lines.Select(r => r.ItemId).ToHashSet(StringComparer.Ordinal);
        return [.. before.Except(received, StringComparer.Ordinal).Concat(received.Except(before, StringComparer.Ordinal))];
    }

    /// <summary>An item came or went: answers what it tells of that rules watch.</summary>
    public Watched Tell(MatchedItem item, bool isThere)
    {
        if (item.Lead is not { } lead || item.Voided is not null)
            return Watched.Nothing;
        if (item.Category.IsMedicine())
        {
            if (item.MeaningOf(lead) is not (Meaning.Hospital or Meaning.Leave))
                return Watched.Nothing;
            if (isThere)
                away[item.ItemId] = item.At;
            else
                away.Remove(item.ItemId);
            absences = null;
            return Watched.Absences;
        }

        if (item.Category is not (Category.Escalation or Category.ClinicalAdvice or Category.Fall or Category.Injury))
            return Watched.Nothing;
        if (isThere)
            told[item.ItemId] = new(SpanOf(lead), item.ItemId, lead.EntryId);
        else
            told.Remove(item.ItemId);
        Tell();
        return Watched.Escalations;
    }

    /// <summary>Contacts changed.</summary>
    public void Tell() => escalations = null;

    public bool IsReceived(MatchedItem item) => received.Count > 0 && received.Contains(item.ItemId);

    /// <summary>An escalation, at or after the first possible moment and within the policy's hours of the last one, that is not one of the item's own rows.</summary>
    public bool IsEscalated(MatchedItem item, DateTimeOffset from, DateTimeOffset to)
    {
        var limit = to.AddMinutes(Context.Policy.EscalationMinutes);
        foreach (var escalation in Escalations)
        {
            if (escalation.Span.To >= from && escalation.Span.From <= limit && !string.Equals(escalation.ItemId, item.ItemId, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public Span SpanOf(Entry entry) => Span.Of(entry, Context, Person.ServiceId);

    public Finding Finding(RuleInfo rule, string code, MatchedItem? item, IEnumerable<Entry> entries, string explanation, bool queries) =>
        new(rule.Number, code, rule.Severity, Person.ServiceId, Person.PersonId, item?.ItemId ?? "", Say.Capital(explanation))
        {
            EntryIds = [.. entries.Select(e => e.EntryId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Queries = queries,
        };

    /// <summary>The rows and, where one of them is half of paper and copy, the other half: a copy repeats what its paper says.</summary>
    public static IEnumerable<Entry> WithCopies(MatchedItem item, IReadOnlyCollection<Entry> rows) =>
        item.IsCopy && (rows.Contains(item.Paper) || rows.Contains(item.Digital)) ? rows.Append(item.Paper!).Append(item.Digital!) : rows;

    public string At(DateTimeOffset at) => Say.At(Context, at);

    public string Name(MatchedItem item) => Say.Item(Context, item);
}

/// <summary>Somebody was told, or it was serious enough to be recorded as such. ItemId is empty for a contact.</summary>
internal sealed record Escalation(Span Span, string ItemId, string Source);
