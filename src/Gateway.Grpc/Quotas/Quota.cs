namespace Reinstate.Gateway.Quotas;

/// <summary>What one organisation may have of a node. What is not set is not limited.</summary>
public sealed record Quota
{
    /// <summary>Calls a second in the long run: commands, each of a bulk stream included, and questions.</summary>
    public double? CallsPerSecond { get; init; }

    /// <summary>Calls at once after a rest; ten seconds' worth unless set.</summary>
    public int? Burst { get; init; }

    /// <summary>
    /// Watches and bulk streams open at a time. The only one that is limited by default, because a stream costs memory for as long as it is open: some 15 KiB each. The largest group has
    /// some 22,000 beds in perhaps 500 services, so this is ten dashboards for each.
    /// </summary>
    public int? Streams { get; init; } = 5000;

    /// <summary>Bytes of requests a second in the long run, unpacked; ten seconds' worth, and at least the largest request, at once.</summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>Bytes of events' data that are kept for the organisation, without what a database adds to each.</summary>
    public long? StoredBytes { get; init; }

    /// <summary>What is wrong with it, a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        if (CallsPerSecond is { } rate && (!double.IsFinite(rate) || rate <= 0 || rate > int.MaxValue / 10))
        {
            yield return "A quota of calls a second is positive, and at most 200,000,000.";
        }

        if (Burst is <= 0 || (Burst is not null && CallsPerSecond is null))
        {
            yield return "A burst is positive, and goes with a quota of calls a second.";
        }

        if (Streams is <= 0)
        {
            yield return "A quota of open streams is positive.";
        }

        if (BytesPerSecond is <= 0 or > int.MaxValue / 10)
        {
            yield return "A quota of bytes a second is positive, and at most 200,000,000.";
        }

        if (StoredBytes is <= 0)
        {
            yield return "A quota of stored bytes is positive.";
        }
    }
}
