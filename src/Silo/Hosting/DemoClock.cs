namespace Reinstate.Silo.Hosting;

/// <summary>Time that moves only when it is told to, and never back: plays over days in a minute, and the same each time.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <summary>Where an empty log begins.</summary>
    public static DateTimeOffset Beginning { get; } = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves the time on; an instant that has passed changes nothing.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        var now = Interlocked.Read(ref _ticks);
        while (now < instant.UtcTicks)
        {
            now = Interlocked.CompareExchange(ref _ticks, instant.UtcTicks, now) is var seen && seen == now ? instant.UtcTicks : seen;
        }
    }
}
