using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reconciling;

/// <summary>
/// Finds the workers who, by exact rows, were in two services at once, so that only the services concerned are looked at together. Of each
/// row it keeps worker, time and service in a few bytes, each different one once a service; what the rows say is read again when it matters.
/// Cost: one entry a worker and moment, a sort of those of workers who were seen in several services.
/// </summary>
internal sealed class WorkersAbroad
{
    private readonly Dictionary<string, int> workers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly List<int> firstService = [];
    private readonly List<bool> isAbroad = [];
    private readonly List<Presence[]> services = [];

    /// <summary>The exact work of one service, gathered where it was evaluated; given in order of services.</summary>
    public void Add(int service, Dictionary<string, HashSet<Time>> work)
    {
        var seen = new Presence[work.Values.Sum(times => times.Count)];
        var next = 0;
        foreach (var (name, times) in work)
        {
            var worker = Worker(name, service);
            foreach (var time in times)
                seen[next++] = new(worker, service, time.From, time.Until);
        }

        services.Add(seen);
    }

    /// <summary>Adds a trace to the work of its workers, each different time once.</summary>
    public static void Gather(Dictionary<string, HashSet<Time>> work, WorkTrace trace, RecoveryContext context)
    {
        if (!trace.Exact || trace.Until < trace.From)
            return;
        foreach (var worker in trace.WorkerNames(context))
        {
            ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(work, worker, out _);
            (times ??= []).Add(new(trace.From.UtcTicks, (trace.Until ?? trace.From).UtcTicks));
        }
    }

    /// <summary>Workers who were in two services at once, and every service in which any of them was seen, ascending.</summary>
    public (HashSet<string> Workers, List<int> Services) AtOnce()
    {
        var abroad = services.SelectMany(s => s).Where(p => isAbroad[p.Worker]).ToArray();
        Array.Sort(abroad, InTime);
        var clashing = new HashSet<int>();
        var (until, at) = (0L, -1);
        for (var i = 0; i < abroad.Length; i++)
        {
            if (i == 0 || abroad[i].Worker != abroad[i - 1].Worker)
                (until, at) = (abroad[i].Until, abroad[i].Service);
            else if (abroad[i].Service != at && (abroad[i].From < until || abroad[i].From == abroad[i - 1].From))
                clashing.Add(abroad[i].Worker);
            if (abroad[i].Until >= until)
                (until, at) = (abroad[i].Until, abroad[i].Service);
        }

        return ([.. clashing.Select(w => names[w])], [.. abroad.Where(p => clashing.Contains(p.Worker)).Select(p => p.Service).Distinct().Order()]);
    }

    private static int InTime(Presence a, Presence b) => a.Worker != b.Worker ? a.Worker.CompareTo(b.Worker)
        : a.From != b.From ? a.From.CompareTo(b.From) : a.Until != b.Until ? a.Until.CompareTo(b.Until) : a.Service.CompareTo(b.Service);

    private int Worker(string name, int service)
    {
        ref var worker = ref CollectionsMarshal.GetValueRefOrAddDefault(workers, name, out var exists);
        if (!exists)
        {
            worker = names.Count;
            names.Add(name);
            firstService.Add(service);
            isAbroad.Add(false);
        }
        else if (firstService[worker] != service)
        {
            isAbroad[worker] = true;
        }

        return worker;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Presence(int Worker, int Service, long From, long Until);

    /// <summary>From when until when, in ticks of universal time; equal for a moment.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Time(long From, long Until);
}
