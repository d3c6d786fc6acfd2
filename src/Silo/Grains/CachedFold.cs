using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Grains;

internal interface ICachedFold
{
    /// <summary>How long nobody has asked.</summary>
    TimeSpan IdleFor { get; }

    /// <summary>The next one who asks gets it refreshed.</summary>
    void Expire();
}

/// <summary>A fold shared by the grains of a silo. One refresh runs at a time; those who wait for it share it, unless they ask for a fresh one.</summary>
internal sealed class CachedFold<TState>(StreamFold<TState> fold, ILog log, TimeProvider clock) : ICachedFold
    where TState : class
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Reading? _reading;
    private long _asked = clock.GetTimestamp();
    private int _expiries;

    public TimeSpan IdleFor => clock.GetElapsedTime(Interlocked.Read(ref _asked));

    public void Expire() => Interlocked.Increment(ref _expiries);

    public async ValueTask<TState> GetAsync(bool fresh, CancellationToken cancellation)
    {
        Interlocked.Exchange(ref _asked, clock.GetTimestamp());
        if (!fresh && Young() is { } known)
        {
            return known;
        }

        await _turn.WaitAsync(cancellation);
        try
        {
            return (fresh ? null : Young()) ?? await ReadAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<TState> ReadAsync(CancellationToken cancellation)
    {
        // Taken before the read: what expires the reading or is appended meanwhile may not be in it.
        var (began, expiries) = (clock.GetTimestamp(), Volatile.Read(ref _expiries));
        await fold.CatchUpAsync(log, cancellation);
        _reading = new Reading(fold.State, began, expiries);
        return fold.State;
    }

    private TState? Young() =>
        _reading is { } reading && reading.Expiries == Volatile.Read(ref _expiries) && clock.GetElapsedTime(reading.Began) < MaxAge ? reading.State : null;

    private sealed record Reading(TState State, long Began, int Expiries);
}
