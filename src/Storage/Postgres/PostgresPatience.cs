using Microsoft.Extensions.Logging;
using Npgsql;

namespace Reinstate.Storage.Postgres;

/// <summary>
/// Tries an append again while the database is away for a moment (a restart, a failover), as long as it is known that nothing of it was committed. Whoever waits
/// for the answer waits too, so there is a limit; after it, and for anything whose fate is not known, the failure is the caller's.
/// </summary>
internal sealed partial class PostgresPatience(TimeSpan limit, ILogger logger, TimeProvider time)
{
    /// <summary>Longer than a failover that goes well takes, shorter than the callers' own deadlines.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    public async Task<T> RunAsync<T>(Func<Attempt, Task<T>> once, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var pause = FirstPause;
        for (var number = 1; ; number++)
        {
            var attempt = new Attempt();
            try
            {
                return await once(attempt);
            }
            catch (NpgsqlException e) when (PostgresFailures.IsUndoneAndPassing(e, attempt.CommitSent) && time.GetElapsedTime(began) + pause < limit)
            {
                TryingAgain(number, e.SqlState ?? e.InnerException?.GetType().Name ?? "");
            }

            await Task.Delay(pause, time, cancellation);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // The state, not the text: that of the database may quote what was to be stored.
    [LoggerMessage(1401, LogLevel.Warning, "The log's database is away ({State}); an append of which nothing is committed is tried again after attempt {Number}")]
    private partial void TryingAgain(int number, string state);

    /// <summary>How far one attempt got.</summary>
    internal sealed class Attempt
    {
        /// <summary>From here on a lost connection leaves open whether it was committed.</summary>
        public bool CommitSent { get; set; }
    }
}
