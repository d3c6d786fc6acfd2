using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Reinstate.Silo.GroupCommit;

/// <summary>What a silo's group commit says of itself. Nothing here names a tenant or a person.</summary>
internal sealed class CommitMetrics : IDisposable
{
    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096, 16_384] };
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] };

    private readonly Meter _meter;
    private readonly Histogram<int> _appends;
    private readonly Histogram<int> _events;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _turnedAway;

    /// <param name="owner">Becomes the meter's scope, which tells the queues of one process apart.</param>
    public CommitMetrics(object owner)
    {
        _meter = new Meter(new MeterOptions("Reinstate") { Scope = owner });
        _appends = _meter.CreateHistogram("reinstate.commit.batch.appends", "{append}", "Appends that shared a round trip to the log.", advice: Sizes);
        _events = _meter.CreateHistogram("reinstate.commit.batch.events", "{event}", "Events in a round trip to the log.", advice: Sizes);
        _duration = _meter.CreateHistogram("reinstate.commit.duration", "s", "A round trip to the log, until it is durable or has failed.", advice: Seconds);
        _turnedAway = _meter.CreateCounter<long>("reinstate.commit.turned_away", "{append}", "Appends that were turned away because too much waited.");
    }

    public void ObserveWaiting(Func<int> waiting) =>
        _meter.CreateObservableUpDownCounter("reinstate.commit.waiting", waiting, "{append}", "Appends that wait for a round trip.");

    public void TurnedAway() => _turnedAway.Add(1);

    /// <param name="batch">What was handed to the log.</param>
    /// <param name="began">Timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="outcome"><c>done</c>, <c>unavailable</c> or <c>failed</c>.</param>
    public void Ended(List<PendingAppend> batch, long began, string outcome)
    {
        _appends.Record(batch.Count);
        _events.Record(batch.Sum(append => append.Request.Events.Count));
        _duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
    }

    public void Dispose() => _meter.Dispose();
}
