using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents.Exercises;
using Reinstate.Grains.Incidents.Learning;
using Reinstate.Grains.Incidents.Notifying;

namespace Reinstate.Grains.Incidents;

/// <summary>Where an incident stands (DOMAIN.md section 4).</summary>
public enum IncidentPhase
{
    None, Suspected, Declared, Contingency, PartlyRestored, Restored, Reconciling, Assurance, Closed, LearningComplete, Reopened,
}

/// <summary>An outage: its life, what was decided and said, its audit and review.</summary>
public sealed record IncidentState(string Id)
{
    public IncidentPhase Phase { get; init; }

    /// <summary>Null until declared.</summary>
    public IncidentDeclared? Declaration { get; init; }

    public OutageSuspected? Suspicion { get; init; }

    public Moment? ContingencyFrom { get; init; }

    /// <summary>Null until the last system is restored everywhere.</summary>
    public Moment? RestoredAt { get; init; }

    public ImmutableList<SystemRestored> Restorations { get; init; } = [];

    public ImmutableList<LossWindowFound> LossWindows { get; init; } = [];

    public ImmutableSortedDictionary<string, OnCallDecision> OnCall { get; init; } = ImmutableSortedDictionary.Create<string, OnCallDecision>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, RotaChangeRecorded> RotaChanges { get; init; } = ImmutableSortedDictionary.Create<string, RotaChangeRecorded>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, ContactRecorded> Contacts { get; init; } = ImmutableSortedDictionary.Create<string, ContactRecorded>(StringComparer.Ordinal);

    /// <summary>By body; the latest decision.</summary>
    public ImmutableSortedDictionary<string, Decided<NotificationDecided>> Notifications { get; init; } = ImmutableSortedDictionary.Create<string, Decided<NotificationDecided>>(StringComparer.Ordinal);

    /// <summary>By body, all that was decided and told, and what was recalled to mind.</summary>
    public ImmutableSortedDictionary<string, NotificationHistory> Notifying { get; init; } = ImmutableSortedDictionary.Create<string, NotificationHistory>(StringComparer.Ordinal);

    public AuditState? Audit { get; init; }

    public Decided<ReviewCompleted>? Review { get; init; }

    public ImmutableSortedDictionary<string, ActionState> Actions { get; init; } = ImmutableSortedDictionary.Create<string, ActionState>(StringComparer.Ordinal);

    /// <summary>What is learnt beside the review's own words.</summary>
    public LearningState Learning { get; init; } = LearningState.None;

    public Decided<IncidentClosed>? Closed { get; init; }

    /// <summary>Of an exercise into which a scenario was loaded; else null.</summary>
    public ExerciseState? Exercise { get; init; }

    /// <summary>By role and subject, the latest grant of access to somebody outside.</summary>
    public ImmutableSortedDictionary<string, ExternalGrant> External { get; init; } = ImmutableSortedDictionary.Create<string, ExternalGrant>(StringComparer.Ordinal);

    /// <summary>For each service, the position of the last fact recorded here that its sign-off covers (contacts, rota changes, on-call decisions).</summary>
    public ImmutableDictionary<string, long> LastFactPosition { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>For each service, the position of the last event recorded here about it, whatever it was.</summary>
    public ImmutableDictionary<string, long> LastPosition { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>When the last of the incident's systems answered again at this service, or null while one is still out there.</summary>
    public DateTimeOffset? RestoredFor(string service)
    {
        if (Declaration is null)
            return null;
        DateTimeOffset? latest = null;
        foreach (var system in Declaration.Systems)
        {
            if (Restorations.LatestOf(system, service) is not { } here)
                return null;
            latest = latest is null || here > latest ? here : latest;
        }

        return latest;
    }

    public bool IsExercise => Declaration?.Kind == "exercise";

    /// <summary>When it was noticed; null before it was.</summary>
    public DateTimeOffset? DetectedAt => (Declaration?.DetectedAt ?? Declaration?.DeclaredAt ?? Suspicion?.DetectedAt)?.Read();

    /// <summary>From detection until the last system was back everywhere; null while one is out.</summary>
    public long? OutageSeconds => RestoredAt is { } back && DetectedAt is { } detected ? (long)(back.Read() - detected).TotalSeconds : null;

    public bool Covers(string service) => Declaration?.Covers(service) == true;

    /// <summary>Those that it touches: as declared, and before that the one where it was suspected. None for an incident that is the organisation's alone.</summary>
    public IReadOnlyCollection<string> Services => Declaration is { } declared ? declared.Services : Suspicion is { ServiceId.Length: > 0 } suspected ? [suspected.ServiceId] : [];

    public bool Touches(string service) => Declaration is null ? Services.Contains(service, StringComparer.Ordinal) : Covers(service);

    /// <summary>Whether there is a body about which it is not decided that it is told nothing, and which was not told.</summary>
    public bool HasRunningClock => Declaration is not null && Phase is not IncidentPhase.LearningComplete
        && Reconciliation.Model.NotificationBodies.All.Any(body => Notifying.GetValueOrDefault(body) is not { } history || history.IsRunning);

    /// <summary>Whether the clock will tell somebody something: an exercise with injects that were not given.</summary>
    public bool HasInjectsToGive => Phase is not IncidentPhase.LearningComplete && Exercise is { HasToGive: true };

    /// <summary>Who was drawn for, as long as there is something to judge.</summary>
    public bool IsAuditedBy(string actor) => Phase is IncidentPhase.Assurance && actor.Length > 0 && Audit?.Draw.Auditor == actor;

    /// <summary>Systems of the incident whose loss window at a service nobody has found yet.</summary>
    public IEnumerable<string> SystemsWithoutLossWindow(string service) =>
        (Declaration?.Systems ?? []).Where(system => !LossWindows.Any(window => window.System == system && (window.ServiceId.Length == 0 || window.ServiceId == service)));
}

/// <summary>A decision with who took it and when it was recorded.</summary>
public sealed record Decided<T>(T What, string By, string Role, DateTimeOffset At, long Position);

/// <summary>Access of somebody outside the organisation, and its withdrawal.</summary>
public sealed record ExternalGrant(ExternalAccessGranted Granted, string By, DateTimeOffset At, Decided<ExternalAccessWithdrawn>? Withdrawn)
{
    public const string Redacted = "redacted";
    public const string Unredacted = "none";

    public bool IsRedacted => Granted.Redaction != Unredacted;

    public static string Key(string role, string subject) => $"{role}/{subject}";

    /// <summary>Whether it holds at a moment.</summary>
    public bool Holds(DateTimeOffset now) => Withdrawn is null && now < Granted.Until.Read();
}
