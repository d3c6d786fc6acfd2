using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Chronology;

/// <summary>
/// Rule 29: one worker in two places at once. Different services are, and different people's homes when both rows are visits; a
/// round in one house is no contradiction. One finding a person, each naming all rows (IMPORTS.md reading 16). A sweep over each worker's time, so
/// the cost follows the number of overlaps and not of pairs.
/// </summary>
internal sealed class WorkerInTwoPlaces : IWorkRule
{
    public RuleInfo Info { get; } = new(29, "One worker in two places", Severity.High)
    {
        Needs = [Needs.Entries],
        Codes = ["worker_in_two_places"],
        Window = "whatever counts as recovery, in all services",
    };

    public void GroupsOf(WorkTrace trace, RecoveryContext context, List<WorkGroup> groups)
    {
        if (!trace.Exact || trace.Until < trace.From)
            return;
        foreach (var worker in trace.WorkerNames(context))
            groups.Add(new(worker));
    }

    public long Fewest(RecoveryContext context) => 2;

    public object? PlaceOf(WorkTrace trace) => (trace.ServiceId, trace.IsVisit ? trace.PersonId : "");

    /// <summary>Somebody who worked in one house alone is not looked at.</summary>
    public bool MayFind(List<WorkTrace> traces, RecoveryContext context)
    {
        WorkTrace? visit = null;
        foreach (var trace in traces)
        {
            if (trace.IsVisit)
                visit ??= trace;
            if (TwoPlaces(traces[0], trace) || (visit is not null && TwoPlaces(visit, trace)))
                return true;
        }

        return false;
    }

    public void Find(WorkGroup group, List<WorkTrace> traces, RecoveryContext context, List<Finding> found)
    {
        List<WorkTrace> work = [.. traces.Distinct().OrderBy(w => w.From).ThenBy(w => w.Until ?? w.From).ThenBy(w => w.EntryId, StringComparer.Ordinal)];
        foreach (var clash in Clashes(work))
            found.AddRange(Findings(group.Worker, clash, context));
    }

    /// <summary>Groups of work, linked by overlaps at different places; each in order of time.</summary>
    private static IEnumerable<List<WorkTrace>> Clashes(List<WorkTrace> work)
    {
        var running = new List<int>();
        var clash = new SortedSet<int>();
        for (var now = 0; now < work.Count; now++)
        {
            running.RemoveAll(i => !Overlap(work[i], work[now]));
            if (running.Count == 0 && clash.Count > 0)
            {
                yield return [.. clash.Select(i => work[i])];
                clash.Clear();
            }

            foreach (var other in running)
            {
                if (TwoPlaces(work[other], work[now]))
                    clash.UnionWith([other, now]);
            }

            running.Add(now);
        }

        if (clash.Count > 0)
            yield return [.. clash.Select(i => work[i])];
    }

    private static bool TwoPlaces(WorkTrace a, WorkTrace b) => !string.Equals(a.ServiceId, b.ServiceId, StringComparison.Ordinal)
        || (a.IsVisit && b.IsVisit && !string.Equals(a.PersonId, b.PersonId, StringComparison.Ordinal));

    /// <summary>earlier started no later. Touching ends are a journey of no length, not an overlap; equal moments are one.</summary>
    private static bool Overlap(WorkTrace earlier, WorkTrace now) =>
        now.From < earlier.Until || (now.From == earlier.From && (earlier.Until is null || now.Until is null));

    private IEnumerable<Finding> Findings(string worker, List<WorkTrace> clash, RecoveryContext context)
    {
        var rows = string.Join("; ", clash.Select(w => $"row {w.EntryId} for {w.PersonId} at {w.ServiceId}, {(w.Until is { } until ? Say.Between(context, w.From, until) : Say.At(context, w.From))}"));
        var explanation = $"{worker} is recorded in two places at once: {rows}.";
        ImmutableArray<string> entries = [.. clash.Select(w => w.EntryId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return clash.GroupBy(w => w.PersonId, StringComparer.Ordinal).Select(person => new Finding(
            29, "worker_in_two_places", Info.Severity, person.First().ServiceId, person.Key, person.First().ItemId, explanation) { EntryIds = entries, Queries = true });
    }
}
