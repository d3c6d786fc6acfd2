using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Errors;

namespace Reinstate.Gateway.Calls;

/// <summary>
/// Repeats a call whose grain could not be reached, for example because its silo was just lost. Safe for commands because they are idempotent by key
/// (rule 5). Ends with UNAVAILABLE when patience or the caller's deadline runs out.
/// </summary>
internal sealed partial class Retries(IOptions<GatewayOptions> options, WaitingTime waiting, ILogger<Retries> logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);

    // A caller waits this much longer than a lost silo's grains are away, on average half of it; sixty callers that wait cost the node 240 calls a second.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Advice = TimeSpan.FromSeconds(1);

    /// <summary>How long a call is repeated.</summary>
    public TimeSpan Patience => options.Value.Patience;

    /// <summary>Whether the failure says that nobody answered, rather than that the answer is an error.</summary>
    public static bool IsTransient(Exception exception) => exception is
        TimeoutException or OrleansMessageRejectionException or SiloUnavailableException or ConnectionFailedException or ClientNotAvailableException
        or GatewayTooBusyException;

    /// <summary>Calls until there is an answer. An answer whose refusal is UNAVAILABLE counts as none.</summary>
    public async Task<T> Run<T>(Func<Task<T>> call, Func<T, string?> refusalOf, CancellationToken cancellation)
    {
        var time = waiting.Provider;
        var started = time.GetTimestamp();
        for (var delay = FirstDelay; ; delay = Longer(delay))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var left = options.Value.Patience - time.GetElapsedTime(started);
                var answer = await call().WaitAsync(left > FirstDelay ? left : FirstDelay, time, cancellation);
                if (refusalOf(answer) != Catalogue.Unavailable.Code)
                {
                    return answer;
                }
            }
            catch (Exception exception) when (IsTransient(exception))
            {
                NotReached(exception.GetType().Name, delay.TotalMilliseconds);
            }

            if (time.GetElapsedTime(started) + delay >= options.Value.Patience)
            {
                throw RefusalStatus.Passing(Catalogue.Unavailable, Advice);
            }

            await Task.Delay(Jitter(delay), time, cancellation);
        }
    }

    private static TimeSpan Longer(TimeSpan delay) => delay * 2 < LongestDelay ? delay * 2 : LongestDelay;

    /// <summary>Many callers lost the same silo at once; they must not come back at once.</summary>
    private static TimeSpan Jitter(TimeSpan delay) => delay * (0.5 + (Random.Shared.NextDouble() / 2));

    [LoggerMessage(2002, LogLevel.Warning, "A grain was not reached ({Failure}), next try in {Milliseconds} ms")]
    private partial void NotReached(string failure, double milliseconds);
}
