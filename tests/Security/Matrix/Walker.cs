using Google.Protobuf;
using Grpc.Core;
using Reinstate.Contracts.Access;

namespace Reinstate.SecurityTests.Matrix;

/// <summary>One call of the matrix.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Role">In which role.</param>
/// <param name="Everywhere">Reaching the whole organisation, or the own service alone.</param>
/// <param name="Target">What it names.</param>
internal sealed record Cell(string Method, string Role, bool Everywhere, Target Target);

/// <summary>Makes every call of the matrix, and holds what came of them against a table.</summary>
internal sealed class Walker(World world)
{
    private const int AtOnce = 16;

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private long _keys;

    /// <summary>Every role of the product, and one that nobody has.</summary>
    public static IReadOnlyList<string> EveryRole { get; } = [.. Roles.All, "janitor"];

    public async Task<IReadOnlyDictionary<Cell, Outcome>> WalkAsync(IEnumerable<AccessRow> rows)
    {
        var cells = rows.SelectMany(row => EveryRole.SelectMany(role => ((bool[])[false, true]).SelectMany(everywhere => Target.All.Select(target => (Row: row, Cell: new Cell(row.Method, role, everywhere, target))))))
            .Where(one => one.Row.Method != "Watch" || one.Cell.Target == Target.Own).ToList();
        var outcomes = new Outcome[cells.Count];
        await Parallel.ForAsync(0, cells.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => outcomes[i] = await CallAsync(cells[i].Row, cells[i].Cell));
        return cells.Select((one, i) => (one.Cell, Outcome: outcomes[i])).ToDictionary(one => one.Cell, one => one.Outcome);
    }

    /// <summary>Cells that are not as the table says.</summary>
    public static IEnumerable<string> Differences(IReadOnlyDictionary<string, AccessRow> table, IReadOnlyDictionary<Cell, Outcome> outcomes) =>
        from cell in outcomes
        let expected = Expectation.Of(table[cell.Key.Method], cell.Key)
        where expected != cell.Value.Verdict
        select $"{cell.Key.Method} as {cell.Key.Role}, reaching {(cell.Key.Everywhere ? "everything" : "the own service")}, of {cell.Key.Target.Name}: expected {expected}, was {cell.Value.Code}";

    public async Task<Outcome> CallAsync(AccessRow row, Cell cell)
    {
        var caller = world.Manager.As("somebody", cell.Role, cell.Everywhere ? null : [World.Own]);
        return await CallAsync(row, Requests.Of(row, cell.Target, $"cell-{Interlocked.Increment(ref _keys)}"), caller.Headers);
    }

    public async Task<Outcome> CallAsync(AccessRow row, IMessage request, Metadata headers)
    {
        var method = Requests.Method(row);
        var calls = world.Channel.CreateCallInvoker();
        var options = new CallOptions(headers, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30));
        try
        {
            if (method.IsClientStreaming)
                return await StreamAsync(calls, new(MethodType.DuplexStreaming, method.Service.FullName, method.Name, Bytes, Bytes), options, request);
            if (!method.IsServerStreaming)
                return new("", ByteString.CopyFrom(await calls.AsyncUnaryCall(new Method<byte[], byte[]>(MethodType.Unary, method.Service.FullName, method.Name, Bytes, Bytes), null, options, request.ToByteArray())));
            using var stream = calls.AsyncServerStreamingCall(new Method<byte[], byte[]>(MethodType.ServerStreaming, method.Service.FullName, method.Name, Bytes, Bytes), null, options, request.ToByteArray());
            return new("", await stream.ResponseStream.MoveNext(CancellationToken.None) ? ByteString.CopyFrom(stream.ResponseStream.Current) : ByteString.Empty);
        }
        catch (RpcException refused)
        {
            return Outcome.Of(refused);
        }
    }

    // The stream is admitted by its own row; whether its commands are is told in their answers.
    private static async Task<Outcome> StreamAsync(CallInvoker calls, Method<byte[], byte[]> method, CallOptions options, IMessage request)
    {
        using var stream = calls.AsyncDuplexStreamingCall(method, null, options);
        try
        {
            await stream.RequestStream.WriteAsync(request.ToByteArray());
            await stream.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // Refused before it was read: the answer says why.
        }

        var told = ByteString.Empty;
        while (await stream.ResponseStream.MoveNext(CancellationToken.None))
            told = ByteString.CopyFrom(stream.ResponseStream.Current);
        return new("", told);
    }
}
