using System.Collections.Concurrent;
using Grpc.Core;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Quotas;
using Reinstate.V1;

namespace Reinstate.Gateway.Bulk;

/// <summary>
/// The commands of one stream that are not answered yet, in a line for each owner: sends them lot by lot and says what became of each.
/// </summary>
/// <remarks>
/// Freezes of one service go to its grain together, whose people then need no grain each; the line of each person is under way meanwhile, so what follows for them waits.
/// Invariant: every command is answered once, or the failure is told and the stream ends.
/// </remarks>
/// <param name="tenant">Whose stream it is.</param>
/// <param name="grains">Where commands are sent.</param>
/// <param name="retries">For grains that cannot be reached.</param>
/// <param name="shares">When it is the organisation's turn.</param>
/// <param name="time">For pauses.</param>
/// <param name="answer">Takes the answers, from any thread.</param>
/// <param name="failed">Takes what ends the stream.</param>
/// <param name="cancellation">The caller is gone.</param>
internal sealed class BulkLines(
    string tenant, IGrainPort grains, Retries retries, FairShares shares, TimeProvider time, Action<BulkAnswer> answer, Action<Exception> failed, CancellationToken cancellation)
{
    private const int MostAtOnce = 256;
    private static readonly TimeSpan PauseWhenPassing = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<(Owner Owner, string Key), BulkLine> _lines = new();
    private readonly List<BulkLine> _touched = [];

    // A grain goes through a lot without a break, so what another organisation's call may have to wait for there is a lot.
    private int LargestLot => Math.Min(MostAtOnce, shares.LargestLot(tenant));

    /// <summary>Takes a command in. For one caller at a time, as <see cref="Send"/>.</summary>
    public void Add(long number, Addressed command)
    {
        var item = new BulkItem(number, command.Call, command.FreezesAt);
        if (!_lines.TryGetValue((command.Owner, command.Key), out var line) || !line.TryAdd(item))
        {
            _lines[(command.Owner, command.Key)] = line = new BulkLine(command.Owner, command.Key);
            line.TryAdd(item);
        }

        _touched.Add(line);
    }

    /// <summary>Sends what was taken in; what is for an owner who is being asked follows by itself.</summary>
    public void Send()
    {
        var frozen = new Dictionary<string, List<(BulkLine Line, BulkItem Item)>>(StringComparer.Ordinal);
        foreach (var line in _touched.Where(line => line.TryBegin()))
        {
            var lot = line.Take(LargestLot);
            if (lot is not [{ FreezesAt: { } service } only])
            {
                _ = RunAsync(line, lot);
            }
            else if (frozen.TryGetValue(service, out var together))
            {
                together.Add((line, only));
            }
            else
            {
                frozen[service] = [(line, only)];
            }
        }

        _touched.Clear();
        foreach (var (service, people) in frozen)
        {
            _ = FreezeAsync(service, people);
        }
    }

    private async Task RunAsync(BulkLine line, List<BulkItem> lot)
    {
        try
        {
            for (; lot.Count > 0; lot = line.Take(LargestLot))
            {
                await SendAsync(line, lot);
            }

            _lines.TryRemove(KeyValuePair.Create((line.Owner, line.Key), line));
        }
        catch (Exception failure)
        {
            // What this line holds can no longer be answered in order: the stream ends, and the caller sends again by key.
            failed(failure);
        }
    }

    private async Task SendAsync(BulkLine line, List<BulkItem> lot)
    {
        for (var began = time.GetTimestamp(); lot.Count > 0;)
        {
            CommandCall[] calls = [.. lot.Select(item => item.Call)];
            lot = AnswerAll(lot, await AskAsync(lot, () => grains.ExecuteAll(line.Owner, line.Key, calls)), mayPass: time.GetElapsedTime(began) < retries.Patience);
            if (lot.Count > 0)
            {
                await Task.Delay(PauseWhenPassing, time, cancellation);
            }
        }
    }

    /// <summary>Who is turned away for a while is sent again alone.</summary>
    private async Task FreezeAsync(string service, List<(BulkLine Line, BulkItem Item)> people)
    {
        try
        {
            List<BulkItem> lot = [.. people.Select(person => person.Item)];
            PersonCall[] calls = [.. people.Select(person => new PersonCall(GrainKeys.Split(person.Line.Key).Id, person.Item.Call))];
            var passing = AnswerAll(lot, await AskAsync(lot, () => grains.FreezePeople(service, calls)), mayPass: true).ToHashSet();
            foreach (var (line, item) in people.Where(person => !passing.Contains(person.Item)))
            {
                _ = RunAsync(line, line.Take(LargestLot));
            }

            if (passing.Count > 0)
            {
                await Task.Delay(PauseWhenPassing, time, cancellation);
                foreach (var (line, item) in people.Where(person => passing.Contains(person.Item)))
                {
                    _ = RunAsync(line, [item]);
                }
            }
        }
        catch (Exception failure)
        {
            failed(failure);
        }
    }

    /// <summary>Answers in the order of the lot; a grain that could not be reached is everybody's refusal.</summary>
    private async Task<CommandAnswer[]> AskAsync(List<BulkItem> lot, Func<Task<CommandAnswer[]>> ask)
    {
        try
        {
            return await shares.RunAsync(lot[0].Call.Tenant, lot.Count, CallKind.Bulk, () => retries.Run(ask, _ => null, CancellationToken.None), CancellationToken.None);
        }
        catch (RpcException passing) when (passing.GetRpcStatus()?.GetDetail<RefusalDetail>() is { } detail)
        {
            lot.ForEach(item => answer(new BulkAnswer { Number = item.Number, IdempotencyKey = item.Call.Key, Refused = detail }));
            return [];
        }
    }

    /// <summary>Answers what was decided; returns what should be sent again after a while.</summary>
    private List<BulkItem> AnswerAll(List<BulkItem> lot, CommandAnswer[] answers, bool mayPass)
    {
        var passing = new List<BulkItem>();
        for (var i = 0; i < answers.Length; i++)
        {
            if (mayPass && (answers[i].Refusal == Catalogue.Unavailable.Code || answers[i].Refusal == Catalogue.Overloaded.Code))
            {
                passing.Add(lot[i]);
            }
            else
            {
                answer(Translate(lot[i], answers[i]));
            }
        }

        return passing;
    }

    private static BulkAnswer Translate(BulkItem item, CommandAnswer answer) => answer.Refusal is null
        ? new BulkAnswer { Number = item.Number, IdempotencyKey = item.Call.Key, Accepted = new CommandReply { Position = answer.Position, Version = answer.Version } }
        : new BulkAnswer { Number = item.Number, IdempotencyKey = item.Call.Key, Refused = RefusalStatus.Detail(answer.Refusal, answer.Reasons) };
}
