using System.Collections.Immutable;
using Grpc.Core;

namespace Reinstate.Contracts.Refusals;

/// <summary>One kind of refusal of the catalogue.</summary>
/// <param name="Code">Stable; clients branch on it.</param>
/// <param name="Status">The gRPC status that carries it.</param>
/// <param name="Sentence">What a person is told.</param>
/// <param name="FromSurroundings">Whether newer knowledge of other aggregates could lift it, so that it is worth judging once more before it is told.</param>
public sealed record RefusalKind(string Code, StatusCode Status, string Sentence, bool FromSurroundings = false)
{
    /// <summary>How long a client waits before it sends the same again; null where waiting does not help, or whoever refuses says.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>A refused command: a value, not an exception.</summary>
/// <param name="Kind">Which entry of the catalogue.</param>
/// <param name="Reasons">What exactly stands in the way, one thing each; may be empty.</param>
public sealed record Refusal(RefusalKind Kind, ImmutableArray<string> Reasons)
{
    /// <summary>A refusal that names its reasons.</summary>
    public static Refusal Of(RefusalKind kind, params IEnumerable<string> reasons) => new(kind, [.. reasons]);
}
