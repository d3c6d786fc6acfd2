using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation;

/// <summary>
/// The items of one person with what was found about them and where they stand. A change of items, or of facts about items, is followed
/// through findings, groups and status, and no further than it reaches.
/// </summary>
internal sealed class ItemBook(PersonCase person)
{
    private static readonly HashSet<string> NoIds = [];

    private readonly RunnableRules rules = RunnableRules.Of(person.Context);
    private readonly Dictionary<string, Held> items = new(StringComparer.Ordinal);
    private readonly Questions questions = new();
    private readonly HashSet<string> dirty = new(StringComparer.Ordinal);
    private readonly Groups groups = new(person, RunnableRules.Of(person.Context));
    private readonly List<Finding> scratch = [];
    private DecidedFindings decided = DecidedFindings.None;
    private IReadOnlyList<Finding> wider = [];
    private List<Finding>? aboutPerson;
    private List<ItemStatus> changed = [];
    private bool isNew = true;

    /// <summary>In ordinal order of item id. Cost: a sort, of what changed.</summary>
    public IReadOnlyList<ItemStatus> Changed
    {
        get
        {
            changed.Sort((a, b) => string.CompareOrdinal(a.ItemId, b.ItemId));
            return changed;
        }
    }

    /// <summary>Facts beside the rows, as they are now and, null at first, as they were; then what became of the items.</summary>
    public void Change(List<MatchedItem> gone, List<MatchedItem> come, PersonFacts facts, PersonFacts? before, IReadOnlyList<Finding> wider)
    {
        Surround(facts, before);
        foreach (var finding in this.wider.Concat(wider))
            dirty.Add(finding.ItemId);
        this.wider = wider;
        Change(gone, come);
    }

    public void Change(List<MatchedItem> gone, List<MatchedItem> come)
    {
        groups.Recheck(Replace(gone, come));
        var (answered, asked) = (new List<MatchedItem>(), new List<MatchedItem>());
        questions.Raise(id => items.GetValueOrDefault(id)?.Item, person.Context, answered, asked);
        groups.Recheck(Replace(answered, asked));
        dirty.UnionWith(questions.Moved);
        dirty.UnionWith(groups.Settle());
        changed = new(isNew ? items.Count : dirty.Count);
        if (isNew)
        {
            foreach (var held in items.Values)
                Judge(held);
        }
        else
        {
            foreach (var id in dirty)
            {
                if (id.Length > 0 && items.TryGetValue(id, out var held))
                    Judge(held);
            }
        }

        isNew = false;
        dirty.Clear();
    }

    public PersonResult Result()
    {
        aboutPerson ??= rules.AboutPerson(person);
        var statuses = new ItemStatus[items.Count];
        var found = new List<Finding>(aboutPerson);
        var next = 0;
        foreach (var held in items.Values)
        {
            statuses[next++] = held.Status!;
            found.AddRange(held.Own);
        }

        Array.Sort(statuses, (a, b) => string.CompareOrdinal(a.ItemId, b.ItemId));
        found.AddRange(groups.All());
        return new(ImmutableCollectionsMarshal.AsImmutableArray(statuses), Findings.InOrder(found, decided));
    }

    /// <summary>What rules beyond the person found takes no part: it rests on this work, and the work must not rest on it.</summary>
    public IEnumerable<WorkTrace> Work()
    {
        var named = wider.Count == 0 ? NoIds : wider.Select(finding => finding.ItemId).ToHashSet(StringComparer.Ordinal);
        foreach (var held in items.Values)
        {
            var status = named.Contains(held.Item.ItemId) ? StatusOf.Item(held.Item, person, questions.About(held.Item.ItemId), Querying(held, [])) : held.Status;
            if (held.Item.Voided is not null || status is not { Counted: true, Outcome: not (Outcome.Duplicate or Outcome.EnteredInError) })
                continue;
            foreach (var entry in held.Item.Entries)
                yield return WorkTrace.Of(entry, held.Item.ItemId, person.Person.ServiceId);
        }
    }

