using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Silo.EventSourcing;
using Reinstate.SiloTests.Kit;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.SiloTests;

/// <summary>A hold and an erasure of one person that are decided at the same time: the log takes one of them, and the other is decided anew on it. Neither passes in silence.</summary>
public sealed class ErasingAndHoldingTests : IAsyncLifetime
{
    private const string Person = "n1";

    private readonly Bench _bench = new();
    private Interposed _appender = null!;
    private Workings _interposed = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var organisation = Organisation(_bench.Workings);
        foreach (var (i, command) in ((IMessage[])
        [
            new RegisterOrganisationRequest { Name = "Meadow" },
            new RegisterServicesRequest { Services = { new ServiceLocation { ServiceId = "north", Name = "North", Type = "homecare" } } },
            new RegisterPeopleRequest { People = { new PersonSupported { PersonId = Person, ServiceId = "north", Name = "N" } } },
            new RecordEndOfCareRequest { PersonId = Person, CareEndedOn = "2010-01-01", Reason = "moved away" },
        ]).Index())
            Assert.Null((await organisation.ExecuteAsync(Call(command, $"begin-{i}", "registered_manager"), Cancellation)).Refusal);
        _appender = new Interposed(_bench.Queue);
        _interposed = _bench.Workings with { Appender = _appender };
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_hold_that_is_placed_while_an_erasure_is_decided_is_not_passed_by()
    {
        _appender.First = async () => Assert.Null((await Organisation(_bench.Workings).ExecuteAsync(Hold("h-1"), Cancellation)).Refusal);
        var refused = await Of(_interposed).ExecuteAsync(Erase(), Cancellation);
        Assert.Equal((Catalogue.LegalHold.Code, 1), (refused.Refusal, _appender.Interposals));
        Assert.Contains("hold h-1 (COR/114)", Assert.Single(refused.Reasons), StringComparison.Ordinal);
        Assert.Equal([LegalHoldPlaced.Descriptor.FullName], await LastAsync());
    }

    [Fact]
    public async Task An_erasure_that_is_decided_while_a_hold_is_placed_leaves_no_hold_on_nothing()
    {
        _appender.First = async () => Assert.Null((await Of(_bench.Workings).ExecuteAsync(Erase(), Cancellation)).Refusal);
        var refused = await Organisation(_interposed).ExecuteAsync(Hold("h-1"), Cancellation);
        Assert.Equal((Catalogue.PersonErased.Code, 1), (refused.Refusal, _appender.Interposals));
        Assert.Equal([ErasureDecided.Descriptor.FullName], await LastAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handed_in_together_one_of_them_wins_and_the_other_is_told_so(bool holdFirst)
    {
        _bench.Log.Hold();
        var blocking = Organisation(_bench.Workings).ExecuteAsync(Call(new RegisterOrganisationRequest { Name = "Meadow" }, "begin-0", "registered_manager"), Cancellation);
        Task<CommandAnswer> first, second;
        (first, second) = holdFirst ? (Organisation(_bench.Workings).ExecuteAsync(Hold("h-1"), Cancellation), Of(_bench.Workings).ExecuteAsync(Erase(), Cancellation))
            : (Of(_bench.Workings).ExecuteAsync(Erase(), Cancellation), Organisation(_bench.Workings).ExecuteAsync(Hold("h-1"), Cancellation));
        _bench.Log.Release();
        await blocking;
        var answers = (await first, await second);
        Assert.Single((CommandAnswer[])[answers.Item1, answers.Item2], answer => answer.Refusal is null);
        Assert.Single((CommandAnswer[])[answers.Item1, answers.Item2], answer => answer.Refusal == Catalogue.LegalHold.Code || answer.Refusal == Catalogue.PersonErased.Code);
        Assert.Single(await LastAsync());
    }

    [Fact]
    public async Task What_else_happens_in_the_directory_only_has_it_decided_again()
    {
        _appender.First = async () => Assert.Null((await Organisation(_bench.Workings).ExecuteAsync(
            Call(new RegisterPeopleRequest { People = { new PersonSupported { PersonId = "n2", ServiceId = "north", Name = "M" } } }, "more", "registered_manager"), Cancellation)).Refusal);
        Assert.Null((await Of(_interposed).ExecuteAsync(Erase(), Cancellation)).Refusal);
        Assert.Equal(2, _appender.Appends);
    }

    private static EventSourced<OrganisationState> Organisation(Workings workings) => new(new OrganisationAggregate(), Bench.Tenant, "", workings);

    private static EventSourced<PersonState> Of(Workings workings) => new(new PersonAggregate(), Bench.Tenant, Person, workings);

    private static CommandCall Hold(string id) => Call(new PlaceLegalHoldRequest { HoldId = id, PersonId = Person, Reference = "COR/114", Reason = "the coroner asks for the record" }, "hold");

    private static CommandCall Erase() => Call(new ErasePersonRequest { PersonId = Person, Reason = "the time is over" }, "erase");

    private static CommandCall Call(IMessage command, string key, string role = "data_protection_officer") => Bench.Call(command, key) with { Role = role };

    /// <summary>Which holds and erasures are in the log.</summary>
    private async Task<List<string>> LastAsync() => [.. (await _bench.TailAsync()).Select(stored => stored.Type).Where(type => type == LegalHoldPlaced.Descriptor.FullName || type == ErasureDecided.Descriptor.FullName)];

    /// <summary>Before the first append something else is done, and is durable.</summary>
    private sealed class Interposed(IAppender appender) : IAppender
    {
        public Func<Task>? First { get; set; }

        public int Interposals { get; private set; }

        public int Appends { get; private set; }

        public async Task<AppendOutcome?> AppendAsync(AppendRequest request, Task<AppendOutcome?>? after = null)
        {
            Appends++;
            if (First is { } first)
            {
                First = null;
                Interposals++;
                await first();
            }

            return await appender.AppendAsync(request, after);
        }
    }
}
