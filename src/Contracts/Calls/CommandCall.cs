using System.Collections.Immutable;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Contracts.Calls;

/// <summary>A command on its way to an aggregate. The tenant and the actor come from the verified identity, never from the request.</summary>
/// <param name="Tenant">The organisation.</param>
/// <param name="Actor">Staff id or machine client id.</param>
/// <param name="Role">The role in which the actor acts.</param>
/// <param name="Key">Idempotency key.</param>
/// <param name="ExpectedVersion">The version the caller has seen, or null.</param>
/// <param name="Type">Full name of the protobuf command.</param>
/// <param name="Payload">Its bytes.</param>
/// <param name="ReceivedAt">When the gateway received it, UTC.</param>
/// <param name="Reach">Which services the actor may reach.</param>
[GenerateSerializer, Immutable, Alias("reinstate.CommandCall")]
public sealed record CommandCall(
    [property: Id(0)] string Tenant,
    [property: Id(1)] string Actor,
    [property: Id(2)] string Role,
    [property: Id(3)] string Key,
    [property: Id(4)] long? ExpectedVersion,
    [property: Id(5)] string Type,
    [property: Id(6)] ReadOnlyMemory<byte> Payload,
    [property: Id(7)] DateTimeOffset ReceivedAt,
    [property: Id(8)] Reach Reach);

/// <summary>A command to a person that is carried by somebody else's grain.</summary>
/// <param name="Person">Whom it is for.</param>
/// <param name="Call">The command.</param>
[GenerateSerializer, Immutable, Alias("reinstate.PersonCall")]
public sealed record PersonCall(
    [property: Id(0)] string Person,
    [property: Id(1)] CommandCall Call);

/// <summary>The first, and only, answer to a command.</summary>
/// <param name="Position">Of the aggregate's last event in the tenant's log.</param>
/// <param name="Version">Of the aggregate.</param>
/// <param name="Refusal">Code of the catalogue, or null when the command was accepted.</param>
/// <param name="Reasons">What stands in the way.</param>
[GenerateSerializer, Immutable, Alias("reinstate.CommandAnswer")]
public sealed record CommandAnswer(
    [property: Id(0)] long Position,
    [property: Id(1)] long Version,
    [property: Id(2)] string? Refusal,
    [property: Id(3)] ImmutableArray<string> Reasons)
{
    /// <summary>Protobuf bytes of what the answer shows beyond position and version; empty for most commands.</summary>
    [Id(4)]
    public ReadOnlyMemory<byte> Shown { get; init; }

    /// <summary>The answer to an accepted command.</summary>
    public static CommandAnswer Accepted(long position, long version) => new(position, version, null, []);

    /// <summary>The answer to a refused command.</summary>
    public static CommandAnswer Refused(Refusal refusal, long position = 0, long version = 0) =>
        new(position, version, refusal.Kind.Code, refusal.Reasons);
}
