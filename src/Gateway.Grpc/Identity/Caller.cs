using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Gateway.Identity;

/// <summary>Who calls, as verified: the only source of a tenant (rule 7).</summary>
/// <param name="Tenant">The organisation.</param>
/// <param name="Person">Staff id or machine client id.</param>
/// <param name="Role">The role in which the person acts.</param>
/// <param name="Reach">Which services the person may reach.</param>
internal sealed record Caller(string Tenant, string Person, string Role, Reach Reach);

/// <summary>Verifies who calls. One implementation at a time; nothing else in the gateway reads identity from a request.</summary>
internal interface ICallerSource
{
    /// <summary>The caller; throws the catalogue's refusal when there is none.</summary>
    Caller Identify(HttpContext http);

    /// <summary>Why a request is nobody's, or null when somebody was found.</summary>
    Refusal? WhyNobody(HttpContext http);
}
