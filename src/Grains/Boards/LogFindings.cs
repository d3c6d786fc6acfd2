using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Grains.Boards;

/// <summary>The rules that need the log rather than the records: 8, 12 and 41 to 43 of DOMAIN.md section 7.</summary>
internal static class LogFindings
{
    public static IEnumerable<Finding> Of(RunView run)
    {
        if (run.Run is not { } recovery)
            return [];
        return Findings.InOrder(
            run.Logged.Concat(KeysReused(run.ServiceId, recovery.KeyConflicts)).Concat(Overdue(run, recovery)).Concat(SignOffAttempts(run, recovery)).Concat(EditedAfterSignOff(run, recovery)),
            recovery.FindingDecisions.Deciding());
    }

    /// <summary>Those of one person's record, which no event of the run changes.</summary>
    public static IEnumerable<Finding> Of(string serviceId, PersonRecord record) => Amended(serviceId, record).Concat(KeysReused(serviceId, record.KeyConflicts));

    /// <summary>Nearly nobody's record holds anything for these rules.</summary>
    public static bool May(PersonRecord record) => !record.Amendments.IsEmpty || !record.KeyConflicts.IsEmpty;

    /// <summary>Rule 8. A person must decide, because withdrawing what was expected can hide that it never happened.</summary>
    private static IEnumerable<Finding> Amended(string serviceId, PersonRecord record) =>
        from amendment in record.Amendments
        from item in amendment.What.Withdrawn.Concat(amendment.What.Added.Select(added => added.ItemId)).Distinct(StringComparer.Ordinal)
        select new Finding(8, "expected_set_changed_after_freeze", Severity.High, serviceId, record.Person.PersonId, item,
            $"The expected set was changed after the freeze at log position {amendment.Position} by {amendment.By}: {item}; reason given: {amendment.What.Reason}") { Queries = true };

    /// <summary>Rule 12.</summary>
    private static IEnumerable<Finding> KeysReused(string serviceId, IEnumerable<Decided<IdempotencyConflictNoted>> conflicts) => conflicts.Select(conflict => new Finding(
        12, "idempotency_key_reused", Severity.Medium, serviceId, conflict.What.PersonId, $"key:{conflict.What.IdempotencyKey}",
        $"{conflict.By} used the idempotency key '{conflict.What.IdempotencyKey}' again for another {conflict.What.Command}; the second command was refused."));

    /// <summary>Rule 41.</summary>
    private static IEnumerable<Finding> Overdue(RunView run, RecoveryRun recovery) =>
        recovery.OverdueSteps.Values.Select(step => new Finding(
            41, "step_overdue", Severity.Medium, run.ServiceId, "", $"step:{step.Step}", $"Step {step.Step} was not completed within its limit: {Checklist.Title(step.Step)}."));

    /// <summary>Rule 42.</summary>
    private static IEnumerable<Finding> SignOffAttempts(RunView run, RecoveryRun recovery) =>
        recovery.Refusals.Where(refusal => refusal.What.Reasons.Any(reason => reason.StartsWith(ScopeJudge.OpenP1Prefix, StringComparison.Ordinal))).Select(refusal => new Finding(
            42, "sign_off_attempted_with_open_p1", Severity.High, run.ServiceId, "", $"sign-off:{refusal.Position}",
            $"{refusal.By} tried to sign off at log position {refusal.Position} while P1 items were open; it was refused."));

    /// <summary>Rule 43.</summary>
    private static IEnumerable<Finding> EditedAfterSignOff(RunView run, RecoveryRun recovery) =>
        recovery.SignedOff is not { } signed ? [] : run.Marks.Where(mark => mark.LastPosition > signed.Position).Select(mark => new Finding(
            43, "edited_after_sign_off", Severity.High, run.ServiceId, mark.PersonId, $"sign-off:{signed.Position}",
            $"The record of {mark.PersonId} changed at log position {mark.LastPosition}, after {signed.By} signed off at {signed.Position}: the sign-off no longer covers it."));
}
