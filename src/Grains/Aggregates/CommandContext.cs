using System.Collections.Immutable;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Incidents.Exercises;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Aggregates;

/// <summary>Everything that a decision may know beyond its own state and the command.</summary>
/// <param name="Tenant">The organisation.</param>
/// <param name="Now">The instant of the decision, UTC.</param>
/// <param name="Actor">Staff id or machine client id.</param>
/// <param name="Role">The role in which the actor acts, in the snake case of facts.v1.StaffMember.role.</param>
/// <param name="Surroundings">What other aggregates have recorded, as far as read.</param>
/// <param name="Judgement">For a decision that covers many aggregates: what stands in its way, as of a position. Else null.</param>
/// <param name="Past">For a decision about a finding that should no longer arise: what it was when it last did. Null when it never did.</param>
public sealed record CommandContext(
    string Tenant, DateTimeOffset Now, string Actor, string Role, Surroundings Surroundings, ScopeJudgement? Judgement = null, FindingThen? Past = null)
{
    /// <summary>For a decision that ends a person's records: what it rests on beyond them. Else null.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>For a decision that keeps a person's records from being erased: the person. Else null.</summary>
    public PersonState? Held { get; init; }

    /// <summary>The stream of another aggregate on which the decision rests, which must stand where it stood when it is appended; null where there is none.</summary>
    public BesideStream? Beside { get; init; }
}

/// <summary>
/// Where another stream stands. A person's erasure rests on the organisation's stream, which has the holds, and a hold on a person rests on the person's, which has the erasure: of the two that meet, the
/// database takes one, and the other is decided anew on it.
/// </summary>
public sealed record BesideStream(string Stream, long Version);

/// <summary>
/// Folds of other aggregates that a decision consults. They may lag behind the log, so a refusal that rests on them
/// (<see cref="Contracts.Refusals.RefusalKind.FromSurroundings"/>) is judged again on fresh ones before it is told; what they permit stays
/// permitted, because these facts only accumulate.
/// </summary>
/// <param name="Organisation">The directory.</param>
/// <param name="Incident">The incident of the command, or null.</param>
/// <param name="Service">The service of the command, or null.</param>
public sealed record Surroundings(OrganisationState Organisation, IncidentState? Incident, ServiceState? Service);

/// <summary>What a decision over a whole scope rests on: a fold of all that touches the scope, up to a position of the log.</summary>
/// <param name="Position">Nothing later that touches the scope may exist when the decision is appended.</param>
/// <param name="Blocking">What stands in the way of signing the scope off, one sentence each, naming the item, P1 first; empty when nothing does.</param>
/// <param name="OpenP1">How many open P1 items are among them.</param>
/// <param name="StepBlocking">For each step of the run, what it covers and is not finished; a step without an entry is finished.</param>
/// <param name="Transcribers">Staff ids (or initials nobody could resolve) of all who transcribed an entry of the scope.</param>
/// <param name="Items">How many items the scope holds.</param>
/// <param name="People">How many people it covers.</param>
/// <param name="Auditable">The items of the scope in a fixed order.</param>
/// <param name="RunFindings">Findings about the service as a whole.</param>
public sealed record ScopeJudgement(
    long Position, ImmutableArray<string> Blocking, int OpenP1, ImmutableSortedDictionary<int, ImmutableArray<string>> StepBlocking,
    ImmutableHashSet<string> Transcribers, int Items, int People, ImmutableArray<AuditableItem> Auditable, ImmutableArray<Finding> RunFindings)
{
    /// <summary>Staff ids of all who had a hand in the scope's records: who gave, transcribed or checked any version of an entry, or signed a service off.</summary>
    public ImmutableHashSet<string> Hands { get; init; } = [];

    /// <summary>By override, the staff ids of those who gave, transcribed or checked the entry for which it was made.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> HandsByOverride { get; init; } = ImmutableDictionary<string, ImmutableHashSet<string>>.Empty;

    /// <summary>Where the scope is an exercise with a scenario, how it is scored; else null.</summary>
    public ExerciseJudgement? Exercise { get; init; }
}

/// <summary>An item that an audit may draw.</summary>
/// <param name="Id">person/item.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="ServiceId">Where.</param>
/// <param name="Priority">Its priority; with the service it makes the stratum.</param>
/// <param name="Classes">What policy may draw in any case, of <see cref="AuditClasses"/>, in ordinal order.</param>
public sealed record AuditableItem(string Id, string PersonId, string ServiceId, Priority Priority, ImmutableArray<string> Classes);
