using Reinstate.Storage.Log;

namespace Reinstate.Silo.Snapshots;

/// <summary>
/// Snapshots of streams, kept in the log's database beside the events. A long stream is folded from its last snapshot; a load that had to
/// fold many events leaves a snapshot for the next one, so nothing is written while commands are answered. Losing them costs time only.
/// </summary>
internal static class StreamSnapshots
{
    /// <summary>A load that folds at least so many events leaves a snapshot.</summary>
    public const int Every = 100;

    /// <summary>
    /// Whether a stream has grown enough since its last snapshot. A snapshot is as large as its state, so all of them together stay within a few times the last one: the directory of a
    /// nation is not written anew for each page of people.
    /// </summary>
    public static bool IsDue(long saved, long version) => version - saved >= Math.Max(Every, saved / 4);

    public static async ValueTask<(TState State, long Version)?> LoadAsync<TState>(ILog log, string tenant, string stream, CancellationToken cancellation)
        where TState : class =>
        await log.LoadSnapshotAsync(tenant, stream, StateCodec<TState>.Schema, cancellation) is { } snapshot && StateCodec<TState>.Read(snapshot.Data) is { } state
            ? (state, snapshot.Version) : null;

    public static ValueTask SaveAsync<TState>(ILog log, string tenant, string stream, TState state, long version, CancellationToken cancellation)
        where TState : class =>
        log.SaveSnapshotAsync(new Snapshot(tenant, stream, StateCodec<TState>.Schema, version, StateCodec<TState>.Write(state)), cancellation);
}
