namespace Reinstate.Silo.Demo;

/// <summary>The time of the play: local time of the incident, forward only, sent with each command. Safe for concurrent use.</summary>
internal sealed class PlayClock(DateTimeOffset start)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _now = start;

    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    /// <summary>Moves to an instant, or stays where it is later already.</summary>
    public DateTimeOffset To(DateTimeOffset at)
    {
        lock (_gate)
        {
            return _now = at > _now ? at : _now;
        }
    }

    /// <summary>Lets time pass.</summary>
    public DateTimeOffset After(TimeSpan span)
    {
        lock (_gate)
        {
            return _now += span;
        }
    }
}
