using Reinstate.Contracts.Signing;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Verification;

/// <summary>Holds a tenant's checkpoints against its events, which are given in order, and against the keys, where there are any.</summary>
internal sealed class CheckpointCheck(IReadOnlyList<Checkpoint> checkpoints, PublicKeys keys)
{
    private int _next;

    /// <summary>Null when the signatures are checked.</summary>
    public string? Unchecked => checkpoints.Count > 0 && keys.Ids.Count == 0 ? $"the signatures of {checkpoints.Count} checkpoints; there is no key of the node's, name their folder with --keys" : null;

    /// <summary>What is wrong with the checkpoints up to an event; empty when nothing is.</summary>
    public IEnumerable<string> Faults(StoredEvent e)
    {
        for (; _next < checkpoints.Count && checkpoints[_next].Position <= e.Position; _next++)
        {
            var checkpoint = checkpoints[_next];
            if (keys.Ids.Count > 0 && checkpoint.Fault(keys) is { } fault)
            {
                yield return $"the checkpoint at position {checkpoint.Position}: {fault}";
            }
            else if (checkpoint.Position == e.Position && !checkpoint.Link.Span.SequenceEqual(e.Link.Span))
            {
                yield return $"position {e.Position}: on {checkpoint.SignedAt:yyyy-MM-dd HH:mm:ss} UTC another link was signed for it; it or something before it was altered and the chain written anew";
            }
            else if (checkpoint.Position < e.Position)
            {
                yield return $"position {checkpoint.Position}: it was signed, and is not there";
            }
        }
    }

    /// <summary>What was signed and lies beyond the end of the log.</summary>
    public IEnumerable<string> Rest() => checkpoints.Skip(_next).Select(checkpoint => $"position {checkpoint.Position}: it was signed, and the log ends before it");
}
