using Reinstate.Simulation.Scheduling;

namespace Reinstate.Simulation.World;

/// <summary>
/// Which faults happen. Each seed has its own weather: some kinds never, others often, because faults that are always mixed evenly hide each other.
/// </summary>
internal sealed class Faults
{
    private static readonly Fault[] Kinds = Enum.GetValues<Fault>();

    private readonly double[] _probability = new double[Kinds.Length];
    private readonly int[] _happened = new int[Kinds.Length];
    private readonly Chance _chance;
    private readonly Trace _trace;
    private bool _calm;

    public Faults(Chance chance, Trace trace)
    {
        (_chance, _trace) = (chance, trace);
        foreach (var kind in Kinds)
        {
            _probability[(int)kind] = chance.Is(0.5) ? Most(kind) * (1 + chance.Below(10)) / 10 : 0;
        }
    }

    /// <summary>How often each kind happened, by the kind's number.</summary>
    public IReadOnlyList<int> Happened => _happened;

    /// <summary>Whether it happens here and now.</summary>
    public bool Strikes(Fault kind)
    {
        if (_calm || !_chance.Is(_probability[(int)kind]))
        {
            return false;
        }

        _happened[(int)kind]++;
        _trace.Add(kind.ToString());
        return true;
    }

    /// <summary>From now on nothing goes wrong, so that what must come to an end does.</summary>
    public void Cease() => _calm = true;

    // What takes a node down, or the time of everybody, stays rarer than what one caller notices.
    private static double Most(Fault kind) => kind switch
    {
        Fault.CrashBeforeCommit or Fault.CrashAfterCommit => 0.06,
        Fault.FailedRead => 0.05,
        Fault.FailedAppend or Fault.LostAcknowledgement => 0.15,
        _ => 0.3,
    };
}
