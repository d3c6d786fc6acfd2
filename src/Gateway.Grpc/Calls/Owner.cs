using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;

namespace Reinstate.Gateway.Calls;

/// <summary>Which aggregate owns a command, and the request's field that names it.</summary>
/// <param name="idField">Name of the field; empty for the organisation itself.</param>
/// <param name="grain">The aggregate with a key.</param>
internal sealed class Owner(string idField, Func<References, string, IAggregateGrain> grain)
{
    public static readonly Owner Organisation = new("", (grains, key) => grains.Organisations[key]);
    public static readonly Owner Incident = new("incident_id", (grains, key) => grains.Incidents[key]);
    public static readonly Owner Service = new("service_id", (grains, key) => grains.Services[key]);
    public static readonly Owner Person = new("person_id", (grains, key) => grains.People[key]);

    public static readonly Owner Plan = new("person_id", (grains, key) => grains.Plans[key]);

    public string Field => idField;

    public IAggregateGrain Grain(References grains, string key) => grain(grains, key);

    /// <summary>The key of the aggregate that a request is about.</summary>
    public string Key(string tenant, string id) => idField.Length == 0 ? tenant : GrainKeys.Of(tenant, id);
}
