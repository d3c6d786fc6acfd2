using Google.Protobuf;
using Orleans.Concurrency;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Evidence.Packs;
using Reinstate.Grains.Boards;
using Reinstate.Silo.Boards;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.Grains;

/// <summary>
/// A tenant's board. Reads the log when asked, so an answer includes all that was committed when the question arrived.
/// </summary>
/// <remarks>
/// Reentrant: while one call waits for the log, others may run. The fold itself advances only inside <see cref="LiveView"/>, one page at a time,
/// and answers are taken between pages without waiting, so no answer sees half a page.
/// </remarks>
[GrainType("board"), Reentrant]
internal sealed partial class BoardGrain : IGrainBase, IBoardGrain
{
    private readonly LiveView _live;
    private readonly ChangesReader _changes;
    private readonly NodeClock _clock;
    private readonly ILogger _logger;

    public BoardGrain(IGrainContext context, ILog log, NodeClock clock, ILogger<BoardGrain> logger)
    {
        (GrainContext, _clock, _logger) = (context, clock, logger);
        _live = new LiveView(context.GrainId.Key.ToString()!, log);
        _changes = new ChangesReader(_live, log, clock.Time);
    }

    public IGrainContext GrainContext { get; }

    public async Task<QueryAnswer> Ask(QueryCall call)
    {
        try
        {
            if (Parse(call) is not { } request)
            {
                return Answer(null, Refusal.Of(Catalogue.InvalidArgument, "the request is not a query that this service knows"));
            }

            await _live.CatchUpAsync();
            if (call.AtLeastPosition > _live.View.Position)
            {
                return Answer(null, Refusal.Of(Catalogue.InvalidArgument, "at_least_position is beyond the end of the log"));
            }

            var (reply, refusal) = request is GetEvidencePackRequest pack
                ? EvidenceAnswers.Answer(_live.View, pack)
                : BoardQueries.Answer(_live.View, request, _clock.Time.GetUtcNow());
            return Answer(reply, refusal);
        }
        catch (LogUnavailableException)
        {
            return Answer(null, Refusal.Of(Catalogue.Unavailable));
        }
        catch (FoldStoppedException e)
        {
            LogStopped(e);
            return Answer(null, Refusal.Of(Catalogue.Internal));
        }
    }

    public async Task<ChangesPage> ReadChanges(ChangesCall call)
    {
        try
        {
            var reply = await _changes.ReadAsync(call.AfterPosition, call.Max);
            return new ChangesPage(reply.Position, reply.ToByteArray());
        }
        catch (LogUnavailableException)
        {
            // To a watcher the same as a silo that was lost: the gateway asks again.
            throw new TimeoutException();
        }
        catch (FoldStoppedException e)
        {
            LogStopped(e);
            throw new InvalidOperationException();
        }
    }

    private static IMessage? Parse(QueryCall call)
    {
        try
        {
            return MessageTypes.ParseRequest(call.Type, call.Payload);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static QueryAnswer Answer(IMessage? reply, Refusal? refusal) =>
        new(reply?.ToByteArray() ?? [], refusal?.Kind.Code, refusal?.Reasons ?? []);

    [LoggerMessage(1201, LogLevel.Critical, "The fold of a tenant's log stopped; its board answers nothing until a program that can fold it runs")]
    private partial void LogStopped(Exception e);
}
