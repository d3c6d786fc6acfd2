using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Services;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>One step of a run as it stands.</summary>
internal sealed record RunStepLine(string ServiceId, int Step, string Title, string Owner, string Checker, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, string Note);

/// <summary>The steps of a run, with those that other commands complete: the freeze, the sign-off, the audit and the review.</summary>
internal static class RunSteps
{
    public static IEnumerable<RunStepLine> Of(PackFacts facts, RunView run) =>
        run.Run is not { } recovery ? [] : Checklist.For(recovery.Opened.ServiceType).Select(step => Line(facts, run, recovery, step));

    private static RunStepLine Line(PackFacts facts, RunView run, RecoveryRun recovery, int step)
    {
        var restored = recovery.RestoredAt?.Read();
        var line = new RunStepLine(run.ServiceId, step, Checklist.Title(step), "", "", restored + Checklist.Limit(step, facts.Policy), null, "");
        return step switch
        {
            Checklist.Freeze => line with { Owner = recovery.OpenedBy, DoneAt = recovery.Opened.FrozenAt.Read() },
            Checklist.SignOff => run.IsSigned ? line with { Owner = recovery.SignedOff!.By, DoneAt = recovery.SignedOff.At, Note = recovery.SignedOff.What.Statement } : line,
            Checklist.AuditSample => Audit(facts, line) with { DueAt = restored?.AddMinutes(facts.Policy.LimitAuditMinutes) },
            Checklist.Review => Review(facts, line) with { DueAt = restored?.AddMinutes(facts.Policy.LimitReviewMinutes) },
            _ => recovery.Steps.TryGetValue(step, out var done) ? line with { Owner = done.What.Owner, Checker = done.What.Checker, DoneAt = done.At, Note = done.What.Note } : line,
        };
    }

    private static RunStepLine Audit(PackFacts facts, RunStepLine line) => facts.Incident.Audit is not { } audit ? line
        : line with { Owner = audit.Draw.Auditor, DoneAt = audit.Complete ? facts.All<AuditItemJudged>().Max(judged => (DateTimeOffset?)judged.Recorded.RecordedAt) : null };

    private static RunStepLine Review(PackFacts facts, RunStepLine line) =>
        facts.Incident.Review is { } review ? line with { Owner = review.By, DoneAt = review.At } : line;
}
