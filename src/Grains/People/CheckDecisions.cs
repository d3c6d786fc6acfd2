using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;
using Reinstate.V1;

namespace Reinstate.Grains.People;

/// <summary>The second check: by somebody who neither gave nor transcribed, competent where medicines are concerned (rules 39, 40, 45).</summary>
internal static class CheckDecisions
{
    public static Decision Check(PersonRecord record, CheckEntryRequest c, CommandContext context)
    {
        if (!record.Entries.TryGetValue(c.EntryId, out var entry))
            return Decision.Refuse(Catalogue.EntryUnknown, c.EntryId);
        if (entry.Void is not null)
            return Decision.Refuse(Catalogue.EntryVoided, c.EntryId);
        if (!entry.Current.NeedsCheck)
            return Decision.Refuse(Catalogue.CheckNotNeeded, c.EntryId);
        if (entry.Current.TranscribedBy.Length == 0)
            return Decision.Refuse(Catalogue.NotTranscribed, c.EntryId);
        if (entry.Current.CheckedBy.Length > 0 && Counts(record, entry.Current, context))
        {
            return entry.Current.CheckedBy == context.Actor && entry.OverrideId == c.OverrideId ? Decision.Accept()
                : Decision.Refuse(Catalogue.AlreadyChecked, $"{c.EntryId} was checked by {entry.Current.CheckedBy}.");
        }

        return Guard.Staff(context, context.Actor) ?? Separation(record, entry.Current, c, context)
            ?? (entry.Current.Content is DoseGiven ? Competence.Medicines(context, context.Actor) : null)
            ?? Decision.Accept(new EntryChecked
            {
                IncidentId = record.IncidentId,
                ServiceId = record.ServiceId,
                EntryId = c.EntryId,
                Checker = context.Actor,
                CheckedAt = context.Now.ToOffset(entry.Current.OccurredAt.Offset).ToMoment(),
                OverrideId = c.OverrideId,
            });
    }

    /// <summary>Whether the check that it has stands. Imported rows may state one by whoever typed them, or by nobody on the register: somebody else checks those again.</summary>
    private static bool Counts(PersonRecord record, Entry entry, CommandContext context)
    {
        var staff = context.Surroundings.Organisation.StaffRegister();
        return !PersonEvaluation.Evaluate(record, context).Items.Any(item => WaitingChecks.Of(item, staff).Any(row => row.EntryId == entry.EntryId));
    }

    /// <summary>Null when the checker is a third person, or an override for exactly this entry stands on the board.</summary>
    private static Decision? Separation(PersonRecord record, Entry entry, CheckEntryRequest c, CommandContext context)
    {
        if (c.OverrideId.Length > 0)
        {
            var run = context.Surroundings.Service?.Runs.GetValueOrDefault(record.IncidentId);
            var known = run?.Overrides.GetValueOrDefault(c.OverrideId);

            // Whoever reviewed it beforehand would have reviewed their own check; and one that was not accepted lets nothing pass.
            if (known?.ReviewedBy == context.Actor)
                return Decision.Refuse(Catalogue.SamePerson, $"{context.Actor} reviewed override {c.OverrideId}.");
            var matching = known is { Override: var o, Review: null or { Accepted: true } }
                && o.Duty == OverrideDecisions.SecondCheck && o.PersonId == record.Person.PersonId && o.EntryId == entry.EntryId;
            return matching ? null : Decision.Refuse(Catalogue.OverrideUnknown, $"'{c.OverrideId}' does not cover entry {entry.EntryId}.");
        }

        var staff = context.Surroundings.Organisation.StaffRegister();
        var hands = entry.Content is VisitMade visit ? visit.StaffIds.Append(entry.Author) : [entry.Author];
        return staff.Same(entry.TranscribedBy, context.Actor, record.ServiceId) ? Decision.Refuse(Catalogue.SamePerson, $"{context.Actor} transcribed entry {entry.EntryId}.")
            : hands.Any(hand => staff.Same(hand, context.Actor, record.ServiceId)) ? Decision.Refuse(Catalogue.SamePerson, $"{context.Actor} gave the care of entry {entry.EntryId}.")
            : null;
    }
}
