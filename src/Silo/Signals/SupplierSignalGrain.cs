using Reinstate.Contracts.Calls;
using Reinstate.Grains.Signals;

namespace Reinstate.Silo.Signals;

/// <summary>A <see cref="SignalBook"/> on whichever silo its key falls. When it is lost, the next minute's reports fill another.</summary>
[GrainType("supplier-signal")]
internal sealed class SupplierSignalGrain(TimeProvider time) : Grain, ISupplierSignalGrain
{
    private readonly SignalBook _book = new();

    public Task Report(OutageReport report)
    {
        _book.Report(report.Organisation, report.Incident, report.DetectedAt, time.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task Withdraw(string organisation, string incident)
    {
        _book.Withdraw(organisation, incident);
        ForgetWhenEmpty();
        return Task.CompletedTask;
    }

    public Task<SignalSeen?> Seen(string organisation, int least)
    {
        var seen = _book.Seen(organisation, least, time.GetUtcNow());
        ForgetWhenEmpty();
        return Task.FromResult(seen is var (organisations, first, hereToo) ? new SignalSeen(organisations, first, hereToo) : null);
    }

    private void ForgetWhenEmpty()
    {
        if (_book.IsEmpty(time.GetUtcNow()))
        {
            DeactivateOnIdle();
        }
    }
}
