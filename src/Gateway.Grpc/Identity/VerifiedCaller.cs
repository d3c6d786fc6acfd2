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
        if (_thisMachineOnly && Loopback.WhyNot(http) is { } remote)
        {
            throw RefusalStatus.Of(Catalogue.BuiltInIssuerOffLoopback, remote);
        }

        var presented = http.Features.Get<Presented>() ?? Presented.Nothing;
        return presented.Identity is { } identity
            ? identity.In(http.Request.Headers[CallIdentity.RoleHeader])
            : throw RefusalStatus.Of(presented.Refusal!.Kind, presented.Refusal.Reasons);
    }
}
