using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>What happened when, against limits (DOMAIN.md section 5). Times are in the incident's local time; what did not happen is not there, and a signature that no longer covers its service signed nothing off.</summary>
internal static class ReviewTimings
{
    public static IEnumerable<Milestone> Milestones(IncidentState incident, Policy policy)
    {
        var detected = incident.DetectedAt!.Value;
        yield return Milestone(incident, "detected", detected, null);
        yield return Milestone(incident, "declared", incident.Declaration!.DeclaredAt.Read(), detected.AddMinutes(policy.LimitDeclareMinutes));
        if (incident.ContingencyFrom is { } paper)
            yield return Milestone(incident, "contingency", paper.Read(), null);
        if (incident.RestoredAt is { } restored)
            yield return Milestone(incident, "restored", restored.Read(), null);
        foreach (var turn in incident.Learning.Turns)
            yield return Milestone(incident, turn.What, turn.At, null);
    }

    public static IEnumerable<StepTiming> Steps(IncidentState incident, RunView run, Policy policy) => run.Run is not { } recovery ? []
        : Checklist.For(recovery.Opened.ServiceType).Select(step => Step(incident, run, recovery, step, policy));

    public static IEnumerable<RestorationTiming> Restorations(IncidentState incident, Policy policy) => incident.Restorations.OrderBy(one => one.RestoredAt.Read()).Select(one => new RestorationTiming
    {
        System = one.System,
        ServiceId = one.ServiceId,
        RestoredAt = Local(incident, one.RestoredAt.Read()),
        SecondsFromDetection = Seconds(one.RestoredAt.Read() - incident.DetectedAt!.Value),
        PlaceInPolicy = policy.RestorationOrder.IndexOf(one.System) + 1,
    });

    /// <summary>Each pair of systems that came back the other way round than policy says, with the services where it was so.</summary>
    public static IEnumerable<string> OutOfOrder(IncidentState incident, Policy policy)
    {
        var systems = incident.Declaration!.Systems.Where(system => policy.RestorationOrder.Contains(system)).OrderBy(system => policy.RestorationOrder.IndexOf(system)).ToList();
        for (var i = 0; i < systems.Count; i++)
        {
            foreach (var later in systems.Skip(i + 1))
            {
                var (first, where) = (systems[i], new List<string>());
                foreach (var service in incident.Services.Order(StringComparer.Ordinal))
                {
                    if (incident.Restorations.LatestOf(first, service) > incident.Restorations.LatestOf(later, service))
                        where.Add(service);
                }

                if (where.Count > 0)
                    yield return $"{first} came back after {later}, which policy puts behind it, at {where.Count} of {incident.Services.Count} services: {string.Join(", ", where)}.";
            }
        }
    }

    private static StepTiming Step(IncidentState incident, RunView run, RecoveryRun recovery, int step, Policy policy)
    {
        var restored = recovery.RestoredAt?.Read();
        var (start, due, done, owner, checker) = step switch
        {
            Checklist.Freeze => (incident.DetectedAt, incident.DetectedAt?.AddMinutes(policy.LimitDeclareMinutes), (DateTimeOffset?)recovery.Opened.FrozenAt.Read(), recovery.OpenedBy, ""),
            Checklist.SignOff => (restored, StepDecisions.DueAt(recovery, step, policy), run.IsSigned ? recovery.SignedOff?.At : null, run.IsSigned ? recovery.SignedOff?.By ?? "" : "", ""),
            Checklist.AuditSample => (restored, restored?.AddMinutes(policy.LimitAuditMinutes), incident.Audit is { Complete: true } audit ? audit.LastJudgedAt : null, incident.Audit?.Draw.Auditor ?? "", ""),
            Checklist.Review => (restored, restored?.AddMinutes(policy.LimitReviewMinutes), incident.Review?.At, incident.Review?.By ?? "", ""),
            _ => (restored, StepDecisions.DueAt(recovery, step, policy), recovery.Steps.GetValueOrDefault(step)?.At, recovery.Steps.GetValueOrDefault(step)?.What.Owner ?? "", recovery.Steps.GetValueOrDefault(step)?.By ?? ""),
        };
        return new()
        {
            ServiceId = run.ServiceId,
            Step = step,
            Title = Checklist.Title(step),
            StartedAt = start is { } from ? Local(incident, from) : null,
            DueAt = due is { } by ? Local(incident, by) : null,
            DoneAt = done is { } at ? Local(incident, at) : null,
            Owner = owner,
            Checker = checker,
            LateSeconds = due is { } limit ? Math.Max(0, Seconds((done ?? run.Now) - limit)) : 0,
            Overdue = done is null && due < run.Now,
        };
    }

    private static Milestone Milestone(IncidentState incident, string what, DateTimeOffset at, DateTimeOffset? due) => new()
    {
        What = what,
        At = Local(incident, at),
        SecondsFromDetection = Seconds(at - incident.DetectedAt!.Value),
        DueAt = due is { } by ? Local(incident, by) : null,
        LateSeconds = due is { } limit ? Math.Max(0, Seconds(at - limit)) : 0,
    };

    private static Facts.V1.Moment Local(IncidentState incident, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, incident.Zone()).ToMoment();

    private static long Seconds(TimeSpan time) => (long)Math.Floor(time.TotalSeconds);
}
