using System.Collections.Immutable;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>What each step of a run covers and is not finished.</summary>
internal static class StepJudge
{
    public static ImmutableSortedDictionary<int, ImmutableArray<string>> Blocking(RunView run)
    {
        if (run.Run is not { } recovery)
            return ImmutableSortedDictionary<int, ImmutableArray<string>>.Empty;
        var blocking = ImmutableSortedDictionary.CreateBuilder<int, ImmutableArray<string>>();
        Add(Checklist.NextDose, run.People.Where(record => record.Expected.Values.OfType<ExpectedDose>().Any() && !recovery.NextDoseChecks.ContainsKey(record.Person.PersonId))
            .Select(record => $"The next dose of {record.Person.PersonId} is not checked."));
        Add(Checklist.HandOver, recovery.Sheets.Values.Where(sheet => !sheet.Accounted).Select(sheet => $"Sheet {sheet.Sheet.Serial} is not accounted for."));
        Add(Checklist.Allocate, recovery.Opened.Census.Select(entry => entry.PersonId).Except(recovery.Allocations.Keys.Select(key => key.Person), StringComparer.Ordinal)
            .Select(person => $"Nobody is allocated to {person}."));
        foreach (var step in run.Items.Where(item => item.Open).GroupBy(item => Checklist.StepOf(item.Category, item.Priority)))
            Add(step.Key, step.Select(item => $"{item.ItemId} is open ({item.Outcome.Name()})."));
        Add(Checklist.Chronology, run.Findings.Where(finding => finding is { Rule: 28, DecidedBy.Length: 0 }).Select(finding => finding.Explanation)
            .Concat(Checklist.For(recovery.Opened.ServiceType).Where(step => step is >= Checklist.Incidents and < Checklist.Chronology && !recovery.Steps.ContainsKey(step)).Select(step => $"Step {step} is not completed.")));
        return blocking.ToImmutable();

        void Add(int step, IEnumerable<string> reasons)
        {
            var list = reasons.Concat(blocking.GetValueOrDefault(step) is { IsDefault: false } before ? before : []).ToImmutableArray();
            if (list.Length > 0)
                blocking[step] = list;
        }
    }
}
