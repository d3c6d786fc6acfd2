namespace Reinstate.Silo.Boards;

/// <summary>How much a tenant's view keeps at hand.</summary>
/// <param name="MaxEvents">About how many events and expected items the records at hand may hold; above that, runs that were used longest ago are set aside, all but the last one.</param>
/// <param name="SnapshotEvery">After so many events a question leaves a snapshot; 0 for never.</param>
/// <param name="SnapshotRest">After a snapshot, questions leave none for so many times as long as it took to write.</param>
internal sealed record BoardMemory(int MaxEvents, int SnapshotEvery, int SnapshotRest = 0)
{
    /// <summary>Everything stays at hand, timelines included, and nothing is written.</summary>
    public static readonly BoardMemory Everything = new(int.MaxValue, 0);

    /// <summary>For nodes.</summary>
    public static readonly BoardMemory Usual = new(50_000, 2_000, 10);

    public bool IsEverything => MaxEvents == int.MaxValue;
}
