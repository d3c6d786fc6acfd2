using System.Globalization;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Incidents;

namespace Reinstate.Grains.Aggregates;

/// <summary>Rule 45 of DOMAIN.md: who checks medicines holds a current competency; its expiry date is inclusive, in the incident's local time.</summary>
internal static class Competence
{
    public const string MedicinesCompetency = "medicines";

    /// <summary>Null when the member of staff may handle medicines today.</summary>
    public static Decision? Medicines(CommandContext context, string staffId)
    {
        if (!context.Surroundings.Organisation.Staff.TryGetValue(staffId, out var staff))
            return Decision.Refuse(Catalogue.StaffUnknown, $"'{staffId}' is not in the staff register.");
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Now, context.Surroundings.Incident.Zone()).DateTime);
        var current = staff.Competencies.Any(held => held.Name == MedicinesCompetency
            && (held.ExpiresOn.Length == 0 || (DateOnly.TryParseExact(held.ExpiresOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) && until >= today)));
        return current ? null : Decision.Refuse(Catalogue.NotCompetent, $"{staffId} holds no current medicines competency.");
    }
}
