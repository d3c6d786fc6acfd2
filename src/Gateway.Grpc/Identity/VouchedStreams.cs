using Grpc.Core;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Errors;

namespace Reinstate.Gateway.Identity;

/// <summary>A stream goes on no longer than the issuer vouches for who opened it. Otherwise somebody who has left would watch until their browser is closed.</summary>
internal static class VouchedStreams
{
    // By so much may clocks differ, so a token can be accepted that has just expired.
    private static readonly TimeSpan AtLeast = TimeSpan.FromMinutes(1);

    // What a timer takes; who opens a stream for longer opens another.
    private static readonly TimeSpan AtMost = TimeSpan.FromDays(1);

    /// <summary>Runs a stream under a token of its own, and says UNAUTHENTICATED when time is up.</summary>
    public static async Task RunAsync(ServerCallContext context, TimeProvider time, Func<CancellationToken, Task> stream)
    {
        var left = (context.GetHttpContext().Features.Get<Presented>()?.Identity?.ExpiresAt - time.GetUtcNow()) ?? AtMost;
        using var expiring = new CancellationTokenSource(left < AtLeast ? AtLeast : left < AtMost ? left : AtMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, expiring.Token);
        try
        {
            await stream(either.Token);
        }
        catch (OperationCanceledException) when (expiring.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw RefusalStatus.Of(Catalogue.Unauthenticated, "the token has expired: go on in a new stream with another");
        }
    }
}
