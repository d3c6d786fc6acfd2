using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Evidence.Packs;
using Reinstate.Evidence.Packs.Extracts;
using Reinstate.Evidence.Packs.Sealing;
using Reinstate.Grains.Boards;
using Reinstate.Silo.Scans;
using Reinstate.Silo.Sealing;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.Boards;

/// <summary>Answers queries and requests for evidence from a live view.</summary>
internal static class BoardAnswers
{
    /// <summary>As the view stands.</summary>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public static Task<QueryAnswer> AskAsync(LiveView live, IMessage request, DateTimeOffset now) => AskAsync(live, request, now, Reader.Whole);

    /// <summary>As a reader sees it.</summary>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public static Task<QueryAnswer> AskAsync(LiveView live, IMessage request, DateTimeOffset now, Reader reader) =>
        live.AskAsync(view => Coverage.Of(view, request, reader), _ => now, view => Of(BoardQueries.Answer(view, request, now, reader)));

    /// <summary>Figures of every incident, for a reader who reaches the whole organisation.</summary>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public static Task<QueryAnswer> ExtractAsync(LiveView live, GetExtractRequest request, DateTimeOffset now, Reader reader) =>
        live.AskAsync(view => Coverage.Of(view, request, reader), _ => now, view => Of(ExtractAnswers.Get(view, request, now, reader)));

    /// <summary>The evidence of an incident, as a reader may have it, still to be sealed.</summary>
    public static Task<(EvidencePackDraft? Draft, Refusal? Refusal)> DraftAsync(LiveView live, GetEvidencePackRequest request, Reader reader) => live.AskAsync(
        view => Coverage.Of(view, request, reader), view => EvidenceAnswers.AsOf(view, request, reader), view => EvidenceAnswers.Draft(view, request, reader));

    /// <summary>The evidence of an incident, as a reader may have it, sealed.</summary>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    /// <exception cref="KeysUnusableException">There is no key to seal it with.</exception>
    public static async Task<QueryAnswer> PackAsync(LiveView live, ILog log, KeptScans scans, KeyFolder keys, string tenant, GetEvidencePackRequest request, Reader reader)
    {
        var (draft, refusal) = request.AsOfPosition == 0 ? await DraftAsync(live, request, reader) : await PastAsync(live, log, tenant, request, reader);
        if (draft is null)
        {
            return Of(null, refusal);
        }

        // After the fold: the log holds every event that the fold has, and those that came since are left out.
        var events = await log.ReadScopeAsync(tenant, request.IncidentId, "", CancellationToken.None);
        var pictures = await ScanAnswers.ForAsync(draft.Scans, scans, tenant);
        using var key = keys.Current(TimeProvider.System);
        return Of(EvidenceAnswers.Chunk(draft.Sealed(events.Select(Logged), key, pictures)), null);
    }

    // The log is folded again up to there, and no further; nothing of the live view takes part but who may read.
    private static async Task<(EvidencePackDraft? Draft, Refusal? Refusal)> PastAsync(LiveView live, ILog log, string tenant, GetEvidencePackRequest request, Reader reader)
    {
        var (past, refusal) = EvidenceAnswers.OfPast(live.View, request, reader);
        if (past is null)
        {
            return (null, refusal);
        }

        var then = new LiveView(tenant, log, BoardMemory.Usual with { SnapshotEvery = 0 }) { Until = request.AsOfPosition };
        await then.CatchUpAsync();
        return await DraftAsync(then, past, Reader.Whole);
    }

    public static QueryAnswer Of(IMessage? reply, Refusal? refusal) => new(reply?.ToByteArray() ?? [], refusal?.Kind.Code, refusal?.Reasons ?? []);

    private static QueryAnswer Of((IMessage? Reply, Refusal? Refusal) answer) => Of(answer.Reply, answer.Refusal);

    private static LoggedEvent Logged(StoredEvent e) => new(Chain.FieldsOf(e), e.Data, e.OwnKey);
}
