using Orleans.Runtime.Placement;

namespace Reinstate.Silo.Hosting;

/// <summary>
/// Places the grains of an organisation on one silo, and organisations evenly over silos. They need each other: a decision about a person consults the
/// folds of its organisation, incident and service, which a silo keeps once for all of them, and their appends share one lock in the database and, on
/// one silo, one round trip.
/// </summary>
[GenerateSerializer, Immutable, SuppressReferenceTracking]
internal sealed class TenantPlacement : PlacementStrategy;

/// <summary>
/// Rendezvous hashing: of all silos the one whose hash with the tenant is greatest. Every silo finds the same without asking, and when silos come and
/// go only the organisations of those silos move. A grain that already is somewhere else stays there; that costs time, not safety (rule 4).
/// </summary>
internal sealed class TenantPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromResult(Place(target.GrainIdentity.Key.ToString()!, context.GetCompatibleSilos(target)));

    /// <summary>Where a grain with this key belongs. Keys of Orleans' own grains, which have no tenant, count whole.</summary>
    public static SiloAddress Place(string key, IReadOnlyList<SiloAddress> silos)
    {
        var tenant = Contracts.Ids.GrainKeys.Split(key).Tenant;
        return silos.MaxBy(silo => (Weight(tenant, silo), silo))!;
    }

    // FNV-1a over the tenant, seeded with the silo, then mixed: neighbouring silos must not get neighbouring weights.
    private static ulong Weight(string tenant, SiloAddress silo)
    {
        var hash = 14_695_981_039_346_656_037UL ^ (uint)silo.GetConsistentHashCode();
        foreach (var character in tenant)
        {
            hash = (hash ^ character) * 1_099_511_628_211UL;
        }

        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
