using Grpc.Core;
using Microsoft.Extensions.Options;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity;
using Reinstate.V1;

namespace Reinstate.Gateway.Watching;

/// <summary>Opens watches: finds where one begins, tells the watcher at once, and ends it in order when the node stops.</summary>
internal sealed class Watches(
    GatewayCalls calls, WatchHubs hubs, IGrainPort grains, Retries retries, IOptions<GatewayOptions> options, WaitingTime waiting, IHostApplicationLifetime lifetime)
{
    public async Task Run(Caller caller, WatchRequest request, IServerStreamWriter<WatchReply> output, CancellationToken cancellation)
    {
        Check(request, needsIncident: Roles.IsExternal(caller.Role));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        var resumeAfter = request.HasAfterPosition ? request.AfterPosition : 0;
        WatchSession? session = null;
        try
        {
            if (Roles.IsExternal(caller.Role))
            {
                await new ExternalWatch(calls, hubs, caller, request.IncidentId, output, options, waiting).Run(either.Token);
                return;
            }

            var filter = new WatchFilter(request.IncidentId, request.ServiceId, caller.Reach);
            var (first, head) = await Begin(caller, request, filter, either.Token);
            resumeAfter = first.Position;
            await output.WriteAsync(first, either.Token);
            var hub = hubs.Join(caller.Tenant, head);
            try
            {
                session = new WatchSession(hub, filter, first.Position, output, grains, retries, options, waiting);
                await session.Run(either.Token);
            }
            finally
            {
                hubs.Leave(hub);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw RefusalStatus.Passing(
                Catalogue.Unavailable, TimeSpan.FromSeconds(1), $"this node stops: reconnect and resume after position {session?.Cursor ?? resumeAfter}");
        }
    }

    private static void Check(WatchRequest request, bool needsIncident)
    {
        List<string> faults =
        [
            .. needsIncident && request.IncidentId.Length == 0 ? ["incident_id: missing"] : Enumerable.Empty<string>(),
            .. request is { HasAfterPosition: true, AfterPosition: < 0 } ? ["after_position: negative"] : Enumerable.Empty<string>(),
            .. request.IncidentId.Length > 0 && !Identifiers.IsId(request.IncidentId) ? ["incident_id: not an identifier"] : Enumerable.Empty<string>(),
            .. request.ServiceId.Length > 0 && !Identifiers.IsId(request.ServiceId) ? ["service_id: not an identifier"] : Enumerable.Empty<string>(),
        ];
        if (faults.Count > 0)
        {
            throw RefusalStatus.Of(Catalogue.InvalidArgument, faults);
        }
    }

    /// <summary>The first message, and how far the log reaches at least.</summary>
    private async Task<(WatchReply First, long Head)> Begin(Caller caller, WatchRequest request, WatchFilter filter, CancellationToken cancellation)
    {
        var resumed = new WatchReply { Position = request.AfterPosition };
        if (request.HasAfterPosition && hubs.Knows(caller.Tenant, request.AfterPosition))
        {
            return (resumed, request.AfterPosition);
        }

        var board = await calls.Ask(caller, new GetBoardRequest(), GetBoardReply.Parser, 0, cancellation);
        if (!request.HasAfterPosition)
        {
            return (filter.Select(board), board.Position);
        }

        // A position that the log does not reach was seen in another log, for example before a backup was restored: waiting for it would skip changes.
        return request.AfterPosition <= board.Position
            ? (resumed, board.Position)
            : throw RefusalStatus.Of(Catalogue.InvalidArgument, $"after_position: beyond the end of the log ({board.Position})");
    }
}
