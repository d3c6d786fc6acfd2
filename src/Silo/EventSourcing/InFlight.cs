using Google.Protobuf;
using Reinstate.Grains.Aggregates;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>
/// What an aggregate has handed in and not heard of yet, in order, and its state as it will be if all of that is committed. Decisions rest on
/// that state; nothing of it is answered or shown.
/// </summary>
/// <remarks>
/// Invariant: the fold holds committed events only, and each append was decided on the fold and all that was handed in before it. So when one is not
/// committed, nothing that follows it may be: the log refuses what rests on it (<see cref="AppendRequest.After"/>), and all of it is forgotten here.
/// Cost: each event is applied once when it is committed, and once more only when somebody decides upon it before that.
/// </remarks>
internal sealed class InFlight<TState>(IAggregate<TState> aggregate, StreamFold<TState> fold)
    where TState : class
{
    /// <summary>An event in flight has no position yet. Decisions do not look at positions; whoever judged a scope judged before it.</summary>
    private const long NoPosition = long.MaxValue;

    private readonly Queue<HandedIn> _handed = new();

    /// <summary>Those of the handed in that the tip does not hold yet. The tip is the fold's state exactly when these are all of them.</summary>
    private readonly Queue<HandedIn> _untold = new();

    private readonly Dictionary<string, HandedIn> _byKey = new(StringComparer.Ordinal);

    private TState? _tip;
    private long _tipVersion;

    public bool IsEmpty => _handed.Count == 0;

    /// <summary>What the next decision rests on; null when it rests on committed events alone.</summary>
    public HandedIn? Last { get; private set; }

    /// <summary>The state that the next decision is taken on.</summary>
    public TState State => Tip().State;

    /// <summary>The stream's version at that state.</summary>
    public long Version => Tip().Version;

    /// <summary>The command that was handed in under this key and not heard of yet, or null.</summary>
    public HandedIn? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Remembers what was just handed in. Without events nothing can rest on it.</summary>
    public void Add(HandedIn handed)
    {
        if (handed.Events.Count > 0)
        {
            _handed.Enqueue(handed);
            _byKey[handed.Request.Key] = handed;
            _untold.Enqueue(handed);
            Last = handed;
        }
    }

    /// <summary>Folds what has been committed; false when something was not, and all that rested on it is forgotten: the fold must then catch up.</summary>
    public bool Settle()
    {
        while (_handed.TryPeek(out var first) && first.Outcome.IsCompleted)
        {
            if (first.Outcome is not { IsCompletedSuccessfully: true, Result: AppendOutcome.Appended done })
            {
                Forget();
                return false;
            }

            for (var i = 0; i < first.Events.Count; i++)
            {
                var before = first.Events.Count - 1 - i;
                fold.Apply(first.Recorded(i, done.Position - before, done.Version - before));
            }

            _handed.Dequeue();
            _byKey.Remove(first.Request.Key);
            if (_untold.TryPeek(out var untold) && ReferenceEquals(untold, first))
            {
                _untold.Dequeue();
            }

            if (_handed.Count == 0)
            {
                Forget();
            }
        }

        return true;
    }

    /// <summary>Returns when all that was handed in has been heard of; false as <see cref="Settle"/>.</summary>
    public async Task<bool> SettledAsync()
    {
        var whole = Settle();
        while (Last is { } last)
        {
            await ((Task)last.Outcome).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            whole &= Settle();
        }

        return whole;
    }

    private void Forget()
    {
        _handed.Clear();
        _untold.Clear();
        _byKey.Clear();
        (_tip, Last) = (null, null);
    }

    private (TState State, long Version) Tip()
    {
        if (_handed.Count == 0)
        {
            return (fold.State, fold.Version);
        }

        if (_tip is null)
        {
            (_tip, _tipVersion) = (fold.State, fold.Version);
        }

        while (_untold.TryDequeue(out var handed))
        {
            for (var i = 0; i < handed.Events.Count; i++)
            {
                _tip = aggregate.Apply(_tip, handed.Recorded(i, NoPosition, ++_tipVersion));
            }
        }

        return (_tip, _tipVersion);
    }
}

/// <summary>A decision on its way into the log.</summary>
/// <param name="Request">As handed in.</param>
/// <param name="Events">Its events, parsed.</param>
/// <param name="Outcome">What will become of it; null when it was turned away.</param>
internal sealed record HandedIn(AppendRequest Request, IReadOnlyList<IMessage> Events, Task<AppendOutcome?> Outcome)
{
    public RecordedEvent Recorded(int i, long position, long version) => new(
        Events[i], position, version, Request.RecordedAt, Request.Actor, Request.Role, new EventScope(Request.Events[i].Incident, Request.Events[i].Service), Request.Key);
}
