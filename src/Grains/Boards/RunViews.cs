using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Services;
using Reinstate.V1;

namespace Reinstate.Grains.Boards;

/// <summary>A run at a glance, as a message of the API. Cost: that of its sums, whatever the service holds.</summary>
public static class RunViews
{
    public static RunSummary Of(TenantView view, RunView run)
    {
        var service = view.Organisation.Services.GetValueOrDefault(run.ServiceId);
        return new()
        {
            IncidentId = run.Incident.Id,
            ServiceId = run.ServiceId,
            Kind = run.Incident.Declaration?.Kind ?? "",
            ServiceName = service?.Name ?? "",
            ServiceType = run.Run?.Opened.ServiceType ?? service?.Type ?? "",
            Group = service?.Group ?? "",
            Commissioner = service?.Commissioner ?? "",
            State = run.State,
            Completeness = Views.Completeness(run.Completeness, run.SignedItems, run.IsComplete),
            ByPriority = { run.ByPriority.Select(part => Part(run, part)) },
            NotFrozen = run.Unfrozen.IsEmpty ? null : Views.Completeness(run.UnfrozenVector, 0, false),
            OpenP1 = run.OpenP1,
            OpenQueries = run.OpenQueryCount,
            SheetsIssued = run.Run?.Sheets.Count ?? 0,
            SheetsAccounted = run.Run?.Sheets.Values.Count(sheet => sheet.Accounted) ?? 0,
            Overrides = run.Run?.Overrides.Count ?? 0,
            OverridesUnreviewed = run.Run?.Overrides.Values.Count(o => o.Review is null) ?? 0,
            OverridesOverdue = run.Run?.Overrides.Values.Count(o => OverrideDecisions.IsOverdue(o, view.Organisation.Policy(), run.Now)) ?? 0,
            FindingsOpen = run.OpenFindings,
            StepsDone = { run.Run?.Steps.Keys ?? [] },
            StepsOverdue = { run.Run?.OverdueSteps.Keys.Where(step => !run.Run.Steps.ContainsKey(step)) ?? [] },
            SignedOffBy = run.IsSigned ? run.Run!.SignedOff!.By : "",
            SignedOffPosition = run.IsSigned ? run.Run!.SignedOff!.Position : 0,
            FrozenAt = run.Run?.Opened.FrozenAt,
            RestoredAt = run.Run?.RestoredAt,
            NextLimit = ServiceQueries.NextLimit(view, run),
            ChangedPosition = run.LastChanged,
        };
    }

    /// <summary>Safety rule: while somebody or a sheet is missing, no priority looks complete, because what is missing may be of this one.</summary>
    private static PriorityCompleteness Part(RunView run, (Reconciliation.Model.Priority Priority, Reconciliation.Model.CompletenessVector Vector, int Items) part) => new()
    {
        Priority = (Facts.V1.Priority)(int)part.Priority,
        Completeness = Views.Completeness(part.Vector, run.IsSigned ? part.Items : 0, run.IsWhole && part.Vector.IsComplete),
    };
}
