using Google.Protobuf;
using Grpc.Core;
using Reinstate.Contracts.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity;
using Reinstate.V1;

namespace Reinstate.Gateway.Calls;

/// <summary>Translate, call, translate: what every method of every service does.</summary>
internal sealed class GatewayCalls(IGrainPort grains, ICallerSource callers, DevelopmentClock clock, TimeProvider time, Retries retries)
{
    /// <summary>Who calls. Every method begins with this, so the tenant is never anything else.</summary>
    public Caller Identify(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        var caller = callers.Identify(http);
        clock.Apply(http);
        return caller;
    }

    /// <summary>Sends a command to the aggregate that owns it and answers when it is durable.</summary>
    public async Task<CommandReply> Send<TRequest>(Owner owner, TRequest request, ServerCallContext context)
        where TRequest : IMessage<TRequest>, new()
    {
        var command = Addressed.Of(owner, request, Identify(context), time.GetUtcNow());
        var answer = await retries.Run(() => grains.Execute(command.Owner, command.Key, command.Call), a => a.Refusal, context.CancellationToken);
        return answer.Refusal is null
            ? new CommandReply { Position = answer.Position, Version = answer.Version }
            : throw RefusalStatus.Of(answer.Refusal, answer.Reasons);
    }

    /// <summary>Asks the organisation's board.</summary>
    public async Task<TReply> Ask<TRequest, TReply>(Owner owner, TRequest request, MessageParser<TReply> reply, ServerCallContext context, long atLeast = 0)
        where TRequest : IMessage<TRequest>, new()
        where TReply : IMessage<TReply>
    {
        var caller = Identify(context);
        RequestShape<TRequest>.CheckIds(request, owner);
        return await Ask(caller, request, reply, atLeast, context.CancellationToken);
    }

    /// <summary>Asks the organisation's board on behalf of a caller who was identified before.</summary>
    public async Task<TReply> Ask<TRequest, TReply>(Caller caller, TRequest request, MessageParser<TReply> reply, long atLeast, CancellationToken cancellation)
        where TRequest : IMessage<TRequest>, new()
        where TReply : IMessage<TReply>
    {
        var call = new QueryCall(caller.Tenant, caller.Person, caller.Role, RequestShape<TRequest>.Type, RequestShape<TRequest>.Bytes(request), atLeast);
        var answer = await retries.Run(() => grains.Ask(call), a => a.Refusal, cancellation);
        return answer.Refusal is null ? reply.ParseFrom(answer.Payload.Span) : throw RefusalStatus.Of(answer.Refusal, answer.Reasons);
    }
}
