namespace Reinstate.Storage.Log;

/// <summary>
/// Holds a tenant's events, given in the order of the log, against what each must be for the log to be whole: positions and the versions of each stream without a gap, and the
/// hash chain (<see cref="Chain"/>). After a fault it goes on from what is there, so each fault is named once and where it is. Memory grows with the streams, not with the events.
/// </summary>
public sealed class LogOrder
{
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);

    /// <summary>Position and link of the last event that was given.</summary>
    public LogHead End { get; private set; }

    /// <summary>How many events were met that no chain covers: those of a log from before it.</summary>
    public long Unlinked { get; private set; }

    /// <summary>The streams that were met.</summary>
    public IReadOnlyCollection<string> Streams => _versions.Keys;

    /// <summary>What is wrong with the next event; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults(StoredEvent e)
    {
        var (end, version) = (End, _versions.GetValueOrDefault(e.Stream));
        (End, _versions[e.Stream]) = (new LogHead(e.Position, e.Link), e.Version);
        Unlinked += e.Link.IsEmpty ? 1 : 0;
        return e.Position == end.Position + 1 && e.Version == version + 1 && IsLinked(end.Link, e) ? [] : [.. Named(end, version, e)];
    }

    /// <summary>What is wrong with where the log is said to end; null when nothing is.</summary>
    public string? Fault(LogHead head) => head.Position != End.Position ? $"the events end at position {End.Position}, the head says {head.Position}"
        : head.Link.Span.SequenceEqual(End.Link.Span) ? null : $"the head's link is not that of the last event, position {End.Position}";

    private static IEnumerable<string> Named(LogHead end, long version, StoredEvent e)
    {
        if (e.Position != end.Position + 1)
        {
            yield return $"position {e.Position} follows {end.Position}";
        }

        if (e.Version != version + 1)
        {
            yield return $"position {e.Position}: version {e.Version} of {e.Stream} follows {version}";
        }

        if (!IsLinked(end.Link, e))
        {
            yield return e.Link.IsEmpty
                ? $"position {e.Position}: its link was removed"
                : $"position {e.Position}: its link does not follow from it and the one before; it was altered, moved or inserted, or what stood before it was removed";
        }
    }

    // The events of a log from before the chain have no link; once it has begun, each has one.
    private static bool IsLinked(ReadOnlyMemory<byte> before, StoredEvent e) => e.Link.IsEmpty ? before.IsEmpty : Chain.Holds(before, e);
}
