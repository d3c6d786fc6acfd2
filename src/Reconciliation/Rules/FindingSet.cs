using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules;

/// <summary>
/// Findings that come and go, with what was decided about them, as <see cref="Findings.InOrder(IEnumerable{Finding}, ImmutableArray{FindingDecision})"/> would list them.
/// Invariant: a finding is listed once while it was added more often than removed. Cost of a change: logarithmic, however many findings there are;
/// other decisions look at each of them, and so does a list.
/// </summary>
public sealed class FindingSet
{
    private readonly SortedDictionary<Finding, Held> held = new(Comparer<Finding>.Create(Findings.Compare));
    private readonly SortedDictionary<string, SortedSet<Finding>> querying = new(StringComparer.Ordinal);

    /// <summary>What each person was asked when <see cref="Moved"/> was called last; those whose questions were touched since.</summary>
    private readonly Dictionary<string, ImmutableArray<Finding>> before = new(StringComparer.Ordinal);
    private DecidedFindings decided = DecidedFindings.None;
    private ImmutableArray<Finding>? listed;

    /// <summary>In the order of every list, each with who decided on it.</summary>
    public ImmutableArray<Finding> Listed => listed ??= [.. held.Values.Select(one => one.Shown)];

    /// <summary>On how many nobody has decided.</summary>
    public int Open { get; private set; }

    /// <summary>How many of those a person must decide on.</summary>
    public int Asking { get; private set; }

    /// <summary>People with an item that an undecided finding holds open.</summary>
    public IEnumerable<string> Queried => querying.Keys;

    /// <summary>The findings that hold an item of the person open, in order.</summary>
    public ImmutableArray<Finding> QueryingOf(string person) => querying.TryGetValue(person, out var found) ? [.. found] : [];

    public void Add(Finding finding)
    {
        if (held.TryGetValue(finding, out var known))
        {
            known.Count++;
            return;
        }

        held[finding] = known = new() { Shown = finding.DecidedBy.Length == 0 ? Decided(finding) : finding };
        Count(known.Shown, +1);
    }

    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public void Remove(Finding finding)
    {
        if (!held.TryGetValue(finding, out var known))
            throw new InvalidOperationException($"Finding {finding.FindingId} was removed more often than added.");
        if (--known.Count > 0)
            return;
        held.Remove(finding);
        Count(known.Shown, -1);
    }

    public void Clear()
    {
        foreach (var one in held.Values)
            Count(one.Shown, -1);
        held.Clear();
    }

    /// <summary>The decisions that count from now on.</summary>
    public void Decide(ImmutableArray<FindingDecision> decisions)
    {
        decided = new(decisions);
        foreach (var one in held.Values)
        {
            var shown = Decided(one.Shown with { DecidedBy = "" });
            if (string.Equals(shown.DecidedBy, one.Shown.DecidedBy, StringComparison.Ordinal))
                continue;
            Count(one.Shown, -1);
            one.Shown = shown;
            Count(shown, +1);
        }
    }

    /// <summary>People about whom <see cref="QueryingOf"/> says something else than when this was asked last.</summary>
    public IReadOnlyList<string> Moved()
    {
        List<string> moved = [.. before.Where(one => !Findings.Same(one.Value, QueryingOf(one.Key))).Select(one => one.Key).Order(StringComparer.Ordinal)];
        before.Clear();
        return moved;
    }

    private Finding Decided(Finding finding) => decided.By(finding) is { } by ? finding with { DecidedBy = by } : finding;

    private void Count(Finding finding, int by)
    {
        listed = null;
        if (finding.DecidedBy.Length > 0)
            return;
        Open += by;
        if (!finding.Queries)
            return;
        Asking += by;
        if (finding.PersonId.Length == 0 || finding.ItemId.Length == 0)
            return;
        before.TryAdd(finding.PersonId, QueryingOf(finding.PersonId));
        if (!querying.TryGetValue(finding.PersonId, out var found))
            querying[finding.PersonId] = found = new(held.Comparer);
        if (by > 0)
            found.Add(finding);
        else if (found.Remove(finding) && found.Count == 0)
            querying.Remove(finding.PersonId);
    }

    private sealed class Held
    {
        public int Count { get; set; } = 1;

        public required Finding Shown { get; set; }
    }
}
