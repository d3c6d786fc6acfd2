using System.Diagnostics.Metrics;

namespace Reinstate.SiloTests.Kit;

/// <summary>What the instruments of one owner said, in order; those of other tests in this process are not heard.</summary>
internal sealed class Heard : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<string> _said = [];
    private readonly MeterListener _listener = new();

    public Heard(object owner)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Reinstate" && ReferenceEquals(instrument.Meter.Scope, owner))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value > 0 ? "some" : value, tags));
        _listener.Start();
    }

    /// <summary>What one instrument said so far: values with their tags; times only as <c>some</c>.</summary>
    public IReadOnlyList<string> Of(string instrument)
    {
        lock (_lock)
        {
            return [.. _said.Where(line => line.StartsWith(instrument + " ", StringComparison.Ordinal)).Select(line => line[(instrument.Length + 1)..])];
        }
    }

    /// <summary>What an instrument that is asked says now.</summary>
    public string Now(string instrument)
    {
        _listener.RecordObservableInstruments();
        return Of(instrument)[^1];
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, object value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var line = $"{instrument.Name} {value}";
        foreach (var (name, tag) in tags)
        {
            line += $" {name}={tag}";
        }

        lock (_lock)
        {
            _said.Add(line);
        }
    }
}
