using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Quotas;
using Reinstate.V1;

namespace Reinstate.Gateway.Bulk;

/// <summary>
/// One bulk stream: reads, sends each command along the line of its owner, and answers in lots as the answers fall.
/// </summary>
/// <remarks>
/// Invariant: no more commands are read than may be unanswered, so memory is bounded whoever is slow, and the caller's sending
/// waits for the node. Everything that was taken in is answered or, when the caller is gone, finished without being told; its key makes it safe to send again.
/// </remarks>
internal sealed class BulkSession : IDisposable
{
    private const int MostInReply = 512;

    private readonly CallQuotas quotas;
    private readonly TimeProvider time;
    private readonly Caller caller;
    private readonly int mostUnanswered;
    private readonly CancellationToken cancellation;
    private readonly BulkLines _lines;

    private readonly Channel<BulkAnswer> _answers = Channel.CreateUnbounded<BulkAnswer>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _room;
    private long _number;

    public BulkSession(IGrainPort grains, Retries retries, CallQuotas quotas, FairShares shares, TimeProvider time, Caller caller, int mostUnanswered, CancellationToken cancellation)
    {
        (this.quotas, this.time, this.caller, this.mostUnanswered, this.cancellation) = (quotas, time, caller, mostUnanswered, cancellation);
        _room = new SemaphoreSlim(mostUnanswered, mostUnanswered);
        _lines = new BulkLines(caller.Tenant, grains, retries, shares, time, Answer, failure => _answers.Writer.TryComplete(failure), cancellation);
    }

    public async Task RunAsync(IAsyncStreamReader<BulkRequest> requests, IServerStreamWriter<BulkReply> replies)
    {
        using var writingFailed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writing = WriteAsync(replies, writingFailed);
        try
        {
            while (await NextAsync(requests, writingFailed.Token))
            {
                foreach (var command in requests.Current.Commands)
                {
                    await TakeAsync(command, writingFailed.Token);
                }

                // After a whole message, so that commands of one message to one owner go together.
                _lines.Send();
            }

            await AllAnsweredAsync(writingFailed.Token);
        }
        finally
        {
            _answers.Writer.TryComplete();
            await writing;
        }
    }

    public void Dispose() => _room.Dispose();

    private async Task<bool> NextAsync(IAsyncStreamReader<BulkRequest> requests, CancellationToken stopped)
    {
        try
        {
            return await requests.MoveNext(stopped);
        }
        catch (InvalidProtocolBufferException)
        {
            throw RefusalStatus.Of(Catalogue.InvalidArgument, $"the message after command {_number} of the stream cannot be read");
        }
    }

    private async Task TakeAsync(BulkCommand command, CancellationToken stopped)
    {
        if (!_room.Wait(0, CancellationToken.None))
        {
            _lines.Send();
            await _room.WaitAsync(stopped);
        }

        var number = ++_number;
        try
        {
            var addressed = BulkCommands.Read(command, caller, time.GetUtcNow());
            if (quotas.BulkAsync(caller.Tenant, addressed.Call.Payload.Length, stopped) is { IsCompletedSuccessfully: false } quotaRoom)
            {
                _lines.Send();
                await quotaRoom;
            }

            _lines.Add(number, addressed);
        }
        catch (RpcException refusal) when (refusal.GetRpcStatus()?.GetDetail<RefusalDetail>() is { } detail)
        {
            Answer(new BulkAnswer { Number = number, Refused = detail });
        }
    }

    // After the stream has ended nobody is told any more.
    private void Answer(BulkAnswer answer) => _answers.Writer.TryWrite(answer);

    private async Task WriteAsync(IServerStreamWriter<BulkReply> replies, CancellationTokenSource failed)
    {
        try
        {
            while (await _answers.Reader.WaitToReadAsync(cancellation))
            {
                var reply = new BulkReply();
                while (reply.Answers.Count < MostInReply && _answers.Reader.TryRead(out var answer))
                {
                    reply.Answers.Add(answer);
                }

                await replies.WriteAsync(reply, cancellation);
                _room.Release(reply.Answers.Count);
            }
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }
    }

    // All room is free exactly when every command was answered and its answer written.
    private async Task AllAnsweredAsync(CancellationToken stopped)
    {
        for (var i = 0; i < mostUnanswered; i++)
        {
            await _room.WaitAsync(stopped);
        }
    }
}
