namespace Reinstate.Gateway.Watching;

/// <summary>
/// The latest frames of an organisation without a hole between them, as many as fit into a number of bytes. Watchers find their place by their own
/// cursor, so the ring knows no watcher and a slow one costs it nothing. Not safe for concurrent use.
/// </summary>
/// <param name="maxBytes">Older frames are dropped beyond this; the newest stays whatever its size.</param>
/// <param name="head">Where it begins.</param>
internal sealed class FrameRing(int maxBytes, long head)
{
    private readonly List<Frame> frames = [];
    private int first;
    private long bytes;

    /// <summary>Position of the latest frame.</summary>
    public long Head { get; private set; } = head;

    /// <summary>The position before the oldest frame: a cursor before it has to be served from the log.</summary>
    public long Tail => first < frames.Count ? frames[first].After : Head;

    /// <summary>Adds the frame that follows <see cref="Head"/>.</summary>
    public void Add(Frame frame)
    {
        if (frame.After != Head || frame.Position <= Head)
        {
            throw new InvalidOperationException($"A frame ({frame.After}, {frame.Position}] does not follow {Head}.");
        }

        frames.Add(frame);
        bytes += frame.Bytes;
        Head = frame.Position;
        while (bytes > maxBytes && first < frames.Count - 1)
        {
            bytes -= frames[first++].Bytes;
        }

        // Dropped frames are given back in bulk: constant cost per frame, and never more dropped than kept.
        if (first > frames.Count / 2)
        {
            frames.RemoveRange(0, first);
            first = 0;
        }
    }

    /// <summary>The frame that holds the first change after a cursor between <see cref="Tail"/> and <see cref="Head"/>; null when there is none yet.</summary>
    public Frame? After(long cursor)
    {
        if (cursor < Tail)
        {
            throw new ArgumentOutOfRangeException(nameof(cursor), cursor, "This part is in the log only.");
        }

        var (low, high) = (first, frames.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = frames[middle].Position > cursor ? (low, middle) : (middle + 1, high);
        }

        return low < frames.Count ? frames[low] : null;
    }
}
