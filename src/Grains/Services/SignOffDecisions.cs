using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.V1;

namespace Reinstate.Grains.Services;

/// <summary>
/// Step 11. Refused, on record and with every reason, while anything of the scope is open. The judgement is a fold of the scope at a
/// position; the append holds only if nothing touched the scope since (see <see cref="NeedsJudgement"/>).
/// </summary>
internal static class SignOffDecisions
{
    public static Decision SignOff(string serviceId, RecoveryRun run, SignOffServiceRequest c, CommandContext context)
    {
        var judgement = context.Judgement!;
        if ((Guard.Text(("statement", c.Statement)) ?? Guard.Staff(context, context.Actor)) is { } bad)
            return bad;
        if (judgement.Transcribers.Contains(context.Actor))
            return Refused(run, Refusal.Of(Catalogue.SamePerson, $"{context.Actor} transcribed entries of {serviceId}; somebody who transcribed none signs off."));
        string[] blocking = [.. MissingSteps(run), .. judgement.Blocking];
        if (blocking.Length > 0)
            return Refused(run, Refusal.Of(Catalogue.SignOffBlocked, blocking));
        return Decision.Accept(new ServiceSignedOff
        {
            IncidentId = run.IncidentId,
            JudgedPosition = judgement.Position,
            Statement = c.Statement,
            Items = judgement.Items,
            People = judgement.People,
        });
    }

    /// <summary>Steps before sign-off that nobody has completed.</summary>
    public static IEnumerable<string> MissingSteps(RecoveryRun run) => Checklist.For(run.Opened.ServiceType)
        .Where(step => Checklist.IsCompletedByHand(step) && !run.Steps.ContainsKey(step))
        .Select(step => $"Step {step} is not completed: {Checklist.Title(step)}.");

    private static Decision Refused(RecoveryRun run, Refusal refusal) =>
        Decision.RefuseOnRecord(new SignOffRefused { IncidentId = run.IncidentId, Reasons = { refusal.Reasons } }, refusal);
}
