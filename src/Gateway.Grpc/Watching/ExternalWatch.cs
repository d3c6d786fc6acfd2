using Grpc.Core;
using Microsoft.Extensions.Options;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity;
using Reinstate.V1;

namespace Reinstate.Gateway.Watching;

/// <summary>
/// A watch by somebody from outside, of the one incident that they were given access to: its runs, again whenever something of it changed. Each message is an
/// answer to a question of its own, so the silo looks at the grant each time, and at each heartbeat, and the stream ends when it is over. Changes
/// themselves are not shown: they name people, staff and keys.
/// </summary>
internal sealed class ExternalWatch(
    GatewayCalls calls, WatchHubs hubs, Caller caller, string incident, IServerStreamWriter<WatchReply> output, IOptions<GatewayOptions> options, WaitingTime waiting)
{
    /// <summary>The last position that the watcher has seen.</summary>
    public long Cursor { get; private set; }

    public async Task Run(CancellationToken cancellation)
    {
        await Show(cancellation);
        var hub = hubs.Join(caller.Tenant, Cursor);
        try
        {
            while (true)
            {
                await Next(hub, cancellation);
                await Show(cancellation);
            }
        }
        finally
        {
            hubs.Leave(hub);
        }
    }

    /// <summary>Returns when something of the incident changed, or a heartbeat is due.</summary>
    private async Task Next(WatchHub hub, CancellationToken cancellation)
    {
        var until = waiting.Provider.GetTimestamp();
        for (var position = Cursor; ;)
        {
            var (frame, inLogOnly, grown) = hub.Next(position);
            if (inLogOnly || frame?.Reply.Changes.Any(change => change.Position > position && change.IncidentId == incident) == true)
            {
                return;
            }

            if (frame is not null && frame.Position > position)
            {
                position = frame.Position;
                continue;
            }

            var left = options.Value.Heartbeat - waiting.Provider.GetElapsedTime(until);
            try
            {
                await grown.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, waiting.Provider, cancellation);
            }
            catch (TimeoutException)
            {
                return;
            }

            if (hub.IsCutOff)
            {
                throw RefusalStatus.Passing(Catalogue.Unavailable, TimeSpan.FromSeconds(1), "reconnect");
            }
        }
    }

    private async Task Show(CancellationToken cancellation)
    {
        var now = await calls.Ask(caller, new GetIncidentRequest { IncidentId = incident }, GetIncidentReply.Parser, 0, cancellation);
        Cursor = now.Position;
        await output.WriteAsync(new WatchReply { Position = now.Position, CurrentState = true, Runs = { now.Runs } }, cancellation);
    }
}
