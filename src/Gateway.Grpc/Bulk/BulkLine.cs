using Reinstate.Contracts.Calls;
using Reinstate.Gateway.Calls;

namespace Reinstate.Gateway.Bulk;

/// <summary>
/// Commands of one stream to one owner. One lot of them is under way at a time, so they take effect in the order in which they were sent, also when a lot
/// must be sent again; what comes meanwhile is the next lot.
/// </summary>
internal sealed class BulkLine(Owner owner, string key)
{
    private const int MostAtOnce = 256;

    private readonly Queue<(long Number, CommandCall Call)> _waiting = new();
    private bool _isUnderWay;

    public Owner Owner => owner;

    public string Key => key;

    public void Add(long number, CommandCall call)
    {
        lock (_waiting)
        {
            _waiting.Enqueue((number, call));
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

    /// <summary>The next lot; empty when nothing waits.</summary>
    public List<(long Number, CommandCall Call)> Take()
    {
        lock (_waiting)
        {
            List<(long Number, CommandCall Call)> lot = [];
            while (lot.Count < MostAtOnce && _waiting.TryDequeue(out var next))
            {
                lot.Add(next);
            }

            _isUnderWay = lot.Count > 0;
            return lot;
        }
    }
}
