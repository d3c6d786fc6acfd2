using System.Globalization;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.V1;

namespace Reinstate.Grains.People;

/// <summary>
/// Whether a person's records may be erased: their time is over since care ended and since something was last recorded, and no incident that they are part of is open. Safety
/// rule: what is not known to be over is kept.
/// </summary>
internal static class ErasureDecisions
{
    public static Decision Erase(PersonState state, ErasePersonRequest c, CommandContext context)
    {
        if (state.IsErased)
            return Decision.Accept();
        if (!context.Surroundings.Organisation.People.ContainsKey(state.Id) && state.Records.IsEmpty)
            return Decision.Refuse(Catalogue.PersonUnknown, state.Id);
        if (Guard.Text(("reason", c.Reason)) is { } missing)
            return missing;
        if (!DateOnly.TryParseExact(c.CareEndedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var ended))
            return Decision.Refuse(Catalogue.InvalidArgument, "care_ended_on is not a date such as 2026-03-31.");
        var years = context.Surroundings.Organisation.Policy().RetentionYears;
        var today = DateOnly.FromDateTime(context.Now.UtcDateTime);
        if (ended > today || ended.AddYears(years) > today)
            return Decision.Refuse(Catalogue.RetentionNotOver, $"{state.Id}: care ended on {c.CareEndedOn}; records are kept for {years} years after that.");
        if (state.LastRecordedAt > DateTimeOffset.MinValue && state.LastRecordedAt.AddYears(years) > context.Now)
            return Decision.Refuse(Catalogue.RetentionNotOver, $"{state.Id}: something was recorded on {state.LastRecordedAt:yyyy-MM-dd}; records are kept for {years} years.");
        if (context.OpenIncidents.Order(StringComparer.Ordinal).FirstOrDefault() is { } open)
            return Decision.Refuse(Catalogue.RetentionNotOver, $"{state.Id} is part of incident {open}, which is not closed.");
        return Decision.Accept(new ErasureDecided { CareEndedOn = c.CareEndedOn, Reason = c.Reason });
    }
}
