using Grpc.Core;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Silo.Client;

/// <summary>How long a caller repeats a command whose outcome it did not hear. The key makes the repetition safe (rule 5).</summary>
internal sealed class Patience(TimeSpan whenUnreachable)
{
    private static readonly TimeSpan WhenContended = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>Gives up at the first failure of the connection.</summary>
    public static Patience None { get; } = new(TimeSpan.Zero);

    /// <summary>The longest that one attempt may take; null without patience, where the node's own limits decide.</summary>
    public DateTime? Deadline(TimeProvider time) => whenUnreachable > TimeSpan.Zero ? time.GetUtcNow().UtcDateTime.AddSeconds(10) : null;

    /// <summary>Runs an attempt until it ends otherwise than by a failure that passes.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (RpcException error) when (!cancellation.IsCancellationRequested && TimeProvider.System.GetElapsedTime(began) < For(error))
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private TimeSpan For(RpcException error) => Answer.RefusalIn(error) is { } refusal
        ? refusal.Code == Catalogue.Contended.Code || refusal.Code == Catalogue.Overloaded.Code || refusal.Code == Catalogue.QuotaExceeded.Code ? WhenContended : refusal.Code == Catalogue.Unavailable.Code ? whenUnreachable : TimeSpan.Zero
        : error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Cancelled or StatusCode.Unknown
            ? whenUnreachable : TimeSpan.Zero;
}
