using Reinstate.Grains.Plans;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Import;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.EndToEndTests;

public sealed class ExampleGroupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_start_loads_the_three_examples_and_the_next_one_nothing()
    {
        using var folder = new TemporaryFolder();
        var lines = await StartAndLoadAsync(folder);
        Assert.Equal(["INC-2026-014", "INC-2026-017", "INC-2026-019"], lines.Select(line => line.Split(' ')[1].TrimEnd(',')));
        Assert.All(lines, line => Assert.EndsWith(" 0 rejected)", line, StringComparison.Ordinal));
        Assert.Empty(await StartAndLoadAsync(folder));
    }

    [Fact]
    public async Task An_outage_of_every_example_service_now_can_be_frozen_from_what_is_planned()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("data"));
        await using var node = await Node.StartAsync(new NodeOptions { Store = new StoreAddress.Sqlite(folder.At("data/reinstate.db")), HttpPort = 0, GrpcPort = 0 }, Cancellation);
        await ExampleGroup.LoadAsync(node, Path.Combine(Repository.Root, "examples"), _ => { }, Cancellation);
        using var channel = Client.Channel(new Uri(node.GrpcAddress));
        var director = new Client(channel, ExampleGroup.Organisation, "director", "group_quality_director");
        var now = TimeProvider.System.GetUtcNow();
        var directory = await director.Organisation.GetOrganisationAsync(new(), director.Headers, cancellationToken: Cancellation);
        string[] services = [.. directory.Services.Select(service => service.ServiceId)];
        Assert.Equal(["HB01", "RH01", "SL01", "SL02", "SL03"], services);
        await director.Incidents.DeclareIncidentAsync(
            new() { Header = Client.Key("declare"), IncidentId = "now", Kind = "exercise", Title = "Everything is down", Systems = { "emar", "rostering", "care_planning" }, Services = { services }, DeclaredAt = Client.At(now) },
            director.Headers, cancellationToken: Cancellation);
        var expected = new Dictionary<string, int>();
        foreach (var service in services)
        {
            var week = await PlanAsync(director, service, now, now.AddDays(7));
            Assert.All(week.People, planned => Assert.True(planned.Covered && planned.ItemsCounted >= 14 && planned.SourceSystem == ExamplePlans.SourceSystem, $"{planned.Person.PersonId} {planned.ItemsCounted}"));
            expected[service] = await FreezeAsync(director, await PlanAsync(director, service, now, now.AddHours(12)), service, now);
        }

        var board = await director.Reconciliation.GetBoardAsync(new(), director.Headers, cancellationToken: Cancellation);
        Assert.Equal(expected.OrderBy(one => one.Key, StringComparer.Ordinal), board.Runs.Where(run => run.IncidentId == "now").Select(run => KeyValuePair.Create(run.ServiceId, run.Completeness.Expected)).OrderBy(one => one.Key, StringComparer.Ordinal));
        Assert.All(expected.Values, items => Assert.True(items > 20));
    }

    [Fact]
    public async Task A_node_with_records_of_its_own_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        await using (var node = await NodeProcess.StartAsync("--data", folder.At("data")))
        {
            using var channel = Client.Channel(node.GrpcAddress);
            var client = new Client(channel, "acme", "rm", "registered_manager");
            await client.Organisation.RegisterOrganisationAsync(new() { Header = Client.Key("1"), Name = "Acme Care" }, client.Headers, cancellationToken: Cancellation);
        }

        Assert.Empty(await StartAndLoadAsync(folder));
    }

    private static async Task<GetPlanReply> PlanAsync(Client by, string service, DateTimeOffset from, DateTimeOffset to) =>
        await by.Plans.GetPlanAsync(new() { ServiceId = service, From = Client.At(from), To = Client.At(to) }, by.Headers, cancellationToken: Cancellation);

    private static async Task<int> FreezeAsync(Client director, GetPlanReply plan, string service, DateTimeOffset now)
    {
        await director.Recovery.OpenRecoveryRunAsync(
            new() { Header = Client.Key($"open {service}"), IncidentId = "now", ServiceId = service, FrozenAt = Client.At(now), Census = { PlannedFreeze.Census(plan) } }, director.Headers, cancellationToken: Cancellation);
        var manager = director.As("rm", "registered_manager", [service]);
        foreach (var freeze in PlannedFreeze.Freezes(plan, "now", service))
        {
            freeze.Header = Client.Key($"freeze {freeze.PersonId}");
            await manager.People.FreezeExpectedAsync(freeze, manager.Headers, cancellationToken: Cancellation);
        }

        return plan.People.Sum(planned => planned.ItemsCounted);
    }

    private static async Task<List<string>> StartAndLoadAsync(TemporaryFolder folder)
    {
        var lines = new List<string>();
        Directory.CreateDirectory(folder.At("data"));
        await using var node = await Node.StartAsync(new NodeOptions { Store = new StoreAddress.Sqlite(folder.At("data/reinstate.db")), HttpPort = 0, GrpcPort = 0 }, Cancellation);
        await ExampleGroup.LoadAsync(node, Path.Combine(Repository.Root, "examples"), lines.Add, Cancellation);
        return lines;
    }
}
