using Reinstate.Contracts.Calls;
using Reinstate.V1;

namespace Reinstate.Gateway.Watching;

/// <summary>Consecutive changes of an organisation, as one message. Shared by its watchers, so never altered.</summary>
/// <param name="After">The position before its first change.</param>
/// <param name="Position">Everything after <paramref name="After"/> and up to here is in it.</param>
/// <param name="Reply">The changes, and the runs that they touched as of <paramref name="Position"/>.</param>
/// <param name="Bytes">Its size on the wire.</param>
internal sealed record Frame(long After, long Position, WatchReply Reply, int Bytes)
{
    /// <summary>The frame of a page that was asked for with <paramref name="after"/>.</summary>
    public static Frame Of(long after, ChangesPage page)
    {
        var reply = WatchReply.Parser.ParseFrom(page.Payload.Span);
        reply.Position = page.Position;
        reply.CurrentState = false;
        return new Frame(after, page.Position, reply, page.Payload.Length);
    }
}
