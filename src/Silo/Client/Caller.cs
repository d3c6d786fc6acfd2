namespace Reinstate.Silo.Client;

/// <summary>In whose name a call is made. With the built-in issuer of a node on this machine that is a wish; any other issuer says itself who somebody is, and the role is chosen among theirs.</summary>
/// <param name="Organisation">The tenant.</param>
/// <param name="Person">Staff id or machine client id.</param>
/// <param name="Role">The role in which the person acts.</param>
/// <param name="Services">Ids of the services within reach, separated by spaces, or <c>*</c> for all.</param>
internal sealed record Caller(string Organisation, string Person, string Role, string Services = "*");
