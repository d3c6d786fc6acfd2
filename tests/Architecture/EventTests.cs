using Google.Protobuf;
using Google.Protobuf.Reflection;
using Reinstate.Contracts.Ids;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Grains.Plans;
using Reinstate.Grains.Reads;
using Reinstate.Grains.Services;
using Reinstate.TestHarness;

namespace Reinstate.ArchitectureTests;

/// <summary>Every stored event has its one fold and its one sentence.</summary>
public sealed class EventTests
{
    private static readonly EventScope Scope = new("inc", "svc");

    private static readonly Dictionary<FileDescriptor, string> Owners = new()
    {
        [OrganisationEventsReflection.Descriptor] = "organisation",
        [IncidentEventsReflection.Descriptor] = "incident",
        [AssuranceEventsReflection.Descriptor] = "incident",
        [ExerciseEventsReflection.Descriptor] = "incident",
        [ServiceEventsReflection.Descriptor] = "service",
        [PersonEventsReflection.Descriptor] = "person",
        [ReadEventsReflection.Descriptor] = "reads",
        [PlanEventsReflection.Descriptor] = "plan",
    };

    private static readonly string[] Kinds = ["organisation", "incident", "service", "person", "reads", "plan"];

    /// <summary>A part of RecoveryRunOpened that stands beside it in its file.</summary>
    private const string Part = "reinstate.events.v1.CensusEntry";

    public static TheoryData<string> Names => [.. MessageTypes.EventNames.Where(name => name != Part).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_aggregate_whose_event_it_is_folds_it_and_no_other_does(string name)
    {
        var filled = Filled(name);
        var folds = Kinds.Where(kind => Knows(kind, filled));
        Assert.Equal(filled is IdempotencyConflictNoted ? Kinds : [Owners[filled.Descriptor.File]], folds);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_has_a_sentence_on_the_board(string name)
    {
        var change = BoardChanges.Of("person/p", Recorded(Filled(name)));
        Assert.NotEqual("", change.What);
        Assert.Equal(Filled(name).Descriptor.Name, change.Event);
    }

    [Fact]
    public void An_event_of_another_aggregate_is_not_folded() => Assert.False(Knows("organisation", Filled("reinstate.events.v1.RecoveryRunOpened")));

    [Fact]
    public void A_message_that_is_no_event_has_no_sentence() =>
        Assert.Throws<UnknownEventException>(() => BoardChanges.Of("person/p", Recorded(new V1.CommandReply())));

    private static bool Knows(string kind, IMessage @event) => kind switch
    {
        "organisation" => Folds(new OrganisationAggregate(), OrganisationState.None, @event),
        "incident" => Folds(new IncidentAggregate(), new IncidentState("inc"), @event),
        "plan" => Folds(new PlanAggregate(), new PlanState("p"), @event),
        "reads" => Folds(new ReadsAggregate(), ReadsState.None, @event),
        "service" => Folds(new ServiceAggregate(), new ServiceAggregate().Apply(new ServiceState("svc"), Recorded(new RecoveryRunOpened { IncidentId = "inc" })), @event),
        _ => Folds(new PersonAggregate(), new PersonAggregate().Apply(new PersonState("p"), Recorded(new ExpectedItemsFrozen
        {
            IncidentId = "inc",
            ServiceId = "svc",
            Person = new Facts.V1.PersonSupported { PersonId = "p", ServiceId = "svc", Name = "name" },
        })), @event),
    };

    // Values made up for every field can be impossible ones; a fold that complains about a value knows the event.
    private static bool Folds<TState>(IAggregate<TState> aggregate, TState state, IMessage @event)
        where TState : class
    {
        try
        {
            aggregate.Apply(state, Recorded(@event));
            return true;
        }
        catch (Exception e)
        {
            return e is not UnknownEventException;
        }
    }

    private static RecordedEvent Recorded(IMessage @event) => new(@event, 1, 1, DateTimeOffset.UnixEpoch, "actor", "role", Scope, "key");

    private static IMessage Filled(string name) =>
        FilledMessages.Of(MessageTypes.ParseEvent(name, default)!.Descriptor);
}
