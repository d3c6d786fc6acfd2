using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>Whether the printed summaries of a service were current when its expected sets were frozen (rule 44). For a run whose people are at hand.</summary>
internal static class PrintedMaterials
{
    public static PrintedMaterial Of(RunView run)
    {
        var people = run.People.Select(record => record.Person).ToList();
        var outdated = people.FindAll(person => StateOf(person) is State.Outdated).ConvertAll(person => person.PersonId);
        return new()
        {
            ServiceId = run.ServiceId,
            ServiceVersion = run.Run?.Opened.PrintedSummaryVersion ?? "",
            People = people.Count,
            Current = people.Count(person => StateOf(person) is State.Current),
            Outdated = outdated.Count,
            NotPrinted = people.Count(person => StateOf(person) is State.NotPrinted),
            Unknown = people.Count(person => StateOf(person) is State.Unknown),
            OutdatedPeople = { outdated.Order(StringComparer.Ordinal) },
            OldestPrintedAt = people.Min(person => person.PrintedAt)?.ToMoment(),
        };
    }

    private enum State
    {
        Unknown,
        NotPrinted,
        Outdated,
        Current,
    }

    private static State StateOf(Person person) =>
        person.SummaryVersion.Length == 0 ? State.Unknown
        : person.PrintedSummaryVersion.Length == 0 ? State.NotPrinted
        : person.PrintedSummaryVersion == person.SummaryVersion ? State.Current : State.Outdated;
}