    private void Surround(PersonFacts facts, PersonFacts? before)
    {
        if (before is null || facts.Exceptions != before.Exceptions)
            LookAgain(person.SetExceptions(facts.Exceptions));
        if (before is null || facts.Received != before.Received)
        {
            LookAgain(person.SetReceived(facts.Received));
            questions.SetReceived(facts.Received);
        }

        if (before is null || facts.Queries != before.Queries)
            questions.SetQueries(facts.Queries, items.Values.Select(h => h.Item));

        if (before is null || facts.Decisions != before.Decisions)
            SetDecisions(facts.Decisions);
        if (before is not null && facts.Contacts != before.Contacts)
        {
            person.Contacts = facts.Contacts;
            person.Tell();
            groups.Recheck(Watched.Escalations);
        }

        if (before is not null && facts.StockCounts != before.StockCounts)
        {
            person.StockCounts = facts.StockCounts;
            groups.Recheck(Watched.StockCounts);
        }
    }

    private void SetDecisions(ImmutableArray<FindingDecision> decisions)
    {
        if (decided.IsEmpty && decisions.IsEmpty)
            return;
        decided = new(decisions);
        dirty.UnionWith(items.Keys);
    }

    /// <summary>Facts about these items changed: their own rules look again.</summary>
    private void LookAgain(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            dirty.Add(id);
            if (items.TryGetValue(id, out var held) && held.Item.Voided is null)
                held.Own = rules.AboutItem(held.Item, person, scratch);
        }
    }

    /// <summary>Answers the facts beside items that changed with them.</summary>
    private Watched Replace(List<MatchedItem> gone, List<MatchedItem> come)
    {
        if (gone.Count == 0 && come.Count == 0)
            return Watched.Nothing;
        var left = gone.Count == 0 ? NoIds : gone.Select(item => item.ItemId).ToHashSet(StringComparer.Ordinal);
        var told = Watched.Nothing;
        items.EnsureCapacity(come.Count);
        foreach (var item in come)
        {
            if (left.Count > 0)
                left.Remove(item.ItemId);
            if (items.TryGetValue(item.ItemId, out var held))
            {
                if (held.Item.IsSame(item))
                    continue;
                told |= Forget(held);
            }

            items[item.ItemId] = held = new Held(item);
            told |= person.Tell(item, isThere: true);
            if (!isNew)
                dirty.Add(item.ItemId);
            questions.Enter(item);
            if (item.Voided is not null)
                continue;
            held.Own = rules.AboutItem(item, person, scratch);
            groups.Enter(item);
        }

        foreach (var id in left)
        {
            if (items.Remove(id, out var held))
                told |= Forget(held);
        }

        return told;
    }

    private Watched Forget(Held held)
    {
        questions.Leave(held.Item);
        if (held.Item.Voided is null)
            groups.Leave(held.Item);
        return person.Tell(held.Item, isThere: false);
    }

    private void Judge(Held held)
    {
        held.Status = StatusOf.Item(held.Item, person, questions.About(held.Item.ItemId), Querying(held, wider));
        changed.Add(held.Status);
    }

    /// <summary>The first finding that a person must decide before the item can be complete.</summary>
    private Finding? Querying(Held held, IReadOnlyList<Finding> wider)
    {
        Finding? first = null;
        foreach (var finding in held.Own)
            Consider(finding);
        foreach (var finding in groups.About(held.Item.ItemId))
            Consider(finding);
        foreach (var finding in wider)
        {
            if (string.Equals(finding.ItemId, held.Item.ItemId, StringComparison.Ordinal))
                Consider(finding);
        }

        return first;

        void Consider(Finding finding)
        {
            if (finding is { Queries: true, DecidedBy.Length: 0 } && decided.By(finding) is null
                && (first is null || Findings.Compare(finding, first) < 0))
                first = finding;
        }
    }

    private sealed class Held(MatchedItem item)
    {
        public MatchedItem Item => item;

        public List<Finding> Own { get; set; } = RunnableRules.Nothing;

        public ItemStatus? Status { get; set; }
    }
}
