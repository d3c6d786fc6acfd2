using Npgsql;
using Reinstate.TestNodes;

namespace Reinstate.Bench;

/// <summary>The nodes of a cluster and whoever runs them: a node that the others have declared dead ends when it hears of it, and is started again.</summary>
internal sealed class Members(List<NodeProcess> nodes, string database)
{
    private const int Active = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public List<NodeProcess> Nodes => nodes;

    /// <summary>Answers how many had ended.</summary>
    public async Task<int> StartEndedAsync()
    {
        var again = 0;
        foreach (var node in nodes.Where(node => node.HasEnded))
        {
            await node.KillAsync();
            await node.StartAgainAsync();
            again++;
        }

        return again;
    }

    /// <summary>Returns when as many are members as there are nodes, as the cluster's own table says; answers how many had to be started again for that.</summary>
    public async Task<int> SettledAsync()
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        for (var again = await StartEndedAsync(); ; again += await StartEndedAsync())
        {
            if (await CountAsync() == nodes.Count)
                return again;
            if (TimeProvider.System.GetUtcNow() > until)
                throw new TimeoutException($"Only {await CountAsync()} of {nodes.Count} nodes are members, {Patience.TotalSeconds} s after the fault.");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    private async Task<long> CountAsync()
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM orleans.silo WHERE status = $1", connection) { Parameters = { new() { Value = Active } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
