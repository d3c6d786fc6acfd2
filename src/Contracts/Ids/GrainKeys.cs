namespace Reinstate.Contracts.Ids;

/// <summary>Keys of grains and names of streams. A key is <c>tenant/id</c>, so no grain can exist without its tenant (rule 7).</summary>
public static class GrainKeys
{
    /// <summary>The key of a tenant's aggregate; an organisation's key is its tenant alone.</summary>
    public static string Of(string tenant, string id) => $"{tenant}/{id}";

    /// <summary>Splits <c>tenant/id</c>; the id of an organisation is empty.</summary>
    public static (string Tenant, string Id) Split(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (key, "") : (key[..slash], key[(slash + 1)..]);
    }

    /// <summary>The stream of an aggregate in the tenant's log, as <c>kind/id</c> (the organisation's is <c>organisation</c>).</summary>
    public static string Stream(string kind, string id) => id.Length == 0 ? kind : $"{kind}/{id}";
}
