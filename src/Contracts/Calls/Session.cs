using System.Collections.Immutable;

namespace Reinstate.Contracts.Calls;

/// <summary>Somebody who signed in with a browser. Tokens are not kept: what the issuer vouched for is.</summary>
/// <param name="Tenant">The organisation.</param>
/// <param name="Person">Staff id.</param>
/// <param name="Name">For people to read.</param>
/// <param name="Roles">Those in which the person may act.</param>
/// <param name="Reach">Services within reach.</param>
/// <param name="EndsAt">When it ends, used or not, UTC.</param>
/// <param name="Idle">It ends sooner when it was not used for so long.</param>
[GenerateSerializer, Immutable, Alias("reinstate.Session")]
public sealed record Session(
    [property: Id(0)] string Tenant,
    [property: Id(1)] string Person,
    [property: Id(2)] string Name,
    [property: Id(3)] ImmutableArray<string> Roles,
    [property: Id(4)] Reach Reach,
    [property: Id(5)] DateTimeOffset EndsAt,
    [property: Id(6)] TimeSpan Idle);

/// <summary>One browser's session. Key: the SHA-256 of what its cookie holds, in hexadecimal, so that whoever sees keys cannot make the cookie.</summary>
[Alias("reinstate.ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Begins the session.</summary>
    [Alias("Open")]
    Task Open(Session session);

    /// <summary>The session, which counts as used by that; null when there is none, or not any more.</summary>
    [Alias("Find")]
    Task<Session?> Find();

    /// <summary>Ends it.</summary>
    [Alias("Close")]
    Task Close();
}
