using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation;

/// <summary>
/// What a <see cref="WorkLedger"/> finds that is filled once and asked once, without keeping what a later change would need. Nearly all groups
/// are too small to hold anything (rule 38 has one for each worker and minute), so they are counted by hash first, which never counts too few, and
/// only those that may be large enough are put together. Cost: linear, a few bytes a row.
/// </summary>
/// <param name="context">As for people.</param>
/// <param name="concerns">Whether a group about this worker is looked at here, as for the ledger.</param>
public sealed class WorkAtOnce(RecoveryContext context, Func<string, bool> concerns)
{
    /// <summary>Two traces are hardly fewer than what there is: such a rule's groups are not counted first.</summary>
    private const int WorthCounting = 3;

    private readonly ImmutableArray<IWorkRule> rules = RunnableRules.Of(context).Work;
    private readonly Dictionary<WorkLedger.Key, List<WorkTrace>> groups = [];
    private readonly List<WorkGroup> named = [];

    /// <summary>In no particular order, none decided. work: each person's work.</summary>
    public List<Finding> Findings(IReadOnlyCollection<List<WorkTrace>> work)
    {
        var counts = ArrayPool<int>.Shared.Rent((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(work.Sum(w => w.Count) * 4, 16)));
        Array.Clear(counts);
        groups.Clear();
        for (var rule = 0; rule < rules.Length; rule++)
        {
            var isCounted = rules[rule].Fewest(context) >= WorthCounting;
            if (isCounted)
                Count(rule, work, counts);
            Gather(rule, work, isCounted ? counts : null);
        }

        ArrayPool<int>.Shared.Return(counts);
        var found = new List<Finding>();
        foreach (var (key, traces) in groups)
        {
            if (traces.Count < rules[key.Rule].Fewest(context) || !rules[key.Rule].MayFind(traces, context))
                continue;
            traces.Sort(WorkTrace.InTime);
            rules[key.Rule].Find(key.Name, traces, context, found);
        }

        return found;
    }

    private void Count(int rule, IReadOnlyCollection<List<WorkTrace>> work, int[] counts)
    {
        foreach (var person in work)
        {
            foreach (var trace in person)
            {
                foreach (var name in Names(rule, trace))
                    counts[Place(rule, name, counts)]++;
            }
        }
    }

    private void Gather(int rule, IReadOnlyCollection<List<WorkTrace>> work, int[]? counts)
    {
        var fewest = rules[rule].Fewest(context);
        foreach (var person in work)
        {
            foreach (var trace in person)
            {
                foreach (var name in Names(rule, trace))
                {
                    if ((counts is null || counts[Place(rule, name, counts)] >= fewest) && concerns(name.Worker))
                        (CollectionsMarshal.GetValueRefOrAddDefault(groups, new(rule, name), out _) ??= []).Add(trace);
                }
            }
        }
    }

    private List<WorkGroup> Names(int rule, WorkTrace trace)
    {
        named.Clear();
        rules[rule].GroupsOf(trace, context, named);
        return named;
    }

    private static uint Place(int rule, WorkGroup name, int[] counts) => (uint)new WorkLedger.Key(rule, name).GetHashCode() % (uint)counts.Length;
}
