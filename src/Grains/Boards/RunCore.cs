using System.Collections.Immutable;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>
/// What is dear about a run and changes only when an event touches it: every person evaluated, and the findings across people. Time alone
/// makes items overdue; that is judged in <see cref="RunView"/>.
/// </summary>
internal sealed record RunCore(ImmutableArray<PersonRecord> People, ImmutableArray<ItemStatus> Items, ImmutableArray<Finding> PersonFindings, ImmutableArray<Finding> SharedFindings)
{
    public static RunCore Of(TenantView view, IncidentState incident, string serviceId, RecoveryRun? run)
    {
        var people = view.Records(incident.Id, serviceId).ToImmutableArray();
        var results = people.Select(record => view.Evaluate(incident, record)).ToList();
        var items = results.SelectMany(result => result.Items).ToImmutableArray();
        return new RunCore(
            people, items, [.. results.SelectMany(result => result.Findings)],
            run is null ? [] : ServiceFindings.Of(view.Organisation, incident, serviceId, run, people, items));
    }
}
