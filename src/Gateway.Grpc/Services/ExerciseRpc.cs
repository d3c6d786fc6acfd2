using Grpc.Core;
using Reinstate.Gateway.Calls;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>Exercises, and how ready services are before an outage.</summary>
internal sealed class ExerciseRpc(GatewayCalls calls) : ExerciseService.ExerciseServiceBase
{
    public override Task<CommandReply> LoadScenario(LoadScenarioRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> GiveInject(GiveInjectRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> AnswerInject(AnswerInjectRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> JudgeAnswer(JudgeAnswerRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<CommandReply> ConcludeExercise(ConcludeExerciseRequest request, ServerCallContext context) =>
        calls.Send(Owner.Incident, request, context);

    public override Task<GetExerciseReply> GetExercise(GetExerciseRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Incident, request, GetExerciseReply.Parser, context);

    public override Task<GetReadinessReply> GetReadiness(GetReadinessRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Organisation, request, GetReadinessReply.Parser, context);
}
