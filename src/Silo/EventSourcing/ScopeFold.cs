using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>
/// Judges a scope on a fold of its own: the directory, and all that touches the incident. Other services of the incident belong to it, because a worker
/// who was in two of them holds an item of this one open.
/// </summary>
/// <remarks>
/// The fold of an incident is kept and reads on from where it was. A log is only appended to, so what was folded cannot be stale, and a judgement
/// is never older than the call: the head is read first, and the fold brought up to it. What is appended after that is left out; where it touches
/// the scope, the append's condition finds it. Cost: the events since the last judgement of the incident; for the first, all that touches it.
/// </remarks>
internal sealed class ScopeFold(ILog log) : IScopeJudge
{
    private const int Kept = 4;

    private readonly Lock _gate = new();
    private readonly List<IncidentFold> _folds = [];

    public async ValueTask<ScopeJudgement> JudgeAsync(string tenant, EventScope scope, DateTimeOffset now, CancellationToken cancellation)
    {
        var head = await log.HeadAsync(tenant, cancellation);
        var fold = FoldOf(tenant, scope.Incident);
        await fold.Turn.WaitAsync(cancellation);
        try
        {
            await fold.CatchUpAsync(log, head, cancellation);
            return ScopeJudge.Judge(fold.View, scope, now, fold.Position);
        }
        catch
        {
            Forget(fold);
            throw;
        }
        finally
        {
            fold.Turn.Release();
        }
    }

    public async ValueTask<FindingThen?> LastSeenAsync(string tenant, PastFinding sought, CancellationToken cancellation)
    {
        var head = await log.HeadAsync(tenant, cancellation);
        var events = await EventsAsync(log, tenant, sought.IncidentId, head, cancellation);
        return FindingHistory.LastSeen(
            tenant,
            events.Where(stored => FindingHistory.Concerns(sought, stored.Stream, new EventScope(stored.Context.Incident, stored.Context.Service)))
                .Select(stored => new TimelineRecord(stored.Stream, RecordedEvents.Of(stored))),
            sought);
    }

    /// <summary>The directory and all that touches the incident, in order, up to a position.</summary>
    private static async Task<IEnumerable<StoredEvent>> EventsAsync(ILog log, string tenant, string incident, long head, CancellationToken cancellation)
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

    private IncidentFold FoldOf(string tenant, string incident)
    {
        lock (_gate)
        {
            var fold = _folds.Find(f => string.Equals(f.Tenant, tenant, StringComparison.Ordinal) && string.Equals(f.Incident, incident, StringComparison.Ordinal))
                ?? new IncidentFold(tenant, incident);
            _folds.Remove(fold);
            _folds.Insert(0, fold);
            if (_folds.Count > Kept)
            {
                _folds.RemoveAt(Kept);
            }

            return fold;
        }
    }

    // A fold that stopped half-way is not the log: the next judgement begins anew.
    private void Forget(IncidentFold fold)
    {
        lock (_gate)
        {
            _folds.Remove(fold);
        }
    }

    private sealed class IncidentFold(string tenant, string incident)
    {
        private const int Page = 1000;

        public string Tenant => tenant;

        public string Incident => incident;

        public TenantView View { get; } = new(tenant);

        /// <summary>Everything that touches the incident up to here is folded; 0 before the first reading.</summary>
        public long Position { get; private set; }

        /// <summary>Views are not safe for concurrent use. Nothing waits on its handle, so there is nothing to dispose of.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public async Task CatchUpAsync(ILog log, long head, CancellationToken cancellation)
        {
            if (Position == 0)
            {
                await ReadAllAsync(log, head, cancellation);
            }

            while (Position < head)
            {
                foreach (var stored in await log.ReadTailAsync(tenant, Position, Page, cancellation))
                {
                    Fold(stored);
                }
            }
        }

        private async Task ReadAllAsync(ILog log, long head, CancellationToken cancellation)
        {
            foreach (var stored in await EventsAsync(log, tenant, incident, head, cancellation))
            {
                Fold(stored);
            }

            Position = head;
        }

        private void Fold(StoredEvent stored)
        {
            if (string.Equals(stored.Context.Incident, incident, StringComparison.Ordinal) || string.Equals(stored.Stream, GrainKeys.Stream("organisation", ""), StringComparison.Ordinal))
            {
                View.Apply(stored.Stream, RecordedEvents.Of(stored));
            }

            Position = stored.Position;
        }
    }
}
