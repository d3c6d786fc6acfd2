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
            ? (EvidencePack.Draft(view, request.IncidentId, request.Redacted || reader.IsRedacted(incident)), null)
            : (null, Refusal.Of(Catalogue.IncidentUnknown, request.IncidentId));
    }

    /// <summary>
    /// What is asked of a view of the past, or why nothing is; exactly one of the two is null. Who may read, and whether names, is judged by the view of now: an
    /// access that was withdrawn since opens nothing, and one that was given since opens what was before it.
    /// </summary>
    public static (GetEvidencePackRequest? Past, Refusal? Refusal) OfPast(TenantView now, GetEvidencePackRequest request, Reader reader)
    {
        if (request.AsOfPosition < 0 || request.AsOfPosition > now.Position)
            return (null, Refusal.Of(Catalogue.InvalidArgument, $"as_of_position is not a position of the log, which ends at {now.Position}."));
        if (reader.Refuse(now, request) is { } refused)
            return (null, refused);
        return now.Incidents.TryGetValue(request.IncidentId, out var incident)
            ? (new GetEvidencePackRequest { IncidentId = request.IncidentId, Redacted = request.Redacted || reader.IsRedacted(incident) }, null)
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
