using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;

namespace Reinstate.Grains.Incidents;

/// <summary>
/// Which services an incident covers and when their systems answered again, indexed once for each part of the state that it rests on: states are
/// immutable, so a memo cannot be stale. Every command to a person asks, and an incident may have ten thousand services.
/// </summary>
internal static class IncidentReach
{
    private static readonly ConditionalWeakTable<IncidentDeclared, HashSet<string>> Covered = [];
    private static readonly ConditionalWeakTable<ImmutableList<SystemRestored>, Dictionary<(string System, string Service), DateTimeOffset>> Latest = [];

    public static bool Covers(this IncidentDeclared declaration, string service) =>
        Covered.GetValue(declaration, static declared => declared.Services.ToHashSet(StringComparer.Ordinal)).Contains(service);

    /// <summary>When the system answered again at the service the last time it did, or null.</summary>
    public static DateTimeOffset? LatestOf(this ImmutableList<SystemRestored> restorations, string system, string service)
    {
        var latest = Latest.GetValue(restorations, Index);
        DateTimeOffset? everywhere = latest.TryGetValue((system, ""), out var all) ? all : null;
        return latest.TryGetValue((system, service), out var here) && !(here < everywhere) ? here : everywhere;
    }

    private static Dictionary<(string System, string Service), DateTimeOffset> Index(ImmutableList<SystemRestored> restorations)
    {
        var latest = new Dictionary<(string, string), DateTimeOffset>();
        foreach (var one in restorations)
        {
            var at = one.RestoredAt.Read();
            if (!latest.TryGetValue((one.System, one.ServiceId), out var before) || at > before)
                latest[(one.System, one.ServiceId)] = at;
        }

        return latest;
    }
}
