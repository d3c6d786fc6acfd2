using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>
/// Judges a scope on a fold of its own: the directory, the incident, and all that touches the scope, up to the head that was read first.
/// </summary>
/// <remarks>
/// Nothing cached takes part, so a judgement cannot be older than the call. What is appended after that head is left out; where it touches
/// the scope, the append's condition finds it. Cost: the events of the scope, for each judgement.
/// </remarks>
internal sealed class ScopeFold(ILog log) : IScopeJudge
{
    public async ValueTask<ScopeJudgement> JudgeAsync(string tenant, EventScope scope, DateTimeOffset now, CancellationToken cancellation)
    {
        var head = await log.HeadAsync(tenant, cancellation);
        var events = new SortedDictionary<long, StoredEvent>();
        foreach (var stored in await log.ReadScopeAsync(tenant, scope.Incident, scope.Service, cancellation))
        {
            events[stored.Position] = stored;
        }

        foreach (var stream in (string[])[GrainKeys.Stream("organisation", ""), GrainKeys.Stream("incident", scope.Incident)])
        {
            await foreach (var stored in log.ReadStreamAsync(tenant, stream, 0, cancellation))
            {
                events[stored.Position] = stored;
            }
        }

        var view = new TenantView(tenant);
        foreach (var stored in events.Values.TakeWhile(e => e.Position <= head))
        {
            view.Apply(stored.Stream, RecordedEvents.Of(stored));
        }

        return ScopeJudge.Judge(view, scope, now, head);
    }
}
