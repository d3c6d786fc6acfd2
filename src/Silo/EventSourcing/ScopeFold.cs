using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Silo.Boards;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>
/// Judges a scope on the tenant's live view: the people of the scope's services, and what is known of all others, because a worker
/// who was in two of them holds an item of this one open.
/// </summary>
/// <remarks>
/// A log is only appended to, so what was folded cannot be stale, and a judgement is never older than the call: the view catches up first. What is
/// appended after that is left out; where it touches the scope, the append's condition finds it. Cost: the events since the view was asked last, and
/// those of the scope where its people are not at hand.
/// </remarks>
internal sealed class ScopeFold(ILog log, TenantBoards boards) : IScopeJudge
{
    public ScopeFold(ILog log)
        : this(log, new TenantBoards(log, TimeProvider.System, BoardMemory.Everything))
    {
    }

    public async ValueTask<ScopeJudgement> JudgeAsync(string tenant, EventScope scope, DateTimeOffset now, CancellationToken cancellation)
    {
        var live = boards.Of(tenant);
        await live.CatchUpAsync().WaitAsync(cancellation);
        return await live.AskAsync(
            view => Covers(view, scope),
            now,
            view => ScopeJudge.Judge(view, scope, now, view.Position));
    }

    public async ValueTask<Settlement> SettleAsync(string tenant, string person, CancellationToken cancellation)
    {
        var live = boards.Of(tenant);
        await live.CatchUpAsync().WaitAsync(cancellation);
        return await live.AskAsync(_ => Coverage.Nothing, DateTimeOffset.UnixEpoch, view => Settlement.Of(view, person));
    }

    public async ValueTask<FindingThen?> LastSeenAsync(string tenant, PastFinding sought, CancellationToken cancellation)
    {
        var head = (await log.HeadAsync(tenant, cancellation)).Position;
        var events = await EventsAsync(tenant, sought.IncidentId, head, cancellation);
        return FindingHistory.LastSeen(
            tenant,
            events.Where(stored => !stored.IsErased && FindingHistory.Concerns(sought, stored.Stream, new EventScope(stored.Context.Incident, stored.Context.Service)))
                .Select(stored => new TimelineRecord(stored.Stream, RecordedEvents.Of(stored))),
            sought);
    }

    // How an exercise is scored rests on when things were recorded.
    private static Coverage Covers(TenantView view, EventScope scope) =>
        scope.Service.Length > 0 ? Coverage.Run(scope.Incident, scope.Service)
        : view.Incidents.GetValueOrDefault(scope.Incident) is { Exercise: not null } ? Coverage.Whole(view, scope.Incident) with { Timeline = scope.Incident }
        : Coverage.Whole(view, scope.Incident);

    /// <summary>The directory and all that touches the incident, in order, up to a position.</summary>
    private async Task<IEnumerable<StoredEvent>> EventsAsync(string tenant, string incident, long head, CancellationToken cancellation)
    {
        var events = new SortedDictionary<long, StoredEvent>();
        foreach (var stored in await log.ReadScopeAsync(tenant, incident, "", cancellation))
        {
            events[stored.Position] = stored;
        }

        foreach (var stream in (string[])[GrainKeys.Stream("organisation", ""), GrainKeys.Stream("incident", incident)])
        {
            await foreach (var stored in log.ReadStreamAsync(tenant, stream, 0, cancellation))
            {
                events[stored.Position] = stored;
            }
        }

        return events.Values.TakeWhile(stored => stored.Position <= head);
    }
}
