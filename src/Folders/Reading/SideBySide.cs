using System.Runtime.ExceptionServices;

namespace Reinstate.Folders.Reading;

/// <summary>Work on all cores. What fails, fails as it would have alone.</summary>
internal static class SideBySide
{
    public static void Run(params ReadOnlySpan<Action> work)
    {
        var actions = work.ToArray();
        For(actions.Length, i => actions[i]());
    }

    /// <summary>In no order, each number once, one at a time to whoever is free.</summary>
    public static void For(int count, Action<int> work)
    {
        var next = -1;
        try
        {
            Parallel.For(0, Math.Min(Environment.ProcessorCount, count), _ =>
            {
                for (int i; (i = Interlocked.Increment(ref next)) < count;)
                    work(i);
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }
}
