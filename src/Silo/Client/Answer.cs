using Google.Rpc;
using Grpc.Core;
using Reinstate.V1;

namespace Reinstate.Silo.Client;

/// <summary>What a node answered: accepted, or refused with a code of the catalogue.</summary>
/// <param name="Position">In the organisation's log; 0 for a refusal.</param>
/// <param name="Refusal">Null when accepted.</param>
internal sealed record Answer(long Position, RefusalDetail? Refusal)
{
    /// <summary>The refusal that an error carries, or null for an error of the connection.</summary>
    public static RefusalDetail? RefusalIn(RpcException error) => error.GetRpcStatus()?.GetDetail<RefusalDetail>();

    /// <summary>A refusal in one line: the sentence and at most so many reasons.</summary>
    public static string Say(RefusalDetail refusal, int reasons = 3) => refusal.Reasons.Count == 0 ? refusal.Sentence
        : $"{refusal.Sentence} {string.Join(" ", refusal.Reasons.Take(reasons))}{(refusal.Reasons.Count > reasons ? $" (and {refusal.Reasons.Count - reasons} more)" : "")}";
}
