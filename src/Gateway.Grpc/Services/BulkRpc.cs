using Grpc.Core;
using Microsoft.Extensions.Options;
using Reinstate.Gateway.Bulk;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Quotas;
using Reinstate.Gateway.Transport;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>Many commands over one stream.</summary>
internal sealed class BulkRpc(GatewayCalls calls, IGrainPort grains, Retries retries, StalledReaders readers, CallQuotas quotas, FairShares shares, TimeProvider time, IOptions<GatewayOptions> options) : BulkService.BulkServiceBase
{
    public override async Task Execute(IAsyncStreamReader<BulkRequest> requestStream, IServerStreamWriter<BulkReply> responseStream, ServerCallContext context)
    {
        var caller = calls.Admit<BulkRequest>(context);
        using var open = quotas.OpenStream(caller.Tenant);
        await VouchedStreams.RunAsync(context, time, async vouched =>
        {
            using var session = new BulkSession(grains, retries, quotas, shares, time, caller, options.Value.BulkUnanswered, vouched);
            await session.RunAsync(requestStream, readers.Bound(responseStream));
        });
    }
}
