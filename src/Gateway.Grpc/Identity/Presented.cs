using Reinstate.Contracts.Refusals;

namespace Reinstate.Gateway.Identity;

/// <summary>What became of the token or the cookie of a request: an identity, or why there is none. A feature of the request; without it nothing was presented.</summary>
internal sealed record Presented(CallIdentity? Identity, Refusal? Refusal)
{
    public static Presented Nothing { get; } = Refused(Catalogue.Unauthenticated, "authorization: no bearer token");

    public static Presented As(CallIdentity identity) => new(identity, null);

    public static Presented Refused(RefusalKind kind, params IEnumerable<string> reasons) => new(null, Contracts.Refusals.Refusal.Of(kind, reasons));
}
