using Reinstate.Grains.Aggregates;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Auditing;

/// <summary>The audit sample as the API shows it.</summary>
internal static class AuditQueries
{
    public static AuditSample? Of(AuditState? audit) => audit is null ? null : new AuditSample
    {
        Seed = audit.Draw.Seed,
        Method = audit.Draw.Method,
        MethodVersion = audit.Draw.MethodVersion,
        Population = audit.Draw.Population,
        PopulationSha256 = audit.Draw.PopulationSha256,
        Auditor = audit.Draw.Auditor,
        DrawnBy = audit.DrawnBy,
        DrawnAt = audit.DrawnAt.ToMoment(),
        Statement = AuditStatements.Of(audit),
        Strata =
        {
            audit.Draw.Strata.Select(stratum => new AuditStratum
            {
                ServiceId = stratum.ServiceId, Priority = (Facts.V1.Priority)stratum.Priority, Population = stratum.Population, Always = stratum.Always, Drawn = stratum.Drawn,
            }),
        },
        Items = { audit.Draw.Items.Select((item, i) => Item(audit, item, audit.Draw.Reasons.ElementAtOrDefault(i) ?? "")) },
    };

    private static AuditItem Item(AuditState audit, string item, string because) => audit.Judged.TryGetValue(item, out var judged)
        ? new AuditItem { Item = item, Judged = true, Defect = judged.Defect, Critical = judged.Critical, Note = judged.Note, DrawnBecause = because }
        : new AuditItem { Item = item, DrawnBecause = because };
}
