namespace Reinstate.Silo.GroupCommit;

/// <summary>
/// Appends that wait for a lane, fairly between tenants: a deficit round robin. Each tenant in turn may send events up to its credit, which grows
/// by the same amount each turn, so a tenant with a thousand appends waiting, or with large ones, does not make another's single one wait for them. Within a tenant
/// the order is that of arrival. No tenant may fill more than half of the queue.
/// </summary>
/// <remarks>Invariant: a tenant is in the round exactly while it has something waiting. Cost of adding and taking: constant, and at most a turn for each credit of a large append.</remarks>
internal sealed class FairQueue(CommitOptions options)
{
    private const int Credit = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly Queue<Line> _round = new();
    private int _count;
    private bool _closed;
    private TaskCompletionSource<bool>? _reader;

    /// <summary>Appends that wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>Whether it was taken in.</summary>
    public Admission TryAdd(PendingAppend append)
    {
        TaskCompletionSource<bool>? reader;
        lock (_lock)
        {
            if (_closed)
            {
                return Admission.Closed;
            }

            var waiting = _lines.GetValueOrDefault(append.Request.Tenant);
            if (_count >= options.Capacity || waiting?.Appends.Count >= Math.Max(options.Capacity / 2, 1))
            {
                return Admission.Full;
            }

            if (waiting is null)
            {
                _lines[append.Request.Tenant] = waiting = new Line(append.Request.Tenant);
                _round.Enqueue(waiting);
            }

            waiting.Appends.Enqueue(append);
            _count++;
            (reader, _reader) = (_reader, null);
        }

        reader?.TrySetResult(true);
        return Admission.Taken;
    }

    /// <summary>Takes nothing more in.</summary>
    public void Close()
    {
        TaskCompletionSource<bool>? reader;
        lock (_lock)
        {
            _closed = true;
            (reader, _reader) = (_reader, null);
        }

        reader?.TrySetResult(false);
    }

    /// <summary>True when something waits; false when nothing does and nothing will. For one reader.</summary>
    public Task<bool> WaitAsync()
    {
        lock (_lock)
        {
            if (_count > 0 || _closed)
            {
                return Task.FromResult(_count > 0);
            }

            _reader = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _reader.Task;
        }
    }

    /// <summary>Moves one batch of what waits: at most so many appends, and events until the limit is reached.</summary>
    public void Take(List<PendingAppend> batch)
    {
        lock (_lock)
        {
            for (var events = 0; batch.Count < options.MaxBatch && events < options.MaxEvents && _round.TryDequeue(out var line);)
            {
                line.Credit += Credit;
                while (batch.Count < options.MaxBatch && events < options.MaxEvents && line.Appends.TryPeek(out var append) && Cost(append) <= line.Credit)
                {
                    batch.Add(line.Appends.Dequeue());
                    line.Credit -= Cost(append);
                    events += append.Request.Events.Count;
                    _count--;
                }

                if (line.Appends.Count > 0)
                {
                    _round.Enqueue(line);
                }
                else
                {
                    _lines.Remove(line.Tenant);
                }
            }
        }
    }

    private static int Cost(PendingAppend append) => Math.Max(append.Request.Events.Count, 1);

    private sealed class Line(string tenant)
    {
        public string Tenant => tenant;

        public Queue<PendingAppend> Appends { get; } = new();

        public int Credit { get; set; }
    }
}

/// <summary>Whether an append was taken in, and if not, why.</summary>
internal enum Admission
{
    Taken,
    Full,
    Closed,
}
