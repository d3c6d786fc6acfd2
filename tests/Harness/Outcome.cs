using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;

namespace Reinstate.TestHarness;

/// <summary>What became of a command.</summary>
/// <param name="Position">Of the log after it.</param>
/// <param name="Version">Of the aggregate after it.</param>
/// <param name="Refusal">Null when it was accepted. A refusal can be on record, so events may stand beside it.</param>
/// <param name="Recorded">What it appended.</param>
public sealed record Outcome(long Position, long Version, Refusal? Refusal, IReadOnlyList<RecordedEvent> Recorded)
{
    public bool Accepted => Refusal is null;

    /// <summary>Code of the refusal, or empty.</summary>
    public string Code => Refusal?.Kind.Code ?? "";
}
