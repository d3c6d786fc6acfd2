namespace Reinstate.Silo.Client;

/// <summary>Who calls: the identity that a node takes from call metadata on loopback.</summary>
/// <param name="Organisation">The tenant.</param>
/// <param name="Person">Staff id or machine client id.</param>
/// <param name="Role">The role in which the person acts.</param>
internal sealed record Caller(string Organisation, string Person, string Role);
