using System.Runtime.ExceptionServices;

namespace Reinstate.Folders.Reconciling;

/// <summary>
/// Work side by side, its results handed on one at a time and in order, by whoever has just finished the next one: nobody waits for a round to
/// end. At most so many results wait for an earlier one; then their makers wait too, so memory is bounded when handing on is slow.
/// Invariant: the lowest result that was not handed on is being made or being handed on, so somebody always makes progress.
/// </summary>
internal sealed class InOrder<T>(int count, int ahead, Func<int, T> make, Action<int, T> handOn)
{
    private readonly object gate = new();
    private readonly Dictionary<int, T> made = [];
    private int begun;
    private int handed;
    private bool isHanding;
    private ExceptionDispatchInfo? failure;

    /// <summary>Throws what make or handOn threw first; nothing is handed on after that.</summary>
    public void Run()
    {
        Parallel.For(0, Math.Min(Environment.ProcessorCount, count), _ => Work());
        failure?.Throw();
    }

    private void Work()
    {
        try
        {
            while (Begin() is { } index)
                Deliver(index, make(index));
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown where Run was called, once the others have stopped.
        catch (Exception e)
#pragma warning restore CA1031
        {
            lock (gate)
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
                Monitor.PulseAll(gate);
            }
        }
    }

    private int? Begin()
    {
        lock (gate)
        {
            while (failure is null && begun < count && begun - handed >= ahead)
                Monitor.Wait(gate);
            return failure is null && begun < count ? begun++ : null;
        }
    }

    private void Deliver(int index, T result)
    {
        lock (gate)
        {
            made.Add(index, result);
            if (isHanding)
                return;
            isHanding = true;
        }

        while (Next(out var next))
        {
            handOn(handed, next!);
            lock (gate)
            {
                handed++;
                Monitor.PulseAll(gate);
            }
        }
    }

    private bool Next(out T? next)
    {
        lock (gate)
        {
            isHanding = made.Remove(handed, out next) && failure is null;
            return isHanding;
        }
    }
}
