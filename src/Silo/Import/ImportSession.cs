using Google.Protobuf;
using Reinstate.Silo.Client;

namespace Reinstate.Silo.Import;

/// <summary>Sends the commands of an import and keeps what became of each. One bad row never takes its neighbours with it.</summary>
internal sealed class ImportSession(NodeClient client, Caller caller, ImportKeys keys, ImportReport report)
{
    private const int RowsAtOnce = 200;

    public Caller Caller => caller;

    public NodeClient Client => client;

    /// <summary>Sends one command; false when the node refused it.</summary>
    public async Task<bool> SendAsync(string file, string section, string row, IMessage command, CancellationToken cancellation)
    {
        var answer = await client.SendAsync(caller, keys.Of(file, section, command), command, cancellation: cancellation);
        if (answer.Refusal is { } refusal)
        {
            report.Refuse(section, row, refusal);
            return false;
        }

        report.Take(section, 1, answer.Position);
        return true;
    }

    /// <summary>Sends rows together, and one by one where the node refuses them together: a refused command names one bad row, and the others are good.</summary>
    public async Task SendAllAsync<T>(
        string file, string section, IReadOnlyList<T> rows, Func<T, string> idOf, Func<IEnumerable<T>, IMessage> toCommand, CancellationToken cancellation)
    {
        foreach (var chunk in rows.Chunk(RowsAtOnce))
        {
            var command = toCommand(chunk);
            var answer = await client.SendAsync(caller, keys.Of(file, section, command), command, cancellation: cancellation);
            if (answer.Refusal is null)
            {
                report.Take(section, chunk.Length, answer.Position);
                continue;
            }

            if (chunk.Length == 1)
            {
                report.Refuse(section, idOf(chunk[0]), answer.Refusal);
                continue;
            }

            foreach (var row in chunk)
            {
                await SendAsync(file, section, idOf(row), toCommand([row]), cancellation);
            }
        }
    }
}
