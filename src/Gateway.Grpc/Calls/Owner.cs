using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;

namespace Reinstate.Gateway.Calls;

/// <summary>Which aggregate owns a command, and the request's field that names it.</summary>
/// <param name="Field">Name of the field; empty for the organisation itself.</param>
/// <param name="Grain">The aggregate with a key.</param>
internal sealed record Owner(string Field, Func<IGrainFactory, string, IAggregateGrain> Grain)
{
    public static readonly Owner Organisation = new("", (grains, key) => grains.GetGrain<IOrganisationGrain>(key));
    public static readonly Owner Incident = new("incident_id", (grains, key) => grains.GetGrain<IIncidentGrain>(key));
    public static readonly Owner Service = new("service_id", (grains, key) => grains.GetGrain<IServiceGrain>(key));
    public static readonly Owner Person = new("person_id", (grains, key) => grains.GetGrain<IPersonGrain>(key));

    /// <summary>The key of the aggregate that a request is about.</summary>
    public string Key(string tenant, string id) => Field.Length == 0 ? tenant : GrainKeys.Of(tenant, id);
}
