using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Silo.Boards;

internal sealed class NoEvidencePacks : IEvidencePacks
{
    public (IMessage? Reply, Refusal? Refusal) Build(TenantView view, GetEvidencePackRequest request, QueryCall call, DateTimeOffset now) =>
        (null, Refusal.Of(Catalogue.Unavailable));
}
