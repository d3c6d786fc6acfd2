using Microsoft.Extensions.Options;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Errors;

namespace Reinstate.Gateway.Identity;

/// <summary>The caller as <see cref="IdentityGate"/> found it, in the role that the call states.</summary>
internal sealed class VerifiedCaller(IOptions<GatewayOptions> options) : ICallerSource
{
    // Tokens of the built-in issuer are this machine's word, and go no further than it.
    private readonly bool _thisMachineOnly = options.Value.Identity.BuiltIn is not null;

    public Caller Identify(HttpContext http)
    {
        if (WhyNobody(http) is { } refusal)
        {
            throw RefusalStatus.Of(refusal.Kind, refusal.Reasons);
        }

        return http.Features.Get<Presented>()!.Identity!.In(http.Request.Headers[CallIdentity.RoleHeader]);
    }

    public Refusal? WhyNobody(HttpContext http) => _thisMachineOnly && Loopback.WhyNot(http) is { } remote
        ? Refusal.Of(Catalogue.BuiltInIssuerOffLoopback, remote)
        : (http.Features.Get<Presented>() ?? Presented.Nothing).Refusal;
}
