using Reinstate.Contracts.Calls;
using Reinstate.Gateway.Calls;

namespace Reinstate.Gateway.Bulk;

/// <summary>
/// Commands of one stream to one owner. One lot of them is under way at a time, so they take effect in the order in which they were sent, also when a lot
/// must be sent again; what comes meanwhile is the next lot. Once nothing is left the line is over: a stream to half a million owners does not remember them all.
/// </summary>
internal sealed class BulkLine(Owner owner, string key)
{
    private readonly Queue<BulkItem> _waiting = new();
    private bool _isUnderWay;
    private bool _isOver;

    public Owner Owner => owner;

    public string Key => key;

    /// <summary>False when the line is over.</summary>
    public bool TryAdd(BulkItem item)
    {
        lock (_waiting)
        {
            if (!_isOver)
            {
                _waiting.Enqueue(item);
            }

            return !_isOver;
        }
    }

    /// <summary>True for the one who is to send what waits, until <see cref="Take"/> gives nothing more.</summary>
    public bool TryBegin()
    {
        lock (_waiting)
        {
            return !_isUnderWay && (_isUnderWay = _waiting.Count > 0);
        }
    }

    /// <summary>The next lot, of at most so many; empty when nothing waits, and then the line is over.</summary>
    public List<BulkItem> Take(int most)
    {
        lock (_waiting)
        {
            List<BulkItem> lot = [];
            while (lot.Count < most && _waiting.TryDequeue(out var next))
            {
                lot.Add(next);
            }

            _isOver = lot.Count == 0;
            return lot;
        }
    }
}

/// <summary>A command of a stream.</summary>
/// <param name="Number">The how-manieth of its stream.</param>
/// <param name="Call">What its owner is asked.</param>
/// <param name="FreezesAt">See <see cref="Addressed.FreezesAt"/>.</param>
internal sealed record BulkItem(long Number, CommandCall Call, string? FreezesAt);
