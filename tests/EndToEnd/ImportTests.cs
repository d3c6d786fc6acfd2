using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.EndToEndTests;

public sealed class ImportTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private NodeProcess _node = null!;

    private static string Examples => Path.Combine(Repository.Root, "examples");

    public async ValueTask InitializeAsync() => _node = await NodeProcess.StartAsync("--data", _folder.At("data"));

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_same_folder_again_changes_nothing()
    {
        var (first, output) = await ImportAsync("supported-living");
        Assert.True(first == 0, output);
        var board = await BoardAsync();
        Assert.Equal("reconciling", Assert.Single(board.Incidents).State);
        Assert.Equal(3, board.Runs.Count);
        Assert.All(board.Runs, run => Assert.Equal("recovering", run.State));
        Assert.True(board.Total.Checked > 100);

        var (second, again) = await ImportAsync("supported-living");
        Assert.True(second == 0, again);
        Assert.Equal(board, await BoardAsync());
    }

    [Fact]
    public async Task A_changed_folder_adds_what_is_new_and_leaves_the_rest()
    {
        Assert.Equal(0, (await ImportAsync("supported-living")).ExitCode);
        var before = await BoardAsync();
        var changed = Copy("supported-living");
        await File.AppendAllTextAsync(
            Path.Combine(changed, "contacts.csv"), "CT99,family,SP01,2026-03-03T18:40,digital,Mother rang about the outage.,Ruth Amberley\n", TestContext.Current.CancellationToken);
        var (exit, output) = await RunAsync(changed);
        Assert.True(exit == 0, output);
        Assert.Equal(before.Position + 1, (await BoardAsync()).Position);
    }

    [Fact]
    public async Task Bad_rows_are_named_and_good_rows_are_used()
    {
        var (exit, output) = await ImportAsync("broken");
        Assert.Equal(1, exit);
        Assert.Contains("rejected: people.csv row 7, service_id: 'BR99' is not in services.csv", output, StringComparison.Ordinal);
        Assert.Contains("14 rejected", output.Trim().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Single((await BoardAsync()).Runs);
    }

    [Fact]
    public async Task What_the_node_refuses_is_named_and_its_neighbours_are_used()
    {
        var changed = Copy("supported-living");
        await File.AppendAllTextAsync(Path.Combine(changed, "staff.csv"), "SLS99;Una Nobody;UN;support worker;SL77;\n", TestContext.Current.CancellationToken);
        var (exit, output) = await RunAsync(changed);
        Assert.Equal(1, exit);
        Assert.Contains("rejected: staff SLS99: No such service. SLS99 works at the unknown service 'SL77'.", output, StringComparison.Ordinal);
        Assert.Contains(" 1 rejected", output.Trim().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "incident.csv is missing in ")]
    [InlineData("nowhere", "is not a folder.")]
    public async Task A_folder_that_cannot_be_used_is_told_in_one_sentence(string name, string sentence)
    {
        var empty = Directory.CreateDirectory(_folder.At("empty")).FullName;
        var (exit, output) = await RunAsync(Path.Combine(empty, name));
        Assert.Equal(2, exit);
        Assert.Contains(sentence, Assert.Single(output.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_node_the_import_says_so()
    {
        var (exit, output) = await NodeProcess.RunAsync("import", Path.Combine(Examples, "broken"), "--address", "http://127.0.0.1:1");
        Assert.Equal(2, exit);
        Assert.StartsWith("The node at http://127.0.0.1:1 does not answer", Assert.Single(output.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> ImportAsync(string example) => RunAsync(Path.Combine(Examples, example));

    private Task<(int ExitCode, string Output)> RunAsync(string folder) =>
        NodeProcess.RunAsync("import", folder, "--address", _node.GrpcAddress.ToString(), "--organisation", "importer", "--name", "Importer");

    private async Task<GetBoardReply> BoardAsync()
    {
        using var channel = Client.Channel(_node.GrpcAddress);
        var client = new Client(channel, "importer", "rm", "registered_manager");
        return await client.Reconciliation.GetBoardAsync(new GetBoardRequest(), client.Headers);
    }

    private string Copy(string example)
    {
        var copy = Directory.CreateDirectory(_folder.At("copy")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Examples, example)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }
}
