using Grpc.Core;
using Microsoft.Extensions.Options;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.V1;

namespace Reinstate.Gateway.Watching;

/// <summary>
/// One open watch. Its cursor moves over frames that follow one another without a hole and is advanced before the next is looked for, so every change
/// after the cursor is written once and in order. Waiting for a slow reader happens in the write, with one frame in hand.
/// </summary>
internal sealed class WatchSession(
    WatchHub hub, WatchFilter filter, long after, IServerStreamWriter<WatchReply> output, IGrainPort grains, Retries retries, IOptions<GatewayOptions> options, WaitingTime waiting)
{
    private long written = waiting.Provider.GetTimestamp();

    /// <summary>The last position that the watcher has seen.</summary>
    public long Cursor { get; private set; } = after;

    public async Task Run(CancellationToken cancellation)
    {
        while (true)
        {
            var (frame, inLogOnly, grown) = hub.Next(Cursor);
            frame = inLogOnly ? await ReadLog(cancellation) : frame;
            if (frame is null || frame.Position <= Cursor)
            {
                await Wait(grown, cancellation);
            }
            else
            {
                var selected = filter.Select(frame, Cursor);
                Cursor = frame.Position;
                await Write(selected, cancellation);
            }
        }
    }

    /// <summary>Writes a message, or when there is none and the watcher has heard nothing for long, how far it has come.</summary>
    private async Task Write(WatchReply? message, CancellationToken cancellation)
    {
        if (message is null && Silence < options.Value.Heartbeat)
        {
            return;
        }

        await output.WriteAsync(message ?? new WatchReply { Position = Cursor }, cancellation);
        written = waiting.Provider.GetTimestamp();
    }

    private TimeSpan Silence => waiting.Provider.GetElapsedTime(written);

    private async Task Wait(Task grown, CancellationToken cancellation)
    {
        var left = options.Value.Heartbeat - Silence;
        try
        {
            await grown.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, waiting.Provider, cancellation);
        }
        catch (TimeoutException)
        {
            await Write(null, cancellation);
        }

        if (hub.IsCutOff)
        {
            throw RefusalStatus.Passing(Catalogue.Unavailable, TimeSpan.FromSeconds(1), $"reconnect and resume after position {Cursor}");
        }
    }

    private async Task<Frame> ReadLog(CancellationToken cancellation)
    {
        var call = new ChangesCall(hub.Tenant, Cursor, options.Value.ChangesPerFrame);
        return Frame.Of(Cursor, await retries.Run(() => grains.ReadChanges(call), _ => null, cancellation));
    }
}
