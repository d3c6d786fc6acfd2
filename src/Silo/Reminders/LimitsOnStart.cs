using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Silo.Boards;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.Reminders;

/// <summary>
/// The embedded store keeps no reminders: after a start each open run, and each incident that learning does not end, is visited once, which registers its reminder again. It goes on beside
/// the first calls, and folds the boards that they will ask for.
/// </summary>
internal sealed partial class LimitsOnStart(ILog log, IGrainFactory grains, TenantBoards boards, NodeClock clock, IHostApplicationLifetime lifetime, ILogger<LimitsOnStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        foreach (var tenant in await SmallestFirstAsync(stoppingToken))
        {
            try
            {
                await VisitAsync(tenant, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
        }
    }

    // What a large organisation takes to read, the others need not wait for.
    private async Task<IReadOnlyList<string>> SmallestFirstAsync(CancellationToken stopping)
    {
        var tenants = new List<(string Tenant, long Head)>();
        foreach (var tenant in await log.TenantsAsync(stopping))
        {
            tenants.Add((tenant, (await log.HeadAsync(tenant, stopping)).Position));
        }

        return [.. tenants.OrderBy(one => one.Head).Select(one => one.Tenant)];
    }

    private async Task VisitAsync(string tenant, CancellationToken stopping)
    {
        // Of the view itself: a long log takes longer to fold than a grain may take to answer.
        var live = boards.Of(tenant);
        await live.CatchUpAsync();
        var answer = await BoardAnswers.AskAsync(live, new GetBoardRequest(), clock.Time.GetUtcNow());
        var board = GetBoardReply.Parser.ParseFrom(answer.Payload.Span);
        foreach (var incident in board.Incidents.Where(incident => incident.State is not "learning_complete"))
        {
            stopping.ThrowIfCancellationRequested();
            await grains.GetGrain<IIncidentGrain>(GrainKeys.Of(tenant, incident.IncidentId)).Execute(LimitsCall.For(tenant, incident.IncidentId));
        }

        foreach (var run in board.Runs.Where(run => run.State is not "signed_off"))
        {
            stopping.ThrowIfCancellationRequested();
            await grains.GetGrain<IServiceGrain>(GrainKeys.Of(tenant, run.ServiceId)).Execute(LimitsCall.For(tenant, run.IncidentId, run.ServiceId));
        }
    }

    [LoggerMessage(1301, LogLevel.Error, "The limits of a tenant's open runs are not watched until their services are next used")]
    private partial void LogFailed(Exception e);
}
