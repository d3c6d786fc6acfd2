namespace Reinstate.Gateway.Watching;

/// <summary>A bell for one listener: rung any number of times while it is busy, it rings once.</summary>
internal sealed class Wake : IDisposable
{
    private readonly SemaphoreSlim bell = new(0);
    private int rung;

    public void Ring()
    {
        if (Interlocked.Exchange(ref rung, 1) == 0)
        {
            bell.Release();
        }
    }

    /// <summary>Whether it rang, rather than that the time passed.</summary>
    public async Task<bool> Wait(TimeSpan atMost, CancellationToken cancellation)
    {
        if (!await bell.WaitAsync(atMost, cancellation))
        {
            return false;
        }

        Interlocked.Exchange(ref rung, 0);
        return true;
    }

    public void Dispose() => bell.Dispose();
}
