using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Threading.Channels;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Reinstate.V1;

namespace Reinstate.Silo.Client;

/// <summary>
/// Many commands of one caller over one stream: what waits is sent in one message, and whoever sent a command hears what became of it. Commands to one person or service that
/// are sent one after the other take effect in that order.
/// </summary>
/// <remarks>Invariant: a command is answered, or fails with what ended the stream; it may be sent again with its key.</remarks>
internal sealed class BulkStream : IAsyncDisposable
{
    /// <summary>A larger command goes better by itself.</summary>
    public const int LargestCommand = 1024 * 1024;

    private const int MostInMessage = 64;

    private static readonly FrozenDictionary<string, FieldDescriptor> Fields =
        BulkCommand.Descriptor.Fields.InDeclarationOrder().ToFrozenDictionary(field => field.MessageType.FullName, StringComparer.Ordinal);

    private readonly AsyncDuplexStreamingCall<BulkRequest, BulkReply> _call;
    private readonly SemaphoreSlim _room;
    private readonly Channel<Sent> _waiting = Channel.CreateUnbounded<Sent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<long, Sent> _unanswered = new();
    private readonly Task _writing;
    private readonly Task _reading;
    private volatile RpcException? _failure;

    /// <param name="call">Newly opened.</param>
    /// <param name="mostUnanswered">Who sends more waits.</param>
    public BulkStream(AsyncDuplexStreamingCall<BulkRequest, BulkReply> call, int mostUnanswered)
    {
        _call = call;
        _room = new SemaphoreSlim(mostUnanswered, mostUnanswered);
        _reading = ReadToEndAsync();
        _writing = WriteToEndAsync();
    }

    /// <summary>Whether a stream takes such a command.</summary>
    public static bool Takes(IMessage command) => Fields.ContainsKey(command.Descriptor.FullName) && command.CalculateSize() <= LargestCommand;

    /// <summary>Sends a command, which has its header; a refusal is an answer.</summary>
    /// <exception cref="RpcException">The stream has ended before there was an answer.</exception>
    public async Task<Answer> SendAsync(IMessage command, CancellationToken cancellation)
    {
        var bulk = new BulkCommand();
        Fields[command.Descriptor.FullName].Accessor.SetValue(bulk, command);
        var sent = new Sent(bulk, new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _room.WaitAsync(cancellation);
        try
        {
            if (!_waiting.Writer.TryWrite(sent))
            {
                throw (Exception?)_failure ?? new ObjectDisposedException(nameof(BulkStream));
            }

            return await sent.Answer.Task.WaitAsync(cancellation);
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>Half-closes, and returns when the node has ended the stream.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        await _reading;
        _call.Dispose();
        _room.Dispose();
    }

    private async Task WriteAsync()
    {
        var number = 0L;
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var message = new BulkRequest();
            for (var bytes = 0; bytes < LargestCommand && message.Commands.Count < MostInMessage && _waiting.Reader.TryRead(out var sent);)
            {
                _unanswered[++number] = sent;
                message.Commands.Add(sent.Command);
                bytes += sent.Command.CalculateSize();
            }

            await _call.RequestStream.WriteAsync(message);
        }

        await _call.RequestStream.CompleteAsync();
    }

    private async Task ReadAsync()
    {
        await foreach (var reply in _call.ResponseStream.ReadAllAsync())
        {
            foreach (var answer in reply.Answers)
            {
                if (_unanswered.TryRemove(answer.Number, out var sent))
                {
                    sent.Answer.TrySetResult(new Answer(answer.Accepted?.Position ?? 0, answer.Refused));
                }
            }
        }

        if (!_unanswered.IsEmpty)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The stream ended before everything was answered."));
        }
    }

    private async Task ReadToEndAsync()
    {
        try
        {
            await ReadAsync();
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    // The reader knows with which status a stream ended, the writer only that it cannot write.
    private async Task WriteToEndAsync()
    {
        try
        {
            await WriteAsync();
        }
        catch (Exception failure)
        {
            if (failure is not (RpcException or InvalidOperationException))
            {
                _call.Dispose();
            }

            await _reading;
            Fail(failure);
        }
    }

    /// <summary>Nothing more is taken in, and everybody who waits is told; the first failure counts.</summary>
    private void Fail(Exception failure)
    {
        _failure ??= failure as RpcException ?? new RpcException(new Status(StatusCode.Unavailable, "The stream has ended.", failure));
        _waiting.Writer.TryComplete();
        while (_waiting.Reader.TryRead(out var sent))
        {
            sent.Answer.TrySetException(_failure);
        }

        foreach (var sent in _unanswered.Values)
        {
            sent.Answer.TrySetException(_failure);
        }
    }

    private sealed record Sent(BulkCommand Command, TaskCompletionSource<Answer> Answer);
}
