using System.Globalization;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Reinstate.Silo.Client.Tokens;
using Reinstate.V1;

namespace Reinstate.Silo.Client;

/// <summary>
/// A client of a node's gateway, as any other program could be: HTTP/2, an access token with each call.
/// </summary>
/// <param name="address">For example http://127.0.0.1:5081.</param>
/// <param name="patience">What is repeated, and how long.</param>
/// <param name="tokens">Who gives tokens.</param>
/// <param name="trust">Whose certificates are believed.</param>
internal sealed class NodeClient(string address, Patience patience, ITokenSource tokens, NodeTrust trust) : IDisposable
{
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        MaxReceiveMessageSize = 256 * 1024 * 1024,
        HttpHandler = trust.Handler(),
        DisposeHttpClient = true,
    });

    private long _commands;

    /// <summary>How many commands were answered.</summary>
    public long Commands => Interlocked.Read(ref _commands);

    public string Address => address;

    /// <summary>Sends a command under its key; a refusal is an answer.</summary>
    /// <param name="caller">Who gives it.</param>
    /// <param name="key">Idempotency key.</param>
    /// <param name="command">Any request with a header.</param>
    /// <param name="clock">Moves the clock of a node that runs on demo time first; null leaves it alone.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<Answer> SendAsync(Caller caller, string key, IMessage command, DateTimeOffset? clock = null, CancellationToken cancellation = default)
    {
        Under(command, key);
        try
        {
            var reply = await UnaryAsync<CommandReply>(caller, command, clock, cancellation);
            return new Answer(reply.Position, null);
        }
        catch (RpcException error) when (Answer.RefusalIn(error) is { } refusal)
        {
            return new Answer(0, refusal);
        }
        finally
        {
            Interlocked.Increment(ref _commands);
        }
    }

    /// <summary>Sends a command under its key over a stream; a refusal is an answer.</summary>
    public async Task<Answer> SendAsync(BulkStream stream, string key, IMessage command, CancellationToken cancellation)
    {
        Under(command, key);
        var answer = await stream.SendAsync(command, cancellation);
        Interlocked.Increment(ref _commands);
        return answer;
    }

    /// <summary>A stream for many commands of one caller.</summary>
    public async Task<BulkStream> OpenBulkAsync(Caller caller, int mostUnanswered, CancellationToken cancellation) =>
        new(new BulkService.BulkServiceClient(_channel).Execute(await MetadataAsync(caller, null, cancellation), cancellationToken: cancellation), mostUnanswered);

    /// <summary>Asks a question. A refusal is thrown as it came.</summary>
    public Task<TReply> AskAsync<TReply>(Caller caller, IMessage question, CancellationToken cancellation = default)
        where TReply : class, IMessage<TReply>, new() => UnaryAsync<TReply>(caller, question, null, cancellation);

    /// <summary>The board now, then every change; ends when cancelled or when the node goes away.</summary>
    public async IAsyncEnumerable<WatchReply> WatchAsync(Caller caller, WatchRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var metadata = await MetadataAsync(caller, null, cancellation);
        using var watch = new ReconciliationService.ReconciliationServiceClient(_channel).Watch(request, metadata, cancellationToken: cancellation);
        await foreach (var reply in watch.ResponseStream.ReadAllAsync(cancellation))
        {
            yield return reply;
        }
    }

    /// <summary>An incident's evidence pack with its file name.</summary>
    public Task<(string FileName, byte[] Data)> EvidencePackAsync(Caller caller, string incident, CancellationToken cancellation) =>
        patience.RunAsync(() => PackAsync(caller, incident, cancellation), cancellation);

    public void Dispose() => _channel.Dispose();

    private static void Under(IMessage command, string key) =>
        command.Descriptor.FindFieldByName("header").Accessor.SetValue(command, new CommandHeader { IdempotencyKey = key });

    private async Task<(string FileName, byte[] Data)> PackAsync(Caller caller, string incident, CancellationToken cancellation)
    {
        var client = new GovernanceService.GovernanceServiceClient(_channel);
        using var call = client.GetEvidencePack(new GetEvidencePackRequest { IncidentId = incident }, await MetadataAsync(caller, null, cancellation), cancellationToken: cancellation);
        var (name, data) = ("", new MemoryStream());
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(cancellation))
        {
            name = chunk.FileName.Length > 0 ? chunk.FileName : name;
            chunk.Data.WriteTo(data);
        }

        return (name, data.ToArray());
    }

    private Task<TReply> UnaryAsync<TReply>(Caller caller, IMessage request, DateTimeOffset? clock, CancellationToken cancellation)
        where TReply : class, IMessage<TReply>, new()
    {
        var method = UnaryMethods.For<TReply>(request);
        return patience.RunAsync(
            async () =>
            {
                var options = new CallOptions(await MetadataAsync(caller, clock, cancellation), patience.Deadline(TimeProvider.System), cancellation);
                using var call = _channel.CreateCallInvoker().AsyncUnaryCall(method, null, options, request);
                return await call.ResponseAsync;
            },
            cancellation);
    }

    private async Task<Metadata> MetadataAsync(Caller caller, DateTimeOffset? clock, CancellationToken cancellation)
    {
        var metadata = new Metadata { { "authorization", $"Bearer {await tokens.ForAsync(caller, cancellation)}" }, { "reinstate-role", caller.Role } };
        if (clock is { } at)
        {
            metadata.Add("reinstate-clock", at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }

        return metadata;
    }
}
