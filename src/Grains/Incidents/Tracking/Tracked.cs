using System.Globalization;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents.Learning;
using Reinstate.Grains.Incidents.Notifying;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Tracking;

/// <summary>One incident on the tracker, as of a moment.</summary>
internal sealed class Tracked(TenantView view, IncidentState incident, DateTimeOffset now)
{
    private readonly List<RunView> runs = [.. BoardQueries.Runs(view, incident, now, Reader.Whole)];
    private readonly Policy policy = view.Organisation.Policy();

    public IncidentState Incident => incident;

    /// <summary>By service. Their people are at hand for incidents of the period.</summary>
    public IReadOnlyList<RunView> Runs => runs;

    public bool IsOpen => incident.Phase is not IncidentPhase.LearningComplete;

    private string Today => TimeZoneInfo.ConvertTime(now, incident.Zone()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public TrackedIncident Summary()
    {
        var detected = incident.DetectedAt!.Value;
        var turns = incident.Learning.Turns;
        return new()
        {
            IncidentId = incident.Id,
            Title = incident.Declaration!.Title,
            Kind = incident.Declaration.Kind,
            State = Phases.Name(incident.Phase),
            DetectedAt = detected.ToMoment(),
            AgeSeconds = (long)((IsOpen || turns.IsEmpty ? now : turns[^1].At) - detected).TotalSeconds,
            InStateSeconds = (long)(now - LastTurn()).TotalSeconds,
            Supplier = incident.Declaration.Supplier,
            Services = { incident.Services },
            ActionsOpen = incident.Actions.Values.Count(action => action.IsOpen),
            FindingsOpen = runs.Sum(run => run.OpenFindings),
        };
    }

    public IEnumerable<TrackedStep> OverdueSteps() => IsOpen
        ? runs.SelectMany(run => ReviewTimings.Steps(incident, run, policy)).Where(step => step.Overdue).Select(step => new TrackedStep
        {
            IncidentId = incident.Id, ServiceId = step.ServiceId, Step = step.Step, Title = step.Title, DueAt = step.DueAt,
        })
        : [];

    /// <summary>Open past their date, or closed and due to be checked.</summary>
    public IEnumerable<TrackedAction> DueActions() =>
        from action in incident.Actions.Values
        let checkDue = !action.IsOpen && !action.IsEffective && action.Action.CheckOn.Length > 0 && string.CompareOrdinal(action.Action.CheckOn, Today) < 0
        where checkDue || (action.IsOpen && string.CompareOrdinal(action.Action.DueOn, Today) < 0)
        select new TrackedAction
        {
            IncidentId = incident.Id,
            ActionId = action.Action.ActionId,
            Text = action.Action.Text,
            Owner = action.Action.Owner,
            DueOn = checkDue ? action.Action.CheckOn : action.Action.DueOn,
            State = checkDue ? "check_due" : "open",
        };

    public IEnumerable<TrackedClock> Clocks() => !incident.HasRunningClock ? []
        : Notifying.NotificationClock.Of(incident, policy).Where(clock => clock.StoppedAt is null).Select(clock => new TrackedClock { IncidentId = incident.Id, Clock = NotificationQueries.Of(clock, now) });

    public IEnumerable<TrackedOverride> Overrides() =>
        from run in runs
        from one in run.Run?.Overrides.Values ?? []
        where one.Review is null
        orderby one.At
        select new TrackedOverride
        {
            IncidentId = incident.Id,
            ServiceId = run.ServiceId,
            OverrideId = one.Override.OverrideId,
            Duty = one.Override.Duty,
            By = one.By,
            At = one.At.ToMoment(),
            Overdue = OverrideDecisions.IsOverdue(one, policy, now),
        };

    private DateTimeOffset LastTurn() => incident.Learning.Turns.Count > 0 ? incident.Learning.Turns[^1].At
        : (incident.Restorations.IsEmpty ? incident.ContingencyFrom ?? incident.Declaration!.DeclaredAt : incident.Restorations.Select(one => one.RestoredAt).MaxBy(at => at.Read())!).Read();
}
