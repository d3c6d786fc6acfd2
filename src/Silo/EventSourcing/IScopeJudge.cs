using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations.Retention;

namespace Reinstate.Silo.EventSourcing;

/// <summary>Judges a whole scope for the decisions that cover many aggregates.</summary>
internal interface IScopeJudge
{
    /// <summary>What stands in the way, as of <see cref="ScopeJudgement.Position"/>; no event later than that was looked at.</summary>
    ValueTask<ScopeJudgement> JudgeAsync(string tenant, EventScope scope, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What keeps a person's records, as of now.</summary>
    ValueTask<Settlement> SettleAsync(string tenant, string person, CancellationToken cancellation);

    /// <summary>What a finding was when it last arose, or null when it never did.</summary>
    ValueTask<FindingThen?> LastSeenAsync(string tenant, PastFinding sought, CancellationToken cancellation);
}
