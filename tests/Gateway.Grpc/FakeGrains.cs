using System.Collections.Concurrent;
using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

/// <summary>Stands in for the silo: answers as it is told and keeps a log of changes per organisation.</summary>
internal sealed class FakeGrains : IGrainPort
{
    private readonly ConcurrentDictionary<string, List<Change>> logs = [];

    public ConcurrentQueue<(string Owner, string Key, CommandCall Call)> Commands { get; } = [];

    /// <summary>Sizes of the lots in which bulk commands came.</summary>
    public ConcurrentQueue<int> Lots { get; } = [];

    public ConcurrentQueue<QueryCall> Queries { get; } = [];

    public Func<CommandCall, Task<CommandAnswer>> OnCommand { get; set; } = _ => Task.FromResult(CommandAnswer.Accepted(7, 3));

    public Func<QueryCall, Task<QueryAnswer>>? OnQuery { get; set; }

    public Func<ChangesCall, Task>? BeforeRead { get; set; }

    public Task<CommandAnswer> Execute(Owner owner, string key, CommandCall call)
    {
        Commands.Enqueue((owner.Field, key, call));
        return OnCommand(call);
    }

    public Task<CommandAnswer[]> ExecuteAll(Owner owner, string key, CommandCall[] calls)
    {
        Lots.Enqueue(calls.Length);
        return Task.WhenAll(calls.Select(call => Execute(owner, key, call)));
    }

    public Task<CommandAnswer[]> FreezePeople(string service, PersonCall[] calls)
    {
        Lots.Enqueue(calls.Length);
        return Task.WhenAll(calls.Select(call => Execute(Owner.Service, service, call.Call)));
    }

    public Task<QueryAnswer> Ask(QueryCall call)
    {
        Queries.Enqueue(call);
        return OnQuery?.Invoke(call) ?? Task.FromResult(
            call.Type == GetBoardRequest.Descriptor.FullName ? Answer(Board(call.Tenant)) : new QueryAnswer(ReadOnlyMemory<byte>.Empty, null, []));
    }

    public async Task<ChangesPage> ReadChanges(ChangesCall call)
    {
        await (BeforeRead?.Invoke(call) ?? Task.CompletedTask);
        var log = Log(call.Tenant);
        lock (log)
        {
            var changes = log.Where(change => change.Position > call.AfterPosition).Take(call.Max).ToList();
            var position = changes.Count == 0 ? call.AfterPosition : changes[^1].Position;
            var page = new WatchReply
            {
                Position = position,
                Changes = { changes },
                Runs = { changes.DistinctBy(c => c.ServiceId).Select(c => new RunSummary { IncidentId = c.IncidentId, ServiceId = c.ServiceId }) },
            };
            return new ChangesPage(position, page.ToByteArray());
        }
    }

    /// <summary>Appends changes whose positions have holes, as the log's do where an event tells a watcher nothing.</summary>
    public void Append(string tenant, int count, string service = "willow")
    {
        var log = Log(tenant);
        lock (log)
        {
            for (var i = 0; i < count; i++)
            {
                var position = (log.Count == 0 ? 0 : log[^1].Position) + 1 + (log.Count % 3);
                log.Add(new Change { Position = position, Event = "reinstate.events.v1.Something", IncidentId = "storm", ServiceId = service });
            }
        }
    }

    public IReadOnlyList<long> Positions(string tenant)
    {
        var log = Log(tenant);
        lock (log)
        {
            return [.. log.Select(change => change.Position)];
        }
    }

    public static QueryAnswer Answer(IMessage reply) => new(reply.ToByteArray(), null, []);

    public static QueryAnswer Refuse(RefusalKind kind) => new(ReadOnlyMemory<byte>.Empty, kind.Code, []);

    private GetBoardReply Board(string tenant) =>
        new() { Position = Positions(tenant).LastOrDefault(), Runs = { new RunSummary { IncidentId = "storm", ServiceId = "willow" }, new RunSummary { IncidentId = "storm", ServiceId = "oak" } } };

    private List<Change> Log(string tenant) => logs.GetOrAdd(tenant, _ => []);
}
