using System.Collections.Immutable;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents.Auditing;
using Reinstate.Grains.Incidents.Exercises;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>What a sign-off, a step or a closing rests on. Safety rule: what is not known to be finished is open.</summary>
public static class ScopeJudge
{
    /// <summary>How the sentence about an open P1 item begins.</summary>
    public const string OpenP1Prefix = "P1 open: ";

    /// <summary>Judges a service's run, or with an empty service the whole incident.</summary>
    /// <param name="view">A fold of everything that touches the scope.</param>
    /// <param name="scope">The incident, and the service or empty.</param>
    /// <param name="now">The instant of the decision.</param>
    /// <param name="position">The log's head before the fold was read.</param>
    public static ScopeJudgement Judge(TenantView view, EventScope scope, DateTimeOffset now, long position)
    {
        if (view.Incidents.GetValueOrDefault(scope.Incident) is not { Declaration: { } declaration } incident)
            return new ScopeJudgement(position, [$"Incident {scope.Incident} is not declared."], 0, ImmutableSortedDictionary<int, ImmutableArray<string>>.Empty, [], 0, 0, [], []);
        var runs = (scope.Service.Length > 0 ? Enumerable.Repeat(scope.Service, 1) : declaration.Services.Order(StringComparer.Ordinal)).Select(service => RunView.Of(view, incident, service, now)).ToList();
        return new ScopeJudgement(
            position,
            [.. runs.SelectMany(run => scope.Service.Length > 0 ? BlocksRun(run) : BlocksIncident(run))],
            runs.Sum(run => run.OpenP1),
            scope.Service.Length > 0 ? StepJudge.Blocking(runs[0]) : ImmutableSortedDictionary<int, ImmutableArray<string>>.Empty,
            [.. runs.SelectMany(run => Transcribers(view.Organisation, run))],
            runs.Sum(run => run.Items.Count(item => item.Counted)),
            runs.Sum(run => run.People.Length),
            AuditPopulation.Of(runs, view.Organisation.Policy()),
            [.. runs.SelectMany(run => run.RunFindings)])
        {
            Hands = [.. runs.SelectMany(run => Hands.Of(view.Organisation, run))],
            Exercise = scope.Service.Length == 0 ? ExerciseQueries.Judge(view, incident, now) : null,
            HandsByOverride = scope.Service.Length > 0 ? Hands.ByOverride(view.Organisation, runs[0]) : ImmutableDictionary<string, ImmutableHashSet<string>>.Empty,
        };
    }

    /// <summary>Everything that a sign-off of this run would be refused for, P1 first.</summary>
    public static IEnumerable<string> BlocksRun(RunView run)
    {
        if (run.Run is null)
            return [$"{run.ServiceId} has no recovery run in {run.Incident.Id}."];
        return
        [
            .. run.Items.Where(item => item.Open).OrderBy(item => item.Priority).ThenBy(item => item.ItemId, StringComparer.Ordinal)
                .Select(item => $"{(item.Priority == Priority.P1 ? OpenP1Prefix : $"{item.Priority.Name()} open: ")}{item.ItemId} ({item.Category.Name()}, {item.Outcome.Name()})"),
            .. run.Unfrozen.Select(entry => $"The expected set of {entry.PersonId} is not frozen ({entry.ExpectedItems} items)."),
            .. run.Uncounted.Select(person => $"{person} is registered at {run.ServiceId} and has no record in this incident."),
            .. run.Run.Sheets.Values.Where(sheet => !sheet.Accounted).Select(sheet => sheet.Sheet.ReturnedAt is null
                ? $"Sheet {sheet.Sheet.Serial} is not returned." : $"Sheet {sheet.Sheet.Serial}: {sheet.Sheet.PagesReturned} of {sheet.Sheet.Pages} pages are back."),
            .. run.OpenQueries.Select(open => $"Query {open.Query.Raised.QueryId} of {open.Record.Person.PersonId} is open."),
            .. run.OpenRunFindings.Select(finding => $"Finding {finding.FindingId} is not decided: {AcrossServices.WordsOf(finding.Rule) ?? finding.Explanation}"),
        ];
    }

    private static IEnumerable<string> BlocksIncident(RunView run) =>
        run.IsSigned && run.IsComplete ? []
        : run.Run is null ? [$"{run.ServiceId} has no recovery run."]
        : run.IsReopened ? [$"{run.ServiceId} changed after its sign-off."]
        : run.IsSigned ? [$"{run.ServiceId} is signed off, but {run.Completeness.Open} items are open."]
        : [$"{run.ServiceId} is not signed off."];

    private static IEnumerable<string> Transcribers(OrganisationState organisation, RunView run) =>
        from record in run.People
        from entry in record.Entries.Values
        from version in entry.Earlier.Select(earlier => earlier.Entry).Append(entry.Current)
        where version.TranscribedBy.Length > 0
        select organisation.StaffIdOf(version.TranscribedBy, run.ServiceId);
}
