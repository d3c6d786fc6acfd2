using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.V1;

namespace Reinstate.Grains.Services;

/// <summary>Steps of the run: completed by two people when what they cover is finished; overdue when their limit passes.</summary>
internal static class StepDecisions
{
    public static Decision Complete(RecoveryRun run, CompleteStepRequest c, CommandContext context)
    {
        if (!Checklist.IsCompletedByHand(c.Step) || !Checklist.For(run.Opened.ServiceType).Contains(c.Step))
            return Decision.Refuse(Catalogue.StepNotApplicable, $"Step {c.Step} is not completed by hand at a {run.Opened.ServiceType}.");
        if ((Guard.Staff(context, c.Owner) ?? Guard.Staff(context, context.Actor)) is { } unknown)
            return unknown;
        if (c.Owner == context.Actor)
            return Decision.Refuse(Catalogue.SamePerson, $"The owner of step {c.Step} and its checker are different people.");
        if (run.Steps.TryGetValue(c.Step, out var done) && done.What.Owner == c.Owner && done.By == context.Actor)
            return Decision.Accept();
        if (c.Step == Checklist.AllClear)
            return AllClear(run, c, context);
        if (!run.Steps.ContainsKey(Checklist.AllClear))
            return Decision.Refuse(Catalogue.NotAllClear);
        var blocking = context.Judgement!.StepBlocking.GetValueOrDefault(c.Step);
        return blocking is { IsDefaultOrEmpty: false } ? Decision.Refuse(Catalogue.StepStillOpen, blocking) : Decision.Accept(Completed(run, c, context));
    }

    /// <summary>Rule 41. Each step is noted once; a step without restoration or without a limit has no clock.</summary>
    public static Decision NoteOverdue(RecoveryRun run, CommandContext context)
    {
        if (run.RestoredAt is null || run.SignedOff is not null)
            return Decision.Accept();
        var policy = context.Surroundings.Organisation.Policy();
        return Decision.Accept([.. Checklist.For(run.Opened.ServiceType)
            .Where(step => !run.Steps.ContainsKey(step) && !run.OverdueSteps.ContainsKey(step))
            .Select(step => (Step: step, DueAt: DueAt(run, step, policy)))
            .Where(step => step.DueAt < context.Now)
            .Select(step => new StepBecameOverdue { IncidentId = run.IncidentId, Step = step.Step, DueAt = step.DueAt!.Value.ToMoment() })]);
    }

    /// <summary>When a step is due, or null where it has no clock (yet).</summary>
    public static DateTimeOffset? DueAt(RecoveryRun run, int step, Reconciliation.Model.Policy policy) => run.RestoredAt?.Read() + Checklist.Limit(step, policy);

    private static Decision AllClear(RecoveryRun run, CompleteStepRequest c, CommandContext context)
    {
        string[] unverified = [.. context.Surroundings.Incident!.SystemsWithoutLossWindow(c.ServiceId).Select(system => $"The loss window of {system} is not found.")];
        return run.RestoredAt is null ? Decision.Refuse(Catalogue.NotAllClear, "The moment of restoration is not noted.")
            : unverified.Length > 0 ? Decision.Refuse(Catalogue.NotAllClear, unverified)
            : Decision.Accept(Completed(run, c, context));
    }

    private static StepCompleted Completed(RecoveryRun run, CompleteStepRequest c, CommandContext context) =>
        new() { IncidentId = run.IncidentId, Step = c.Step, Owner = c.Owner, Checker = context.Actor, Note = c.Note };
}
