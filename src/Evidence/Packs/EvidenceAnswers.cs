using System.Runtime.InteropServices;
using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Evidence.Packs;

/// <summary>Answers the API's request for an evidence pack from a tenant's fold.</summary>
public static class EvidenceAnswers
{
    /// <summary>The pack, still to be sealed, or why there is none; exactly one of the two is null.</summary>
    public static (EvidencePackDraft? Draft, Refusal? Refusal) Draft(TenantView view, GetEvidencePackRequest request, Reader reader)
    {
        if (!view.Organisation.Registered)
            return (null, Refusal.Of(Catalogue.OrganisationUnknown));
        if (reader.Refuse(view, request) is { } refused)
            return (null, refused);
        return view.Incidents.TryGetValue(request.IncidentId, out var incident)
            ? (EvidencePack.Draft(view, request.IncidentId, reader.IsRedacted(incident)), null)
            : (null, Refusal.Of(Catalogue.IncidentUnknown, request.IncidentId));
    }

    /// <summary>The whole pack in one chunk. The gateway cuts it into messages.</summary>
    public static EvidencePackChunk Chunk(EvidencePackFile pack) => new()
    {
        FileName = pack.FileName,
        Position = pack.Position,
        Data = UnsafeByteOperations.UnsafeWrap(ImmutableCollectionsMarshal.AsArray(pack.Zip)!),
    };

    /// <summary>The moment as of which a pack is judged; the view holds the incident's timeline, where the reader has an answer.</summary>
    public static DateTimeOffset AsOf(TenantView view, GetEvidencePackRequest request, Reader reader) =>
        reader.Refuse(view, request) is null && view.Incidents.TryGetValue(request.IncidentId, out var incident) ? new PackFacts(view, incident, []).AsOf : DateTimeOffset.UnixEpoch;
}
