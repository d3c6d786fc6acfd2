using Google.Protobuf;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Grains.People;
using Reinstate.Grains.Plans;
using Reinstate.Grains.Services;
using Reinstate.Internal.V1;

namespace Reinstate.TestHarness;

/// <summary>
/// One tenant's log in memory, driven by the aggregates' own decisions: decide, append, fold, as the node does it, without its concurrency.
/// Every event goes through its stored bytes and back, so that nothing is folded here which a rebuild would not know.
/// </summary>
public sealed class TenantLog(string tenant = "acme")
{
    private static readonly OrganisationAggregate Organisations = new();
    private static readonly IncidentAggregate Incidents = new();
    private static readonly ServiceAggregate Services = new();
    private static readonly PersonAggregate People = new();
    private static readonly PlanAggregate Planning = new();

    private readonly List<TimelineRecord> log = [];
    private readonly Dictionary<string, (PlanState State, long Version)> plans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IMessage Command, Outcome Answer)> answers = new(StringComparer.Ordinal);

    /// <summary>The fold of all that is recorded.</summary>
    public TenantView View { get; private set; } = new(tenant);

    /// <summary>All events in order.</summary>
    public IReadOnlyList<TimelineRecord> Events => log;

    public long Position => log.Count;

    /// <summary>What is planned for a person; the view holds none of it.</summary>
    public PlanState PlanOf(string person) => plans.TryGetValue(person, out var plan) ? plan.State : Planning.Initial(person);

    /// <summary>Decides a command and appends what it says. The same key again gives the first answer; with another command it is refused, on record.</summary>
    public Outcome Execute(IMessage command, string actor, string role, DateTimeOffset now, string? key = null)
    {
        key ??= $"key-{answers.Count + 1}";
        if (answers.TryGetValue(key, out var before))
            return before.Command.Equals(command) ? before.Answer : Reused(command, actor, now, key);
        var (kind, id) = CommandOwner.Of(command);
        var answer = kind switch
        {
            "organisation" => Run(Organisations, View.Organisation, id, command, actor, role, now, key),
            "incident" => Run(Incidents, View.Incidents.GetValueOrDefault(id) ?? Incidents.Initial(id), id, command, actor, role, now, key),
            "service" => Run(Services, View.Services.GetValueOrDefault(id) ?? Services.Initial(id), id, command, actor, role, now, key),
            PlanAggregate.Name => Run(Planning, PlanOf(id), id, command, actor, role, now, key),
            _ => Run(People, View.People.GetValueOrDefault(id) ?? People.Initial(id), id, command, actor, role, now, key),
        };
        if (answer.Accepted || answer.Recorded.Count > 0)
            answers[key] = (command, answer);
        return answer;
    }

    /// <summary>As <see cref="Execute"/>, for commands that a test takes for granted. Throws with the reasons of a refusal.</summary>
    public Outcome Accept(IMessage command, string actor, string role, DateTimeOffset now, string? key = null)
    {
        var answer = Execute(command, actor, role, now, key);
        return answer.Refusal is not { } refusal ? answer
            : throw new InvalidOperationException($"{command.Descriptor.Name} by {actor} ({role}) was refused: {refusal.Kind.Code}: {string.Join(" | ", refusal.Reasons)}");
    }

    /// <summary>Appends an event that no decision of this program takes, such as one of an older program.</summary>
    public RecordedEvent Append(string kind, string id, IMessage @event, EventScope scope, string actor, string role, DateTimeOffset now, string key)
    {
        var stream = GrainKeys.Stream(kind, id);
        var stored = MessageTypes.ParseEvent(@event.Descriptor.FullName, @event.ToByteArray())
            ?? throw new ArgumentException($"{@event.Descriptor.FullName} is not a stored event.", nameof(@event));
        var recorded = new RecordedEvent(stored, Position + 1, VersionOf(kind, id) + 1, now.ToUniversalTime(), actor, role, scope, key);
        View.Apply(stream, recorded);
        if (kind == PlanAggregate.Name)
            plans[id] = (Planning.Apply(PlanOf(id), recorded), recorded.Version);
        log.Add(new TimelineRecord(stream, recorded));
        return recorded;
    }

    /// <summary>A new fold of the first events of the log: what a node knows after a restart.</summary>
    public TenantView Rebuild(long upTo = long.MaxValue)
    {
        var view = new TenantView(tenant);
        foreach (var record in log.TakeWhile(record => record.Recorded.Position <= upTo))
            view.Apply(record.Stream, record.Recorded);
        return view;
    }

    private long VersionOf(string kind, string id) => kind == PlanAggregate.Name ? plans.GetValueOrDefault(id).Version : View.Versions.GetValueOrDefault(GrainKeys.Stream(kind, id));

    private Outcome Run<TState>(IAggregate<TState> aggregate, TState state, string id, IMessage command, string actor, string role, DateTimeOffset now, string key)
        where TState : class
    {
        var consults = aggregate.Consults(state, command);
        var surroundings = new Surroundings(View.Organisation, View.Incidents.GetValueOrDefault(consults.Incident), View.Services.GetValueOrDefault(consults.Service));
        var judgement = NeedsJudgement.Scope(command) is { } scope ? ScopeJudge.Judge(View, scope, now, Position) : null;
        var past = NeedsJudgement.Past(aggregate.Kind, id, command) is { } sought ? FindingHistory.LastSeen(tenant, log, sought) : null;
        var decision = aggregate.Decide(state, command, new CommandContext(tenant, now.ToUniversalTime(), actor, role, surroundings, judgement, past)
        {
            Settlement = NeedsJudgement.Settled(command) ? Settlement.Of(View, id) : null,
            Held = NeedsJudgement.Holds(command) is { } held ? PersonOf(held) : null,
        });
        var recorded = decision.Events.Select(e => Append(aggregate.Kind, id, e, aggregate.ScopeOf(id, e), actor, role, now, key)).ToList();
        return new Outcome(Position, VersionOf(aggregate.Kind, id), decision.Refusal, recorded);
    }

    // A view keeps what it folded of somebody until the directory says that they are erased.
    private PersonState PersonOf(string person)
    {
        var stream = GrainKeys.Stream("person", person);
        return log.Where(record => record.Stream == stream).Aggregate(People.Initial(person), (state, record) => People.Apply(state, record.Recorded));
    }

    private Outcome Reused(IMessage command, string actor, DateTimeOffset now, string key)
    {
        var (kind, id) = CommandOwner.Of(command);
        var note = new NoteIdempotencyConflict
        {
            IncidentId = command.Descriptor.FindFieldByName("incident_id")?.Accessor.GetValue(command) as string ?? "",
            ServiceId = kind == "service" ? id : "",
            PersonId = kind == "person" ? id : "",
            ConflictingKey = key,
            Command = command.Descriptor.FullName,
        };
        var noted = Execute(note, actor, "node", now, $"reuse:{key}:{answers.Count}");
        return noted with { Refusal = Refusal.Of(Catalogue.IdempotencyKeyReused) };
    }
}
