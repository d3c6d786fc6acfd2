using System.Collections.Immutable;
using Reinstate.Folders.Reading;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>One service's piece of every file, and its sums.</summary>
internal sealed class ServiceSegments : IDisposable
{
    private ServiceSegments(ServiceResult service)
    {
        Totals = Totals.Of(service);
        Rejects = service.Rejects;
    }

    public Utf8Buffer Completeness { get; } = Utf8Buffer.Rent();

    public Utf8Buffer Findings { get; } = Utf8Buffer.Rent();

    public Utf8Buffer Log { get; } = Utf8Buffer.Rent();

    public Utf8Buffer Page { get; } = Utf8Buffer.Rent();

    public Totals Totals { get; }

    public ImmutableArray<Reject> Rejects { get; }

    public static ServiceSegments Of(ServiceResult service, RecoveryContext context, bool withClocks)
    {
        var pieces = new ServiceSegments(service);
        Tables.Completeness(new(pieces.Completeness), service);
        Tables.Findings(new(pieces.Findings), service.Findings);
        ReconciliationLog.Write(new(pieces.Log), service);
        ServicePage.Write(new(pieces.Page), context, service, pieces.Totals, withClocks);
        return pieces;
    }

    public void Dispose()
    {
        Completeness.Dispose();
        Findings.Dispose();
        Log.Dispose();
        Page.Dispose();
    }
}
