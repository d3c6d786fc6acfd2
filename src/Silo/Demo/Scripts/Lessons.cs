using System.Collections.Immutable;

namespace Reinstate.Silo.Demo.Scripts;

/// <summary>What the review goes into, and what became of its improvement.</summary>
internal sealed record Lessons
{
    /// <summary>A factor of the taxonomy, and what of it there was.</summary>
    public required (string Factor, string Note) Cause { get; init; }

    /// <summary>What the supplier was asked, answered and promised, by how many days after restoration, and what became of it.</summary>
    public required (string Asked, string Answered, string Promise, int Days, bool Kept, string Judged) Supplier { get; init; }

    /// <summary>The review's questions: yes, partly or no, and why.</summary>
    public required ImmutableArray<(string Question, string Answer, string Detail)> Answers { get; init; }

    /// <summary>What staff said in the debrief, and the role of who spoke for them.</summary>
    public required (string Role, string Text) Debrief { get; init; }

    /// <summary>What somebody supported, or their family, said.</summary>
    public required (string Kind, string Text) Heard { get; init; }

    /// <summary>The meeting that spoke about it, and what it decided.</summary>
    public required (string Forum, string Decision) Meeting { get; init; }

    /// <summary>What shows that the improvement is made.</summary>
    public required string Proof { get; init; }

    /// <summary>What was seen when it was looked at again.</summary>
    public required string Effect { get; init; }

    public required string Statement { get; init; }
}
