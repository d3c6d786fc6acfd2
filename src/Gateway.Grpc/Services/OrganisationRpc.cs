using Grpc.Core;
using Reinstate.Gateway.Calls;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>The registered provider: directory, code maps, policy; how long records are kept.</summary>
internal sealed class OrganisationRpc(GatewayCalls calls) : OrganisationService.OrganisationServiceBase
{
    public override Task<CommandReply> RegisterOrganisation(RegisterOrganisationRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<CommandReply> RegisterServices(RegisterServicesRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<CommandReply> RegisterPeople(RegisterPeopleRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<CommandReply> RegisterStaff(RegisterStaffRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<CommandReply> RegisterShifts(RegisterShiftsRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<CommandReply> MapChartCodes(MapChartCodesRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<CommandReply> RegisterSystems(RegisterSystemsRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<GetSupplierSignalsReply> GetSupplierSignals(GetSupplierSignalsRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Organisation, request, GetSupplierSignalsReply.Parser, context);

    public override Task<CommandReply> SetPolicy(SetPolicyRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<GetPolicyReply> GetPolicy(GetPolicyRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Organisation, request, GetPolicyReply.Parser, context);

    public override Task<GetOrganisationReply> GetOrganisation(GetOrganisationRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Organisation, request, GetOrganisationReply.Parser, context);

    public override Task<CommandReply> RecordEndOfCare(RecordEndOfCareRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<CommandReply> PlaceLegalHold(PlaceLegalHoldRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<CommandReply> LiftLegalHold(LiftLegalHoldRequest request, ServerCallContext context) =>
        calls.Send(Owner.Organisation, request, context);

    public override Task<GetLegalHoldsReply> GetLegalHolds(GetLegalHoldsRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Organisation, request, GetLegalHoldsReply.Parser, context);

    public override Task<GetRetentionReply> GetRetention(GetRetentionRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Organisation, request, GetRetentionReply.Parser, context);
}
