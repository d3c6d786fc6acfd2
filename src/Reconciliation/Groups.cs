using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation;

/// <summary>Items of one person in the groups that rules look at; a group that changed is looked at again, the others keep their findings.</summary>
internal sealed class Groups(PersonCase person)
{
    private readonly Dictionary<Key, Group> groups = [];
    private readonly HashSet<Key> dirty = [];
    private readonly Dictionary<string, List<Finding>> about = new(StringComparer.Ordinal);
    private Watched changed;
    private bool isNew = true;

    public IReadOnlyList<Finding> About(string itemId) => about.GetValueOrDefault(itemId) ?? RunnableRules.Nothing;

    public IEnumerable<Finding> All() => groups.Values.SelectMany(g => g.Found);

    public void Recheck(Watched facts) => changed |= facts;

    public void Enter(MatchedItem item, RunnableRules rules)
    {
        for (var rule = 0; rule < rules.Groups.Length; rule++)
        {
            if (rules.Groups[rule].GroupOf(item, person) is not { } name)
                continue;
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, new(rule, name), out var exists);
            if (!exists)
                group = new Group();
            group!.Items.Insert(group.Place(item), item);
            dirty.Add(new(rule, name));
        }
    }

    public void Leave(MatchedItem item, RunnableRules rules)
    {
        for (var rule = 0; rule < rules.Groups.Length; rule++)
        {
            if (rules.Groups[rule].GroupOf(item, person) is not { } name || !groups.TryGetValue(new(rule, name), out var group))
                continue;
            var place = group.Place(item);
            if (place < group.Items.Count && ReferenceEquals(group.Items[place], item))
                group.Items.RemoveAt(place);
            dirty.Add(new(rule, name));
        }
    }

    /// <summary>Looks again at what changed; answers the items whose findings may be others now.</summary>
    public HashSet<string> Settle(RunnableRules rules)
    {
        if (isNew || changed != Watched.Nothing)
            LookAgain(rules);
        (isNew, changed) = (false, Watched.Nothing);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in dirty)
        {
            if (!groups.TryGetValue(key, out var group))
                groups[key] = group = new Group();
            var found = new List<Finding>();
            if (group.Items.Count > 0)
                rules.Groups[key.Rule].Find(group.Items, person, found);
            else
                rules.Groups[key.Rule].FindEmpty(key.Name, person, found);
            Withdraw(group.Found, touched);
            group.Found = found;
            Add(found, touched);
            if (group.Items.Count == 0 && found.Count == 0)
                groups.Remove(key);
        }

        dirty.Clear();
        return touched;
    }

    /// <summary>Groups that facts beside items concern: those there are, and those that these facts call for.</summary>
    private void LookAgain(RunnableRules rules)
    {
        for (var rule = 0; rule < rules.Groups.Length; rule++)
        {
            var isTold = (rules.Groups[rule].Watches & changed) != Watched.Nothing;
            if (isTold)
                dirty.UnionWith(groups.Keys.Where(key => key.Rule == rule));
            if (!isTold && !isNew)
                continue;
            foreach (var name in rules.Groups[rule].CalledFor(person))
                dirty.Add(new(rule, name));
        }
    }

    private void Withdraw(List<Finding> findings, HashSet<string> touched)
    {
        foreach (var finding in findings)
        {
            touched.Add(finding.ItemId);
            if (about.TryGetValue(finding.ItemId, out var list) && list.Remove(finding) && list.Count == 0)
                about.Remove(finding.ItemId);
        }
    }

    private void Add(List<Finding> findings, HashSet<string> touched)
    {
        foreach (var finding in findings)
        {
            touched.Add(finding.ItemId);
            if (!about.TryGetValue(finding.ItemId, out var list))
                about[finding.ItemId] = list = [];
            list.Add(finding);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Key(int Rule, string Name);

    private sealed class Group
    {
        public List<MatchedItem> Items { get; } = [];

        public List<Finding> Found { get; set; } = [];

        /// <summary>Where the item is, or belongs.</summary>
        public int Place(MatchedItem item)
        {
            var (low, high) = (0, Items.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (MatchedItem.InTime(Items[middle], item) < 0)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low;
        }
    }
}
