using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Matching;

/// <summary>How the rows of one kind find their place: doses of a medicine, records of a category.</summary>
internal interface IMatching
{
    /// <summary>Minutes by which a copy whose line is not stated may differ from its paper.</summary>
    int CopyTolerance(RecoveryContext context);

    /// <summary>Expected items that a unit may stand for.</summary>
    Near[] Near(Unit unit, Strand strand);

    /// <summary>Two units of one strand may concern each other though they share no expected item. Symmetric.</summary>
    bool AreLinked(Unit a, Unit b, RecoveryContext context);

    /// <summary>Whether rows of one source can be linked, or only paper with digital.</summary>
    bool LinksOneSource { get; }

    /// <summary>The furthest in time that two linked units can be; negative where none are.</summary>
    TimeSpan LinkReach(RecoveryContext context);

    /// <summary>
    /// The items of a cluster: each of its slots and each of its units in exactly one. Units in the order of <see cref="Unit.Compare"/>,
    /// slots ascending. The answer depends on nothing else.
    /// </summary>
    void Solve(Strand strand, Cluster cluster);
}
