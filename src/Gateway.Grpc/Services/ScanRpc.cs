using Grpc.Core;
using Reinstate.Gateway.Calls;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>Photographs and scans of sheets. The only service whose requests may be larger than others, see <see cref="GatewayOptions.MaxScanBytes"/>.</summary>
internal sealed class ScanRpc(GatewayCalls calls) : ScanService.ScanServiceBase
{
    public override async Task<KeepScanReply> KeepScan(KeepScanRequest request, ServerCallContext context)
    {
        var (answer, shown) = await calls.Send(Owner.Service, request, Scan.Parser, context);
        return new KeepScanReply { Position = answer.Position, Version = answer.Version, Scan = shown };
    }

    public override Task<GetScanReply> GetScan(GetScanRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Service, request, GetScanReply.Parser, context);

    public override Task<ListScansReply> ListScans(ListScansRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Service, request, ListScansReply.Parser, context);
}
