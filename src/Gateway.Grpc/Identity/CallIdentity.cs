using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Errors;

namespace Reinstate.Gateway.Identity;

/// <summary>Who somebody is and what they may act as, as an issuer vouches: the only place where a <see cref="Caller"/> is made.</summary>
internal sealed class CallIdentity
{
    /// <summary>Says in which of several roles a call is made.</summary>
    public const string RoleHeader = "reinstate-role";

    private readonly ImmutableArray<Caller> _callers;

    /// <param name="tenant">The organisation.</param>
    /// <param name="person">Staff id or id of a machine.</param>
    /// <param name="name">For people to read; not part of any decision.</param>
    /// <param name="roles">One or more.</param>
    /// <param name="reach">Services within reach.</param>
    /// <param name="expiresAt">From when on it is not vouched for any more.</param>
    public CallIdentity(string tenant, string person, string name, ImmutableArray<string> roles, Reach reach, DateTimeOffset expiresAt)
    {
        (Tenant, Person, Name, Roles, Reach, ExpiresAt) = (tenant, person, name, roles, reach, expiresAt);
        _callers = [.. roles.Select(role => new Caller(tenant, person, role, reach))];
    }

    public string Tenant { get; }

    public string Person { get; }

    public string Name { get; }

    public ImmutableArray<string> Roles { get; }

    public Reach Reach { get; }

    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The caller in the role that the call states; with one role it may be left out.</summary>
    public Caller In(StringValues stated)
    {
        if (stated.Count == 0)
        {
            return _callers.Length == 1
                ? _callers[0]
                : throw RefusalStatus.Of(Catalogue.RoleNotStated, $"{RoleHeader}: one of {string.Join(", ", Roles)}");
        }

        foreach (var caller in _callers)
        {
            if (stated.Count == 1 && string.Equals(caller.Role, stated[0], StringComparison.Ordinal))
            {
                return caller;
            }
        }

        throw RefusalStatus.Of(Catalogue.RoleNotYours, $"{RoleHeader}: one of {string.Join(", ", Roles)}");
    }
}
