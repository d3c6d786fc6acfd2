using System.Collections.Immutable;

namespace Reinstate.Contracts.Calls;

/// <summary>A question to a tenant's board.</summary>
/// <param name="Tenant">The organisation.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Role">In which role.</param>
/// <param name="Type">Full name of the protobuf request.</param>
/// <param name="Payload">Its bytes.</param>
/// <param name="AtLeastPosition">The answer must include the log up to here; 0 for all that was committed when the question arrived.</param>
/// <param name="Reach">Which services the asker may reach.</param>
/// <param name="Reason">Why, as the asker states it; empty without.</param>
[GenerateSerializer, Immutable, Alias("reinstate.QueryCall")]
public sealed record QueryCall(
    [property: Id(0)] string Tenant,
    [property: Id(1)] string Actor,
    [property: Id(2)] string Role,
    [property: Id(3)] string Type,
    [property: Id(4)] ReadOnlyMemory<byte> Payload,
    [property: Id(5)] long AtLeastPosition,
    [property: Id(6)] Reach Reach,
    [property: Id(7)] string Reason = "");

/// <summary>The answer: protobuf bytes of the reply, or a refusal.</summary>
[GenerateSerializer, Immutable, Alias("reinstate.QueryAnswer")]
public sealed record QueryAnswer(
    [property: Id(0)] ReadOnlyMemory<byte> Payload,
    [property: Id(1)] string? Refusal,
    [property: Id(2)] ImmutableArray<string> Reasons);

/// <summary>Asks for the changes after a position; answers at once with what there is (perhaps nothing).</summary>
/// <param name="Tenant">The organisation.</param>
/// <param name="AfterPosition">The last position the reader has seen.</param>
/// <param name="Max">At most so many changes.</param>
[GenerateSerializer, Immutable, Alias("reinstate.ChangesCall")]
public sealed record ChangesCall(
    [property: Id(0)] string Tenant,
    [property: Id(1)] long AfterPosition,
    [property: Id(2)] int Max);

/// <summary>Changes in order, none skipped.</summary>
/// <param name="Position">Everything up to here is in this page or before it.</param>
/// <param name="Payload">Protobuf bytes of a <c>reinstate.v1.WatchReply</c> with the changes and the runs that they touched, as of Position.</param>
/// <param name="Incidents">Of each incident of which a change concerns the whole: its services, so that whoever shares a page out knows whom it concerns.</param>
[GenerateSerializer, Immutable, Alias("reinstate.ChangesPage")]
public sealed record ChangesPage(
    [property: Id(0)] long Position,
    [property: Id(1)] ReadOnlyMemory<byte> Payload,
    [property: Id(2)] ImmutableArray<TouchedIncident> Incidents = default);

/// <summary>An incident of which a change concerns the whole.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Services">Those that it touches.</param>
[GenerateSerializer, Immutable, Alias("reinstate.TouchedIncident")]
public sealed record TouchedIncident(
    [property: Id(0)] string Incident,
    [property: Id(1)] ImmutableArray<string> Services);
