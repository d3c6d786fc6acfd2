using Grpc.Core;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Quotas;
using Reinstate.Gateway.Transport;
using Reinstate.Gateway.Watching;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>Completeness and findings across people, and the live board.</summary>
internal sealed class ReconciliationRpc(GatewayCalls calls, Watches watches, StalledReaders readers, CallQuotas quotas, TimeProvider time) : ReconciliationService.ReconciliationServiceBase
{
    public override Task<GetBoardReply> GetBoard(GetBoardRequest request, ServerCallContext context)
    {
        if (request.AtLeastPosition < 0)
        {
            calls.Admit<GetBoardRequest>(context);
            throw RefusalStatus.Of(Catalogue.InvalidArgument, "at_least_position: negative");
        }

        return calls.Ask(Owner.Organisation, request, GetBoardReply.Parser, context, request.AtLeastPosition);
    }

    public override Task<GetCompletenessReply> GetCompleteness(GetCompletenessRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Incident, request, GetCompletenessReply.Parser, context);

    public override Task<GetFindingsReply> GetFindings(GetFindingsRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Incident, request, GetFindingsReply.Parser, context);

    public override Task<GetPaceReply> GetPace(GetPaceRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Incident, request, GetPaceReply.Parser, context);

    public override async Task Watch(WatchRequest request, IServerStreamWriter<WatchReply> responseStream, ServerCallContext context)
    {
        var caller = calls.Admit<WatchRequest>(context);
        await quotas.CallAsync(caller.Tenant, context.CancellationToken);
        using var open = quotas.OpenStream(caller.Tenant);
        await VouchedStreams.RunAsync(context, time, vouched => watches.Run(caller, request, readers.Bound(responseStream), vouched));
    }
}
