using System.Collections.Frozen;
using Reinstate.Contracts.Calls;
using Reinstate.V1;

namespace Reinstate.Gateway.Watching;

/// <summary>Consecutive changes of an organisation, as one message. Shared by its watchers, so never altered.</summary>
/// <param name="After">The position before its first change.</param>
/// <param name="Position">Everything after <paramref name="After"/> and up to here is in it.</param>
/// <param name="Reply">The changes, and the runs that they touched as of <paramref name="Position"/>.</param>
/// <param name="Bytes">Its size, about.</param>
internal sealed record Frame(long After, long Position, WatchReply Reply, int Bytes)
{
    private const int BytesPerService = 100;

    /// <summary>The services of each incident of which a change concerns the whole.</summary>
    public FrozenDictionary<string, FrozenSet<string>> Incidents { get; init; } = FrozenDictionary<string, FrozenSet<string>>.Empty;

    /// <summary>The frame of a page that was asked for with <paramref name="after"/>.</summary>
    public static Frame Of(long after, ChangesPage page)
    {
        var reply = WatchReply.Parser.ParseFrom(page.Payload.Span);
        reply.Position = page.Position;
        reply.CurrentState = false;
        var incidents = page.Incidents.IsDefaultOrEmpty ? FrozenDictionary<string, FrozenSet<string>>.Empty
            : page.Incidents.ToFrozenDictionary(one => one.Incident, one => one.Services.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return new Frame(after, page.Position, reply, page.Payload.Length + (BytesPerService * incidents.Values.Sum(services => services.Count))) { Incidents = incidents };
    }
}
