using Grpc.Core;
using Microsoft.Extensions.Options;
using Reinstate.Gateway.Bulk;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Identity;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>Many commands over one stream.</summary>
internal sealed class BulkRpc(GatewayCalls calls, IGrainPort grains, Retries retries, TimeProvider time, IOptions<GatewayOptions> options) : BulkService.BulkServiceBase
{
    public override async Task Execute(IAsyncStreamReader<BulkRequest> requestStream, IServerStreamWriter<BulkReply> responseStream, ServerCallContext context)
    {
        var caller = calls.Admit<BulkRequest>(context);
        await VouchedStreams.RunAsync(context, time, async vouched =>
        {
            using var session = new BulkSession(grains, retries, time, caller, options.Value.BulkUnanswered, vouched);
            await session.RunAsync(requestStream, responseStream);
        });
    }
}
