using Grpc.Core;
using Reinstate.Gateway.Calls;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>What is planned for people in the coming days.</summary>
internal sealed class PlanRpc(GatewayCalls calls) : PlanService.PlanServiceBase
{
    public override Task<CommandReply> RegisterPlan(RegisterPlanRequest request, ServerCallContext context) =>
        calls.Send(Owner.Plan, request, context);

    public override Task<GetPlanReply> GetPlan(GetPlanRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Service, request, GetPlanReply.Parser, context);
}
