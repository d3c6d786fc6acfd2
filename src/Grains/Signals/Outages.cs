using Reinstate.Facts.V1;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;

namespace Reinstate.Grains.Signals;

/// <summary>Which supplier's systems are out. Safety rule: only what is declared live counts; an exercise or what is recorded afterwards warns nobody.</summary>
public static class Outages
{
    /// <summary>An outage that began longer ago is no news, and perhaps only not recorded as restored.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>The incident's systems that are not back at every service at this moment; none where the declaration names no supplier.</summary>
    public static IEnumerable<SupplierSystem> Of(IncidentState incident, DateTimeOffset now)
    {
        if (incident is not { Declaration: { Kind: "live" } declared, RestoredAt: null, DetectedAt: { } detected } || now - detected > Longest)
            return [];
        return declared.Systems.Where(system => declared.Services.Any(service => incident.Restorations.LatestOf(system, service) is null))
            .Select(system => SupplierSystem.Of(system, declared.Supplier)).OfType<SupplierSystem>();
    }

    /// <summary>Systems that an organisation works with: those registered, in its own spelling, then those that its live incidents name.</summary>
    public static IReadOnlyList<SystemInUse> InUse(TenantView view)
    {
        var declared = view.Incidents.Values.OrderBy(incident => incident.Id, StringComparer.Ordinal)
            .Select(incident => incident.Declaration).Where(declaration => declaration is { Kind: "live" })
            .SelectMany(declaration => declaration!.Systems.Select(system => new SystemInUse { System = system, Supplier = declaration.Supplier }));
        return [.. view.Organisation.Systems.Concat(declared).Where(one => SupplierSystem.Of(one.System, one.Supplier) is not null).DistinctBy(one => SupplierSystem.Of(one.System, one.Supplier))];
    }
}
