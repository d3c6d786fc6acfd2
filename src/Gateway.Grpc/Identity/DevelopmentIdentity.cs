using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Errors;

namespace Reinstate.Gateway.Identity;

/// <summary>Takes the caller's word for who it is, from this machine only. Anything that hints at another machine, or at a page of another site, is refused.</summary>
internal sealed class DevelopmentIdentity : ICallerSource
{
    public const string Organisation = "reinstate-organisation";
    public const string Person = "reinstate-person";
    public const string Role = "reinstate-role";

    /// <summary>Ids of the services within reach, separated by commas; without it the whole organisation is.</summary>
    public const string Services = "reinstate-services";

    /// <summary>The role in which a node notes what nobody sent, for example that a limit has passed.</summary>
    private const string NodeItself = "node";

    public Caller Identify(HttpContext http)
    {
        if (Loopback.WhyNot(http) is { } remote)
        {
            throw RefusalStatus.Of(Catalogue.DevelopmentIdentityOffLoopback, remote);
        }

        var faults = new List<string>();
        var caller = new Caller(Read(http, Organisation, faults), Read(http, Person, faults), Read(http, Role, faults), ReadReach(http, faults));
        if (caller.Role == NodeItself)
        {
            faults.Add($"{Role}: no caller is the node itself");
        }

        return faults.Count == 0 ? caller : throw RefusalStatus.Of(Catalogue.Unauthenticated, faults);
    }

    private static Reach ReadReach(HttpContext http, List<string> faults)
    {
        var values = http.Request.Headers[Services];
        if (values.Count == 0)
        {
            return Reach.Whole;
        }

        var services = values.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!Array.TrueForAll(services, Identifiers.IsId))
        {
            faults.Add($"{Services}: not identifiers");
        }

        return Reach.Of(services);
    }

    private static string Read(HttpContext http, string name, List<string> faults)
    {
        var values = http.Request.Headers[name];
        if (values is [{ } value] && Identifiers.IsId(value))
        {
            return value;
        }

        faults.Add(values.Count == 0 ? $"{name}: missing" : $"{name}: not an identifier");
        return "";
    }
}
