using Google.Protobuf;
using Grpc.Core;
using Reinstate.Contracts.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Quotas;
using Reinstate.V1;

namespace Reinstate.Gateway.Calls;

/// <summary>Translate, call, translate: what every method of every service does.</summary>
internal sealed class GatewayCalls(IGrainPort grains, ICallerSource callers, DevelopmentClock clock, TimeProvider time, Retries retries, CallQuotas quotas, FairShares shares, CallMetrics metrics)
{
    /// <summary>Who calls. Every method begins with this, so the tenant is never anything else.</summary>
    public Caller Identify(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        var caller = callers.Identify(http);
        clock.Apply(http);
        return caller;
    }

    /// <summary>Who calls, where the role may make this call at all.</summary>
    public Caller Admit<TRequest>(ServerCallContext context)
        where TRequest : IMessage<TRequest>, new()
    {
        var caller = Identify(context);
        RequestShape<TRequest>.CheckRole(caller);
        return caller;
    }

    /// <summary>Sends a command to the aggregate that owns it and answers when it is durable.</summary>
    public Task<CommandReply> Send<TRequest>(Owner owner, TRequest request, ServerCallContext context)
        where TRequest : IMessage<TRequest>, new() =>
        metrics.CommandAsync(RequestShape<TRequest>.Method, async () =>
        {
            var answer = await SendOnce(owner, request, context);
            return new CommandReply { Position = answer.Position, Version = answer.Version };
        });

    /// <summary>As above, for a command whose answer shows what it made.</summary>
    public Task<(CommandAnswer Answer, TShown Shown)> Send<TRequest, TShown>(Owner owner, TRequest request, MessageParser<TShown> shown, ServerCallContext context)
        where TRequest : IMessage<TRequest>, new()
        where TShown : IMessage<TShown> =>
        metrics.CommandAsync(RequestShape<TRequest>.Method, async () =>
        {
            var answer = await SendOnce(owner, request, context);
            return (answer, shown.ParseFrom(answer.Shown.Span));
        });

    /// <summary>Asks the organisation's board.</summary>
    public Task<TReply> Ask<TRequest, TReply>(Owner owner, TRequest request, MessageParser<TReply> reply, ServerCallContext context, long atLeast = 0)
        where TRequest : IMessage<TRequest>, new()
        where TReply : IMessage<TReply> =>
        metrics.QueryAsync(RequestShape<TRequest>.Method, async () =>
        {
            var caller = Admit<TRequest>(context);
            await quotas.CallAsync(caller.Tenant, context.CancellationToken);
            RequestShape<TRequest>.CheckIds(request, owner);
            return await AskOnce(caller, request, reply, atLeast, ReadReason.Of(context.GetHttpContext().Request.Headers), CallKind.Single, context.CancellationToken);
        });

    /// <summary>Asks the organisation's board for a watch, on behalf of a caller who was identified before.</summary>
    public Task<TReply> Ask<TRequest, TReply>(Caller caller, TRequest request, MessageParser<TReply> reply, long atLeast, CancellationToken cancellation)
        where TRequest : IMessage<TRequest>, new()
        where TReply : IMessage<TReply> =>
        metrics.QueryAsync(RequestShape<TRequest>.Method, () => AskOnce(caller, request, reply, atLeast, "", CallKind.Watch, cancellation));

    private async Task<CommandAnswer> SendOnce<TRequest>(Owner owner, TRequest request, ServerCallContext context)
        where TRequest : IMessage<TRequest>, new()
    {
        var caller = Identify(context);
        await quotas.CallAsync(caller.Tenant, context.CancellationToken);
        var command = Addressed.Of(owner, request, caller, time.GetUtcNow());
        await quotas.ReceivedAsync(caller.Tenant, command.Call.Payload.Length, context.CancellationToken);
        var answer = await shares.RunAsync(
            command.Call.Tenant, 1, CallKind.Single, () => retries.Run(() => grains.Execute(command.Owner, command.Key, command.Call), a => a.Refusal, context.CancellationToken), context.CancellationToken);
        return answer.Refusal is null ? answer : throw RefusalStatus.Of(answer.Refusal, answer.Reasons);
    }

    private async Task<TReply> AskOnce<TRequest, TReply>(Caller caller, TRequest request, MessageParser<TReply> reply, long atLeast, string reason, CallKind kind, CancellationToken cancellation)
        where TRequest : IMessage<TRequest>, new()
        where TReply : IMessage<TReply>
    {
        var call = new QueryCall(caller.Tenant, caller.Person, caller.Role, RequestShape<TRequest>.Type, RequestShape<TRequest>.Bytes(request), atLeast, caller.Reach, reason);
        await quotas.ReceivedAsync(caller.Tenant, call.Payload.Length, cancellation);
        var answer = await shares.RunAsync(caller.Tenant, 1, kind, () => retries.Run(() => grains.Ask(call), a => a.Refusal, cancellation), cancellation);
        return answer.Refusal is null ? reply.ParseFrom(answer.Payload.Span) : throw RefusalStatus.Of(answer.Refusal, answer.Reasons);
    }
}
