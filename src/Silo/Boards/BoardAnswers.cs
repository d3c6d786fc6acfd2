using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Evidence.Packs;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Silo.Boards;

/// <summary>Answers queries and requests for evidence from a live view.</summary>
internal static class BoardAnswers
{
    /// <summary>As the view stands.</summary>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="Storage.Log.LogUnavailableException">Ask again.</exception>
    public static Task<QueryAnswer> AskAsync(LiveView live, IMessage request, DateTimeOffset now) => AskAsync(live, request, now, Reader.Whole);

    /// <summary>As a reader sees it.</summary>
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="Storage.Log.LogUnavailableException">Ask again.</exception>
    public static Task<QueryAnswer> AskAsync(LiveView live, IMessage request, DateTimeOffset now, Reader reader) => request is GetEvidencePackRequest pack
        ? live.AskAsync(view => Coverage.Of(view, pack, reader), view => EvidenceAnswers.AsOf(view, pack, reader), view => Of(EvidenceAnswers.Answer(view, pack, reader)))
        : live.AskAsync(view => Coverage.Of(view, request, reader), _ => now, view => Of(BoardQueries.Answer(view, request, now, reader)));

    public static QueryAnswer Of(IMessage? reply, Refusal? refusal) => new(reply?.ToByteArray() ?? [], refusal?.Kind.Code, refusal?.Reasons ?? []);

    private static QueryAnswer Of((IMessage? Reply, Refusal? Refusal) answer) => Of(answer.Reply, answer.Refusal);
}
