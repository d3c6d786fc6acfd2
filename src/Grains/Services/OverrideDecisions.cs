using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.V1;

namespace Reinstate.Grains.Services;

/// <summary>
/// A small night team may override the separation of duties of a second check with a reason: visible, counted, independently reviewed
/// the next day, by somebody who neither made it nor had a hand in what it let pass. Sign-off has no override: somebody who transcribed nothing can always be called.
/// </summary>
internal static class OverrideDecisions
{
    /// <summary>The duty of being a third person when checking an entry.</summary>
    public const string SecondCheck = "second_check";

    public static Decision Override(RecoveryRun run, OverrideDutyRequest c, CommandContext context)
    {
        var overridden = new DutyOverridden { IncidentId = run.IncidentId, OverrideId = c.OverrideId, Duty = c.Duty, PersonId = c.PersonId, EntryId = c.EntryId, Reason = c.Reason };
        var bad = Guard.Ids(("override_id", c.OverrideId)) ?? Guard.Text(("reason", c.Reason)) ?? Guard.OneOf("duty", c.Duty, SecondCheck) ?? Guard.Staff(context, context.Actor)
            ?? Guard.Text(("person_id", c.PersonId), ("entry_id", c.EntryId));
        if (bad is not null)
            return bad;
        if (run.Overrides.TryGetValue(c.OverrideId, out var known))
            return known.Override.Equals(overridden) && known.By == context.Actor ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyExists, c.OverrideId);
        return Decision.Accept(overridden);
    }

    public static Decision Review(RecoveryRun run, ReviewOverrideRequest c, CommandContext context) =>
        !run.Overrides.TryGetValue(c.OverrideId, out var known) ? Decision.Refuse(Catalogue.OverrideUnknown, c.OverrideId)
        : known.By == context.Actor ? Decision.Refuse(Catalogue.SamePerson, "An override is reviewed by somebody who did not make it.")
        : context.Judgement!.HandsByOverride.GetValueOrDefault(c.OverrideId)?.Contains(context.Actor) == true
            ? Decision.Refuse(Catalogue.SamePerson, $"{context.Actor} gave, transcribed or checked entry {known.Override.EntryId}, which the override let pass; somebody else reviews it.")
        : known.Review is not null ? known.Review.Accepted == c.Accepted && known.ReviewedBy == context.Actor ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyResolved, c.OverrideId)
        : Guard.Text(("note", c.Note)) ?? Guard.Staff(context, context.Actor)
            ?? Decision.Accept(new OverrideReviewed { IncidentId = run.IncidentId, OverrideId = c.OverrideId, Accepted = c.Accepted, Note = c.Note });

    /// <summary>When the review is due.</summary>
    public static DateTimeOffset ReviewDueAt(OverrideState known, Reconciliation.Model.Policy policy) => known.At.AddHours(policy.OverrideReviewHours);

    /// <summary>Whether the review is late.</summary>
    public static bool IsOverdue(OverrideState known, Reconciliation.Model.Policy policy, DateTimeOffset now) => known.Review is null && ReviewDueAt(known, policy) < now;
}
