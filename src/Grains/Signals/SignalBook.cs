namespace Reinstate.Grains.Signals;

/// <summary>
/// Which organisations are without one supplier's system, as they last said. Every report lapses unless it is repeated, so that whoever stops reporting, for whatever reason, is counted no longer.
/// Nothing of it outlives the process: it is made again from what the organisations' own logs say (rule 1).
/// </summary>
/// <remarks>Cost: a look at every report for each question; there is one for each incident that names this system.</remarks>
public sealed class SignalBook
{
    /// <summary>Reports are repeated every minute; one that was missed four times has ended.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Rounding = TimeSpan.FromMinutes(15);

    private readonly Dictionary<(string Organisation, string Incident), (DateTimeOffset DetectedAt, DateTimeOffset Until)> _reports = [];

    public void Report(string organisation, string incident, DateTimeOffset detectedAt, DateTimeOffset now) => _reports[(organisation, incident)] = (detectedAt, now + Lease);

    public void Withdraw(string organisation, string incident) => _reports.Remove((organisation, incident));

    /// <summary>
    /// What others than this organisation report; null below the least that is told, which is never under <see cref="Reconciliation.Model.Policy.FewestToSignal"/>. The first
    /// time is rounded down to a quarter of an hour, UTC: to the minute, whoever knows a provider's day could recognise it.
    /// </summary>
    public (int Organisations, DateTimeOffset First, bool HereToo)? Seen(string organisation, int least, DateTimeOffset now)
    {
        foreach (var (key, _) in _reports.Where(report => report.Value.Until <= now).ToList())
            _reports.Remove(key);
        var others = _reports.Where(report => report.Key.Organisation != organisation).ToList();
        var count = others.DistinctBy(report => report.Key.Organisation).Count();
        if (count == 0 || count < Math.Max(least, Reconciliation.Model.Policy.FewestToSignal))
            return null;
        var first = others.Min(report => report.Value.DetectedAt).ToUniversalTime();
        return (count, first - TimeSpan.FromTicks(first.Ticks % Rounding.Ticks), others.Count < _reports.Count);
    }

    /// <summary>Whether nothing is reported that has not lapsed.</summary>
    public bool IsEmpty(DateTimeOffset now) => _reports.Values.All(report => report.Until <= now);
}
