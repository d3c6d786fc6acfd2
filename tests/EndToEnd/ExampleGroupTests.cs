using Reinstate.Silo.Hosting;
using Reinstate.Silo.Import;
using Reinstate.TestNodes;

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

    private static async Task<List<string>> StartAndLoadAsync(TemporaryFolder folder)
    {
        var lines = new List<string>();
        Directory.CreateDirectory(folder.At("data"));
        await using var node = await Node.StartAsync(new NodeOptions { Store = new StoreAddress.Sqlite(folder.At("data/reinstate.db")), HttpPort = 0, GrpcPort = 0 }, Cancellation);
        await ExampleGroup.LoadAsync(node, Path.Combine(Repository.Root, "examples"), lines.Add, Cancellation);
        return lines;
    }
}
