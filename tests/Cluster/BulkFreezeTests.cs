using Grpc.Core;
using Reinstate.Facts.V1;
using Reinstate.Silo.Hosting;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.ClusterTests;

/// <summary>Freezes of a bulk stream go past the grains of the people, who may be active.</summary>
public sealed class BulkFreezeTests : IAsyncLifetime
{
    private const int People = 30;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-freeze-");
    private Node _node = null!;
    private Grpc.Net.Client.GrpcChannel _channel = null!;
    private Client _manager = null!;
    private DateTimeOffset _now;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _node = await Node.StartAsync(new NodeOptions { Store = new StoreAddress.Sqlite(Path.Combine(_folder.FullName, "log.db")), HttpPort = 0, GrpcPort = 0 }, Cancellation);
        _channel = Client.Channel(new Uri(_node.GrpcAddress));
        _manager = new Client(_channel, "meadow", "rm", "registered_manager");
        _now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        await SmallProvider.PrepareAsync(_manager, 1, _now);
        await _manager.Organisation.RegisterServicesAsync(new() { Header = Client.Key("svc"), Services = { new ServiceLocation { ServiceId = "oak", Name = "Oak", Type = "care_home" } } }, _manager.Headers);
        await _manager.Organisation.RegisterPeopleAsync(
            new() { Header = Client.Key("people"), People = { Enumerable.Range(0, People).Select(n => new PersonSupported { PersonId = $"o-{n}", ServiceId = "oak", Name = $"o-{n}" }) } }, _manager.Headers);
        await _manager.Incidents.DeclareIncidentAsync(new()
        {
            Header = Client.Key("declare"), IncidentId = "storm", Kind = "exercise", Title = "Storm", Systems = { "network" }, Services = { "oak" }, DeclaredAt = Client.At(_now.AddHours(-1)),
        }, _manager.Headers);
        await _manager.Recovery.OpenRecoveryRunAsync(new()
        {
            Header = Client.Key("open"), IncidentId = "storm", ServiceId = "oak", FrozenAt = Client.At(_now.AddHours(-1)),
            Census = { Enumerable.Range(0, People).Select(n => new RunCensusEntry { PersonId = $"o-{n}", ExpectedItems = 1 }) },
        }, _manager.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _node.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Everybody_is_frozen_once_and_a_person_whose_grain_was_asked_before_knows_it()
    {
        var early = await Assert.ThrowsAsync<RpcException>(() => QueryAsync("early"));
        Assert.Equal(StatusCode.FailedPrecondition, early.StatusCode);

        var answers = await SendAsync([.. Enumerable.Range(0, People).Select(n => Freeze(n, $"freeze-{n}"))]);
        Assert.All(answers, answer => Assert.Equal(1, answer.Accepted.Version));
        await QueryAsync("late");

        var again = await SendAsync([Freeze(1, "freeze-1"), Freeze(2, "once-more"), Freeze(3, "freeze-4"), Freeze(5, "other", "another item")]);
        Assert.Equal(answers.Single(answer => answer.Number == 2).Accepted, again.Single(answer => answer.Number == 1).Accepted);
        Assert.NotNull(again.Single(answer => answer.Number == 2).Accepted);
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED", "ALREADY_FROZEN"], again.Where(answer => answer.Number > 2).OrderBy(answer => answer.Number).Select(answer => answer.Refused.Code));

        var board = await _manager.Reconciliation.GetBoardAsync(new(), _manager.Headers);
        Assert.Equal(People, board.Runs.Single(run => run.ServiceId == "oak").Completeness.Expected);
    }

    private async Task QueryAsync(string key) => await _manager.People.RaiseQueryAsync(
        new() { Header = Client.Key(key), IncidentId = "storm", PersonId = "o-0", QueryId = key, ItemId = "item-0", Text = "Which cup?" }, _manager.Headers);

    private BulkCommand Freeze(int person, string key, string item = "item") => new()
    {
        FreezeExpected = new()
        {
            Header = Client.Key(key), IncidentId = "storm", PersonId = $"o-{person}", ServiceId = "oak",
            Items = { new ExpectedItem { ItemId = $"{item}-{person}", Record = new ExpectedRecord { Category = "hydration", DueFrom = Client.At(_now.AddHours(-1)), DueTo = Client.At(_now) } } },
        },
    };

    private async Task<List<BulkAnswer>> SendAsync(params BulkCommand[] commands)
    {
        using var call = _manager.Bulk.Execute(_manager.Headers, cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(new BulkRequest { Commands = { commands } }, Cancellation);
        await call.RequestStream.CompleteAsync();
        var answers = new List<BulkAnswer>();
        await foreach (var reply in call.ResponseStream.ReadAllAsync(Cancellation))
            answers.AddRange(reply.Answers);
        return answers;
    }
}
