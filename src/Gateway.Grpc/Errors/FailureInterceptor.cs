using Grpc.Core;
using Grpc.Core.Interceptors;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Gateway.Errors;

/// <summary>The one place where an exception becomes a status. Its text stays in the log; the caller gets an event id to quote.</summary>
internal sealed partial class FailureInterceptor(ILogger<FailureInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception exception)
        {
            throw ToStatus(exception, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception exception)
        {
            throw ToStatus(exception, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception exception)
        {
            throw ToStatus(exception, context);
        }
    }

    private RpcException ToStatus(Exception exception, ServerCallContext context)
    {
        var status = exception switch
        {
            RpcException refusal => refusal,
            _ when context.CancellationToken.IsCancellationRequested => Ended(context),
            _ => Unexpected(exception, context),
        };
        JsonErrors.Mark(context.GetHttpContext(), status);
        return status;
    }

    private static RpcException Ended(ServerCallContext context) =>
        new(context.Deadline < DateTime.MaxValue && context.Deadline.ToUniversalTime() <= TimeProvider.System.GetUtcNow().UtcDateTime
            ? new Status(StatusCode.DeadlineExceeded, "The deadline of the call has passed.")
            : new Status(StatusCode.Cancelled, "The call was cancelled."));

    private RpcException Unexpected(Exception exception, ServerCallContext context)
    {
        var eventId = Guid.NewGuid().ToString("N")[..12];
        CallFailed(exception, context.Method, eventId);
        return RefusalStatus.Of(Catalogue.Internal, $"event {eventId}");
    }

    [LoggerMessage(2001, LogLevel.Error, "{Method} failed, event {FailureId}")]
    private partial void CallFailed(Exception exception, string method, string failureId);
}
