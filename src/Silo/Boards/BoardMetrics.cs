using System.Diagnostics.Metrics;
using Reinstate.Silo.GroupCommit;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Boards;

/// <summary>What a silo's boards say of themselves. Nothing here names a tenant or a person.</summary>
internal sealed class BoardMetrics : ICommitObserver, IDisposable
{
    private readonly Meter _meter;
    private readonly TenantBoards _boards;

    /// <param name="boards">Become the meter's scope, which tells the boards of one process apart.</param>
    public BoardMetrics(TenantBoards boards)
    {
        _boards = boards;
        _meter = new Meter(new MeterOptions("Reinstate") { Scope = boards });
        _meter.CreateObservableGauge("reinstate.board.lag", () => boards.Lag, "{position}", "Positions that this silo has committed beyond the view that is furthest behind.");
        _meter.CreateObservableUpDownCounter("reinstate.board.open", () => boards.OpenRuns, "{run}", "Runs whose people's records are in memory.");
    }

    /// <inheritdoc/>
    public void Committed(AppendRequest request, AppendOutcome.Appended outcome) => _boards.Committed(request.Tenant, outcome.Position);

    public void Dispose() => _meter.Dispose();
}
