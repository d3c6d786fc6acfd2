using System.Diagnostics.Metrics;

namespace Reinstate.Gateway.Quotas;

/// <summary>How often organisations reach their quotas, by which of them. Nothing here names a tenant.</summary>
internal sealed class QuotaMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _waited;

    public QuotaMetrics()
    {
        _meter = new Meter(new MeterOptions("Reinstate") { Scope = this });
        _refused = _meter.CreateCounter<long>("reinstate.quota.refused", "{call}", "Calls and streams that were refused because an organisation had reached its quota.");
        _waited = _meter.CreateCounter<long>("reinstate.quota.waited", "{call}", "Calls, and commands of bulk streams, that waited until an organisation's quota had room.");
    }

    public void Refused(string limit) => _refused.Add(1, new KeyValuePair<string, object?>("limit", limit));

    public void Waited(string limit) => _waited.Add(1, new KeyValuePair<string, object?>("limit", limit));

    public void Dispose() => _meter.Dispose();
}
