using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Silo.Boards;

/// <summary>Builds an incident's evidence pack from the view that the board has folded, without waiting for anything: the view goes on after it.</summary>
internal interface IEvidencePacks
{
    /// <summary>An <see cref="EvidencePackChunk"/> with the whole zip, or why there is none.</summary>
    (IMessage? Reply, Refusal? Refusal) Build(TenantView view, GetEvidencePackRequest request, QueryCall call, DateTimeOffset now);
}
