using System.Runtime.InteropServices;
using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Evidence.Packs;

/// <summary>Answers the API's request for an evidence pack from a tenant's fold.</summary>
public static class EvidenceAnswers
{
    /// <summary>As below, to whoever reads everything.</summary>
    public static (EvidencePackChunk? Reply, Refusal? Refusal) Answer(TenantView view, GetEvidencePackRequest request) => Answer(view, request, Reader.Whole);

    /// <summary>The whole pack in one chunk, or why there is none; exactly one of the two is null. The gateway cuts it into messages.</summary>
    public static (EvidencePackChunk? Reply, Refusal? Refusal) Answer(TenantView view, GetEvidencePackRequest request, Reader reader)
    {
        if (!view.Organisation.Registered)
            return (null, Refusal.Of(Catalogue.OrganisationUnknown));
        if (reader.Refuse(view, request) is { } refused)
            return (null, refused);
        if (!view.Incidents.TryGetValue(request.IncidentId, out var incident))
            return (null, Refusal.Of(Catalogue.IncidentUnknown, request.IncidentId));
        var pack = EvidencePack.Build(view, request.IncidentId, reader.IsRedacted(incident));
        var bytes = ImmutableCollectionsMarshal.AsArray(pack.Zip)!;
        return (new EvidencePackChunk { FileName = pack.FileName, Position = pack.Position, Data = UnsafeByteOperations.UnsafeWrap(bytes) }, null);
    }

    /// <summary>The moment as of which a pack is judged; the view holds the incident's timeline, where the reader has an answer.</summary>
    public static DateTimeOffset AsOf(TenantView view, GetEvidencePackRequest request, Reader reader) =>
        reader.Refuse(view, request) is null && view.Incidents.TryGetValue(request.IncidentId, out var incident) ? new PackFacts(view, incident, []).AsOf : DateTimeOffset.UnixEpoch;
}
