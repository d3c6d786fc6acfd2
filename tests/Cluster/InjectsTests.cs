using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Silo.Hosting;
using Reinstate.TestNodes;
using Reinstate.V1;
using static Reinstate.ClusterTests.Calls;

namespace Reinstate.ClusterTests;

/// <summary>An exercise on a real node: its injects are given by a reminder, whose tick is given here by the test; everything else goes through gRPC.</summary>
public sealed class InjectsTests : IAsyncLifetime
{
    private const string Scenario = """
        { "format": "reinstate.scenario/1", "title": "Records down", "systems": ["care_planning"], "injects": [
          { "id": "declare", "after_minutes": 0, "to": "registered_manager", "tell": "Nobody can sign in.", "expect": "declared", "within_minutes": 600 },
          { "id": "sheets", "after_minutes": 490, "to": "nurse_in_charge", "tell": "On what do we write?", "expect": "sheets_issued", "within_minutes": 15 },
          { "id": "folder", "after_minutes": 490, "to": "care_worker", "tell": "Where is the folder?", "expect": "answer", "within_minutes": 15 } ] }
        """;

    private static readonly DateTimeOffset Prepared = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-injects-");
    private Node _node = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _node = await StartAsync();
        Clock.AdvanceTo(Prepared);
        using var channel = Client.Channel(new Uri(_node.GrpcAddress));
        await SmallProvider.PrepareAsync(As(channel, "rm", "registered_manager"), 2, Prepared);
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_is_played_to_its_end_over_a_restart_and_the_plan_is_tested_then()
    {
        using (var channel = Client.Channel(new Uri(_node.GrpcAddress)))
        {
            var lead = As(channel, "rm", "registered_manager");
            var bad = await Assert.ThrowsAsync<RpcException>(() => lead.Exercises.LoadScenarioAsync(
                new() { Header = Client.Key("x-bad"), IncidentId = SmallProvider.Incident, FileName = "d.json", ScenarioJson = Scenario.Replace("\"answer\"", "\"magic\"", StringComparison.Ordinal) }, lead.Headers, cancellationToken: Cancellation).ResponseAsync);
            Assert.Equal("SCENARIO_INVALID", bad.Trailers.GetValue("reinstate-refusal"));
            await lead.Exercises.LoadScenarioAsync(new() { Header = Client.Key("x-load"), IncidentId = SmallProvider.Incident, FileName = "d.json", ScenarioJson = Scenario }, lead.Headers, cancellationToken: Cancellation);
            Assert.Equal(["limits"], await RemindersAsync());
            await TickAsync();
            await TickAsync();
            Assert.Equal(["declare"], await GivenAsync(lead));
        }

        await _node.DisposeAsync();
        _node = await StartAsync();
        await _node.LimitsVisited;
        Assert.Equal(["limits"], await RemindersAsync());
        Clock.AdvanceTo(Prepared.AddMinutes(11));
        await TickAsync();

        using (var channel = Client.Channel(new Uri(_node.GrpcAddress)))
        {
            var (lead, nurse, carer) = (As(channel, "rm", "registered_manager"), As(channel, "nic", "nurse_in_charge"), As(channel, "carer", "care_worker"));
            Assert.Equal(["declare", "sheets", "folder"], await GivenAsync(lead));
            await carer.Exercises.AnswerInjectAsync(
                new() { Header = Client.Key("x-answer"), IncidentId = SmallProvider.Incident, InjectId = "folder", ServiceId = SmallProvider.Service, Done = "In the treatment room.", DoneAt = Client.At(Prepared.AddMinutes(11)) }, carer.Headers, cancellationToken: Cancellation);
            var early = await Assert.ThrowsAsync<RpcException>(() => lead.Exercises.ConcludeExerciseAsync(new() { Header = Client.Key("x-early"), IncidentId = SmallProvider.Incident, Observations = "o" }, lead.Headers, cancellationToken: Cancellation).ResponseAsync);
            Assert.Equal("EXERCISE_NOT_OVER", early.Trailers.GetValue("reinstate-refusal"));
            await nurse.Exercises.JudgeAnswerAsync(new() { Header = Client.Key("x-judge"), IncidentId = SmallProvider.Incident, InjectId = "folder", Answer = 1, Met = true, Note = "It was there." }, nurse.Headers, cancellationToken: Cancellation);
            await lead.Exercises.ConcludeExerciseAsync(new() { Header = Client.Key("x-end"), IncidentId = SmallProvider.Incident, Observations = "The folder was found." }, lead.Headers, cancellationToken: Cancellation);

            var exercise = await lead.Exercises.GetExerciseAsync(new() { IncidentId = SmallProvider.Incident }, lead.Headers, cancellationToken: Cancellation);
            Assert.Equal((3, 3, "rm"), (exercise.Score.Injects, exercise.Score.Met, exercise.Conclusion.ConcludedBy));
            Assert.Equal(["IncidentDeclared", "SheetsIssued", "InjectAnswered"], exercise.Injects.SelectMany(inject => inject.Evidence).Select(evidence => evidence.Event));
            var ready = await lead.Exercises.GetReadinessAsync(new(), lead.Headers, cancellationToken: Cancellation);
            Assert.Equal((SmallProvider.Incident, "ready"), (ready.Services.Single().LastExercise, ready.Services.Single().Checks.Single(check => check.Check == "exercise").State));
            var board = await lead.Reconciliation.GetBoardAsync(new(), lead.Headers, cancellationToken: Cancellation);
            Assert.Equal((0, "exercise"), (board.Total.Expected, board.Runs.Single().Kind));
            Assert.NotNull(board.ExerciseTotal);
            var refused = await Assert.ThrowsAsync<RpcException>(() => carer.Exercises.GetReadinessAsync(new(), carer.Headers, cancellationToken: Cancellation).ResponseAsync);
            Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        }
    }

    private static Client As(Grpc.Net.Client.GrpcChannel channel, string staff, string role) => new(channel, Tenant, staff, role);

    private static async Task<IEnumerable<string>> GivenAsync(Client lead)
    {
        var exercise = await lead.Exercises.GetExerciseAsync(new() { IncidentId = SmallProvider.Incident }, lead.Headers, cancellationToken: Cancellation);
        return exercise.Injects.Where(inject => inject.GivenAt is not null).Select(inject => inject.InjectId);
    }

    private DemoClock Clock => (DemoClock)_node.App.Services.GetRequiredService<NodeClock>().Time;

    private GrainReference Incident => (GrainReference)_node.App.Services.GetRequiredService<IGrainFactory>().GetGrain<IIncidentGrain>(GrainKeys.Of(Tenant, SmallProvider.Incident));

    private Task TickAsync() => Incident.AsReference<IRemindable>().ReceiveReminder("limits", default);

    private async Task<IEnumerable<string>> RemindersAsync() =>
        (await _node.App.Services.GetRequiredService<IReminderTable>().ReadRows(Incident.GrainId)).Reminders.Select(row => row.ReminderName);

    private Task<Node> StartAsync() => Node.StartAsync(
        new NodeOptions { Store = new StoreAddress.Sqlite(Path.Combine(_folder.FullName, "log.db")), HttpPort = 0, GrpcPort = 0, DemoClock = true }, Cancellation);
}
