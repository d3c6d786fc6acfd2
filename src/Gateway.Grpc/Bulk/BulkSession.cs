using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity;
using Reinstate.V1;

namespace Reinstate.Gateway.Bulk;

/// <summary>
/// One bulk stream: reads, sends each command along the line of its owner, and answers in lots as the answers fall.
/// </summary>
/// <remarks>
/// Invariant: no more commands are read than may be unanswered, so memory is bounded whoever is slow, and the caller's sending
/// waits for the node. Everything that was taken in is answered or, when the caller is gone, finished without being told; its key makes it safe to send again.
/// </remarks>
internal sealed class BulkSession(IGrainPort grains, Retries retries, TimeProvider time, Caller caller, int mostUnanswered, CancellationToken cancellation) : IDisposable
{
    private const int MostInReply = 512;

    private static readonly TimeSpan PauseWhenPassing = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<(Owner Owner, string Key), BulkLine> _lines = [];
    private readonly List<BulkLine> _touched = [];
    private readonly Channel<BulkAnswer> _answers = Channel.CreateUnbounded<BulkAnswer>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _room = new(mostUnanswered, mostUnanswered);
    private long _number;

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

                Send();
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
            Send();
            await _room.WaitAsync(stopped);
        }

        var number = ++_number;
        try
        {
            var (owner, key, call) = BulkCommands.Read(command, caller, time.GetUtcNow());
            if (!_lines.TryGetValue((owner, key), out var line))
            {
                _lines[(owner, key)] = line = new BulkLine(owner, key);
            }

            line.Add(number, call);
            _touched.Add(line);
        }
        catch (RpcException refusal) when (refusal.GetRpcStatus()?.GetDetail<RefusalDetail>() is { } detail)
        {
            Answer(new BulkAnswer { Number = number, Refused = detail });
        }
    }

    // After a whole message, so that commands of one message to one owner go together.
    private void Send()
    {
        foreach (var line in _touched)
        {
            if (line.TryBegin())
            {
                _ = SendAsync(line);
            }
        }

        _touched.Clear();
    }

    private async Task SendAsync(BulkLine line)
    {
        try
        {
            while (line.Take() is { Count: > 0 } lot)
            {
                await SendAsync(line, lot);
            }
        }
        catch (Exception failure)
        {
            // What this line holds can no longer be answered in order: the stream ends, and the caller sends again by key.
            _answers.Writer.TryComplete(failure);
        }
    }

    private async Task SendAsync(BulkLine line, List<(long Number, CommandCall Call)> lot)
    {
        var began = time.GetTimestamp();
        while (lot.Count > 0)
        {
            CommandCall[] calls = [.. lot.Select(command => command.Call)];
            try
            {
                var answers = await retries.Run(() => grains.ExecuteAll(line.Owner, line.Key, calls), _ => null, CancellationToken.None);
                lot = AnswerAll(lot, answers, mayPass: time.GetElapsedTime(began) < retries.Patience);
            }
            catch (RpcException passing) when (passing.GetRpcStatus()?.GetDetail<RefusalDetail>() is { } detail)
            {
                lot.ForEach(command => Answer(new BulkAnswer { Number = command.Number, IdempotencyKey = command.Call.Key, Refused = detail }));
                return;
            }

            if (lot.Count > 0)
            {
                await Task.Delay(PauseWhenPassing, time, cancellation);
            }
        }
    }

    /// <summary>Answers what was decided; returns what should be sent again after a while.</summary>
    private List<(long Number, CommandCall Call)> AnswerAll(List<(long Number, CommandCall Call)> lot, CommandAnswer[] answers, bool mayPass)
    {
        var passing = new List<(long Number, CommandCall Call)>();
        for (var i = 0; i < answers.Length; i++)
        {
            if (mayPass && (answers[i].Refusal == Catalogue.Unavailable.Code || answers[i].Refusal == Catalogue.Overloaded.Code))
            {
                passing.Add(lot[i]);
            }
            else
            {
                Answer(Translate(lot[i], answers[i]));
            }
        }

        return passing;
    }

    private static BulkAnswer Translate((long Number, CommandCall Call) command, CommandAnswer answer) => answer.Refusal is null
        ? new BulkAnswer { Number = command.Number, IdempotencyKey = command.Call.Key, Accepted = new CommandReply { Position = answer.Position, Version = answer.Version } }
        : new BulkAnswer { Number = command.Number, IdempotencyKey = command.Call.Key, Refused = RefusalStatus.Detail(answer.Refusal, answer.Reasons) };

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
