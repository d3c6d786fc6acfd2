using Google.Protobuf;
using Reinstate.Silo.Client;

namespace Reinstate.Silo.Import;

/// <summary>Sends the commands of an import and keeps what became of each. One bad row never takes its neighbours with it.</summary>
/// <param name="client">Of the node.</param>
/// <param name="caller">In whose name.</param>
/// <param name="keys">Of the commands.</param>
/// <param name="report">Takes what became of them.</param>
/// <param name="stream">For the commands that it takes; without one each is a call of its own.</param>
/// <param name="atOnce">How much of <see cref="EachAsync"/> is under way at a time.</param>
internal sealed class ImportSession(NodeClient client, Caller caller, ImportKeys keys, ImportReport report, BulkStream? stream = null, int atOnce = 1)
{
    private const int RowsAtOnce = 200;

    public Caller Caller => caller;

    public NodeClient Client => client;

    /// <summary>Sends one command; false when the node refused it.</summary>
    public async Task<bool> SendAsync(string file, string section, string row, IMessage command, CancellationToken cancellation)
    {
        var answer = await AnswerAsync(file, section, command, cancellation);
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
            var answer = await AnswerAsync(file, section, command, cancellation);
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

    /// <summary>
    /// The same work for each of several people or services, much of it at a time, each with a session of its own; what each sends goes in its order, and the report is as if they
    /// had come one after the other.
    /// </summary>
    public async Task<List<TResult>> EachAsync<T, TResult>(IReadOnlyList<T> items, Func<ImportSession, T, Task<TResult>> work)
    {
        var results = new List<TResult>(items.Count);
        var begun = new Queue<(Task<TResult> Work, ImportReport Report)>();
        try
        {
            foreach (var item in items)
            {
                if (begun.Count == atOnce)
                {
                    results.Add(await NextAsync(begun));
                }

                var part = new ImportReport();
                begun.Enqueue((work(new ImportSession(client, caller, keys, part, stream, atOnce), item), part));
            }

            while (begun.Count > 0)
            {
                results.Add(await NextAsync(begun));
            }

            return results;
        }
        finally
        {
            // After a failure nothing of it goes on by itself.
            await Task.WhenAll(begun.Select(one => (Task)one.Work)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TResult> NextAsync<TResult>(Queue<(Task<TResult> Work, ImportReport Report)> begun)
    {
        var result = await begun.Peek().Work;
        report.Add(begun.Dequeue().Report);
        return result;
    }

    private Task<Answer> AnswerAsync(string file, string section, IMessage command, CancellationToken cancellation)
    {
        var key = keys.Of(file, section, command);
        return stream is not null && BulkStream.Takes(command)
            ? client.SendAsync(stream, key, command, cancellation)
            : client.SendAsync(caller, key, command, cancellation: cancellation);
    }
}
