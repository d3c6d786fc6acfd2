using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Errors;

namespace Reinstate.Gateway.Quotas;

/// <summary>
/// How much of one organisation this node has under way at a time. Alone it may have any amount, and the node goes as fast as it can; as soon as another organisation calls too, each
/// has a few at a time and the rest waits here, in order. So what queues up behind a busy organisation is its own, and another's call finds short queues everywhere after this point:
/// in the scheduler, at the grains, in the group commit.
/// </summary>
/// <remarks>
/// Invariant: whoever waits, waits for something of the same organisation that is under way, so nobody waits for ever. An organisation with nothing under way is not remembered.
/// Single calls and lots of bulk streams take turns: people do not wait for their own organisation's import. Cost: a lock and a look-up for each call.
/// </remarks>
internal sealed class FairShares(int share, TimeProvider time)
{
    /// <summary>Single calls of an organisation that may wait; one more is told to come again.</summary>
    private const int MostWaiting = 8192;

    /// <summary>For so long after its last call an organisation counts as calling.</summary>
    private static readonly TimeSpan Calling = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Share> _shares = new(StringComparer.Ordinal);

    // The last two who called: enough to say of anybody whether somebody else did.
    private (string Tenant, long At) _last = ("", long.MinValue);
    private (string Tenant, long At) _before = ("", long.MinValue);

    /// <summary>Runs a call, or a lot of a bulk stream, when it is its organisation's turn.</summary>
    /// <param name="tenant">The organisation.</param>
    /// <param name="weight">How many commands or questions it is; a lot that is larger than a share goes alone.</param>
    /// <param name="kind">What kind of call it is.</param>
    /// <param name="run">The call.</param>
    /// <param name="cancellation">Of the waiting.</param>
    public async Task<T> RunAsync<T>(string tenant, int weight, CallKind kind, Func<Task<T>> run, CancellationToken cancellation)
    {
        if (Enter(tenant, weight, kind) is { } turn)
        {
            await turn.WaitAsync(cancellation);
        }

        try
        {
            return await run();
        }
        finally
        {
            Leave(tenant, weight);
        }
    }

    /// <summary>How many commands may go to one owner together: no more than a share, unless nobody else calls.</summary>
    public int LargestLot(string tenant)
    {
        lock (_lock)
        {
            return IsAlone(tenant) ? int.MaxValue : share;
        }
    }

    /// <summary>Of an organisation: what is under way, and how many calls and lots wait.</summary>
    public (int UnderWay, int Waiting) Of(string tenant)
    {
        lock (_lock)
        {
            return _shares.TryGetValue(tenant, out var mine) ? (mine.UnderWay, mine.Waiting) : (0, 0);
        }
    }

    private Turn? Enter(string tenant, int weight, CallKind kind)
    {
        lock (_lock)
        {
            if (kind is not CallKind.Watch)
            {
                Note(tenant);
            }

            if (!_shares.TryGetValue(tenant, out var mine))
            {
                _shares[tenant] = mine = new Share();
            }

            if (mine.Waiting == 0 && Fits(tenant, mine, weight))
            {
                mine.UnderWay += weight;
                return null;
            }

            if (kind is not CallKind.Bulk && mine.Waiting >= MostWaiting)
            {
                throw RefusalStatus.Of(Catalogue.Overloaded.Code, []);
            }

            var turn = new Turn(weight);
            mine.Add(turn, kind is CallKind.Bulk);
            return turn;
        }
    }

    private void Leave(string tenant, int weight)
    {
        lock (_lock)
        {
            var mine = _shares[tenant];
            mine.UnderWay -= weight;
            while (mine.Next is { } next && Fits(tenant, mine, next.Weight))
            {
                mine.Remove();
                if (next.Begin())
                {
                    mine.UnderWay += next.Weight;
                }
            }

            if (mine is { UnderWay: 0, Waiting: 0 })
            {
                _shares.Remove(tenant);
            }
        }
    }

    private bool Fits(string tenant, Share mine, int weight) => mine.UnderWay == 0 || mine.UnderWay + weight <= share || IsAlone(tenant);

    private bool IsAlone(string tenant)
    {
        var other = _last.Tenant == tenant ? _before.At : _last.At;
        return other == long.MinValue || time.GetElapsedTime(other) > Calling;
    }

    private void Note(string tenant)
    {
        if (_last.Tenant != tenant)
        {
            _before = _last;
        }

        _last = (tenant, time.GetTimestamp());
    }

    private sealed class Share
    {
        private readonly Queue<Turn> _single = new();
        private readonly Queue<Turn> _bulk = new();
        private bool _bulkIsNext;

        public int UnderWay { get; set; }

        public int Waiting => _single.Count + _bulk.Count;

        public Turn? Next => Queue is { Count: > 0 } queue ? queue.Peek() : null;

        private Queue<Turn> Queue => _single.Count == 0 || (_bulkIsNext && _bulk.Count > 0) ? _bulk : _single;

        public void Add(Turn turn, bool isBulk) => (isBulk ? _bulk : _single).Enqueue(turn);

        public void Remove()
        {
            var queue = Queue;
            _bulkIsNext = queue == _single;
            queue.Dequeue();
        }
    }

    private sealed class Turn(int weight)
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Weight => weight;

        /// <summary>False when whoever waited has gone.</summary>
        public bool Begin() => _begun.TrySetResult();

        public async Task WaitAsync(CancellationToken cancellation)
        {
            await using var gone = cancellation.UnsafeRegister(turn => ((Turn)turn!)._begun.TrySetCanceled(), this);
            await _begun.Task;
        }
    }
}

/// <summary>How a call came.</summary>
internal enum CallKind
{
    /// <summary>By itself.</summary>
    Single,

    /// <summary>In a lot of a bulk stream.</summary>
    Bulk,

    /// <summary>For a watch. Whoever watches mostly waits, so it does not make others share: dashboards that come back after an outage would slow down everybody's recovery.</summary>
    Watch,
}
