namespace Reinstate.Contracts.Calls;

/// <summary>An event-sourced aggregate: answers a command after its events are durable.</summary>
[Alias("reinstate.IAggregateGrain")]
public interface IAggregateGrain : IGrainWithStringKey
{
    /// <summary>Executes a command once, however often it is sent with the same idempotency key.</summary>
    [Alias("Execute")]
    Task<CommandAnswer> Execute(CommandCall call);

    /// <summary>Executes commands in this order, each on top of those before it, and answers each, in this order, when all are durable.</summary>
    [Alias("ExecuteAll")]
    Task<CommandAnswer[]> ExecuteAll(CommandCall[] calls);
}

/// <summary>Directory of services, people and staff; policy; code maps. Key: the tenant.</summary>
[Alias("reinstate.IOrganisationGrain")]
public interface IOrganisationGrain : IAggregateGrain;

/// <summary>Lifecycle, timeline, decisions, audit, review. Key: tenant/incident.</summary>
[Alias("reinstate.IIncidentGrain")]
public interface IIncidentGrain : IAggregateGrain;

/// <summary>A service's recovery runs. Key: tenant/service.</summary>
[Alias("reinstate.IServiceGrain")]
public interface IServiceGrain : IAggregateGrain
{
    /// <summary>
    /// Executes commands that freeze expected sets, of one person each, and answers each, in this order, when all are durable. As if each had been sent to its person's
    /// grain, without one for everybody.
    /// </summary>
    [Alias("FreezePeople")]
    Task<CommandAnswer[]> FreezePeople(PersonCall[] calls);
}

/// <summary>A person's three records, for each incident. Key: tenant/person.</summary>
[Alias("reinstate.IPersonGrain")]
public interface IPersonGrain : IAggregateGrain;

/// <summary>What is planned for a person. Key: tenant/person.</summary>
[Alias("reinstate.IPlanGrain")]
public interface IPlanGrain : IAggregateGrain
{
    /// <summary>What is planned for the person in the time and at the service that a <c>reinstate.v1.GetPlanRequest</c> asks about, as a <c>reinstate.v1.PlannedPerson</c> without the person. Who may ask was found out before.</summary>
    [Alias("Planned")]
    Task<QueryAnswer> Planned(QueryCall call);

    /// <summary>Lets go of what it holds: the person was erased, and the log says nothing any more.</summary>
    [Alias("Forget")]
    Task Forget();
}

/// <summary>A tenant's projections: board, worklist, chronology, findings, evidence. A fold of the log, rebuilt at will. Key: the tenant.</summary>
[Alias("reinstate.IBoardGrain")]
public interface IBoardGrain : IGrainWithStringKey
{
    /// <summary>Answers a query with the log folded at least as far as the call asks.</summary>
    [Alias("Ask")]
    Task<QueryAnswer> Ask(QueryCall call);

    /// <summary>The changes after a position.</summary>
    [Alias("ReadChanges")]
    Task<ChangesPage> ReadChanges(ChangesCall call);
}

/// <summary>The stream on which a tenant's new positions are announced: a signal, never the truth. A lost one costs time, not events.</summary>
public static class PositionSignals
{
    /// <summary>Name of the stream provider.</summary>
    public const string Provider = "signals";

    /// <summary>Namespace of the stream; its key is the tenant, its items are positions (<see cref="long"/>).</summary>
    public const string Namespace = "positions";
}
