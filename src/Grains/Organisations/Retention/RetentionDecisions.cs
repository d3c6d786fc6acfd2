using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.V1;

namespace Reinstate.Grains.Organisations.Retention;

/// <summary>When care ended, and what must be kept in any case. That a hold and an erasure do not pass each other: see <see cref="BesideStream"/>.</summary>
internal static class RetentionDecisions
{
    public static Decision EndOfCare(OrganisationState state, RecordEndOfCareRequest c, CommandContext context)
    {
        if (state.Erased.Contains(c.PersonId))
            return Decision.Refuse(Catalogue.PersonErased, c.PersonId);
        if (!state.People.ContainsKey(c.PersonId))
            return Decision.Refuse(Catalogue.PersonUnknown, c.PersonId);
        if (Guard.Text(("reason", c.Reason)) is { } missing)
            return missing;
        var known = state.EndOfCareOf(c.PersonId);
        if (c.CareEndedOn.Length == 0)
        {
            return known is not { On.Length: > 0 } ? Decision.Refuse(Catalogue.InvalidArgument, $"No end of care is recorded for {c.PersonId}: there is none to take back.")
                : Decision.Accept(new EndOfCareRecorded { PersonId = c.PersonId, Reason = c.Reason });
        }

        if (!RetentionTerm.TryRead(c.CareEndedOn, out var ended))
            return Decision.Refuse(Catalogue.InvalidArgument, "care_ended_on is not a date such as 2026-03-31.");
        if (ended > RetentionTerm.DayOf(context.Now))
            return Decision.Refuse(Catalogue.InvalidArgument, "care_ended_on lies in the future.");
        return known?.On == c.CareEndedOn ? Decision.Accept()
            : Decision.Accept(new EndOfCareRecorded { PersonId = c.PersonId, CareEndedOn = c.CareEndedOn, Reason = c.Reason });
    }

    public static Decision Place(OrganisationState state, PlaceLegalHoldRequest c, CommandContext context)
    {
        if ((Guard.Ids(("hold_id", c.HoldId)) ?? Guard.Text(("reference", c.Reference), ("reason", c.Reason))) is { } bad)
            return bad;
        if ((c.PersonId.Length > 0) == (c.OfIncidentId.Length > 0))
            return Decision.Refuse(Catalogue.InvalidArgument, "A hold is of a person (person_id) or of an incident (of_incident_id), and of one of the two.");
        if (state.Holds.GetValueOrDefault(c.HoldId) is { } before)
        {
            return before.Lifted is null && before.PersonId == c.PersonId && before.IncidentId == c.OfIncidentId && before.Reference == c.Reference && before.Reason == c.Reason
                ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyExists, c.HoldId);
        }

        if (c.OfIncidentId.Length > 0)
        {
            if (context.Surroundings.Incident is not { Phase: not IncidentPhase.None })
                return Decision.Refuse(Catalogue.IncidentUnknown, c.OfIncidentId);
        }
        else if (state.Erased.Contains(c.PersonId) || context.Held?.IsErased == true)
        {
            return Decision.Refuse(Catalogue.PersonErased, c.PersonId);
        }
        else if (!state.People.ContainsKey(c.PersonId))
        {
            return Decision.Refuse(Catalogue.PersonUnknown, c.PersonId);
        }

        return Decision.Accept(new LegalHoldPlaced { HoldId = c.HoldId, PersonId = c.PersonId, OfIncidentId = c.OfIncidentId, Reference = c.Reference, Reason = c.Reason });
    }

    public static Decision Lift(OrganisationState state, LiftLegalHoldRequest c)
    {
        if (Guard.Text(("reason", c.Reason)) is { } missing)
            return missing;
        if (state.Holds.GetValueOrDefault(c.HoldId) is not { } hold)
            return Decision.Refuse(Catalogue.LegalHoldUnknown, c.HoldId);
        return hold.Lifted is not null ? Decision.Refuse(Catalogue.AlreadyResolved, $"{c.HoldId} was lifted on {hold.Lifted.At:yyyy-MM-dd}.")
            : Decision.Accept(new LegalHoldLifted { HoldId = c.HoldId, PersonId = hold.PersonId, Reason = c.Reason });
    }
}
