using Google.Protobuf;
using Orleans.Concurrency;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Boards;
using Reinstate.Silo.Boards;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Plans;
using Reinstate.Silo.Reads;
using Reinstate.Silo.Scans;
using Reinstate.Silo.Sealing;
using Reinstate.Silo.Signals;
using Reinstate.Silo.SubjectAccess;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.Grains;

/// <summary>
/// A tenant's board. Reads the log when asked, so an answer includes all that was committed when the question arrived.
/// </summary>
/// <remarks>
/// Reentrant: while one call waits for the log, others may run. The fold itself advances only inside <see cref="LiveView"/>, which takes one caller
/// at a time, so no answer sees half a page.
/// </remarks>
[GrainType("board"), Reentrant]
internal sealed partial class BoardGrain : IGrainBase, IBoardGrain
{
    private readonly TenantBoards _boards;
    private readonly ILog _log;
    private readonly NodeClock _clock;
    private readonly KeyFolder _keys;
    private readonly ReadAudit _reads;
    private readonly KeptScans _scans;
    private readonly IGrainFactory _grains;
    private readonly ILogger _logger;

    public BoardGrain(IGrainContext context, ILog log, TenantBoards boards, NodeClock clock, KeyFolder keys, ReadAudit reads, KeptScans scans, IGrainFactory grains, ILogger<BoardGrain> logger) =>
        (GrainContext, _log, _boards, _clock, _keys, _reads, _scans, _grains, _logger) = (context, log, boards, clock, keys, reads, scans, grains, logger);

    public IGrainContext GrainContext { get; }

    private LiveView Live => _boards.Of(GrainContext.GrainId.Key.ToString()!);

    public async Task<QueryAnswer> Ask(QueryCall call)
    {
        try
        {
            // The node itself asks whether a board answers at all.
            if (call.Role != Roles.Node && AccessTable.Refuse(call.Role, call.Type) is { } notAllowed)
            {
                return Answer(null, notAllowed);
            }

            if (Parse(call) is not { } request)
            {
                return Answer(null, Refusal.Of(Catalogue.InvalidArgument, "the request is not a query that this service knows"));
            }

            var live = Live;
            await live.CatchUpAsync();
            if (call.AtLeastPosition > live.View.Position)
            {
                return Answer(null, Refusal.Of(Catalogue.InvalidArgument, "at_least_position is beyond the end of the log"));
            }

            var now = _clock.Time.GetUtcNow();
            var reader = Reader.Of(call.Actor, call.Role, call.Reach, now);
            var answer = request switch
            {
                GetEvidencePackRequest pack => await BoardAnswers.PackAsync(live, _log, _scans, _keys, call.Tenant, pack, reader),
                GetPlanRequest plan => await PlanAnswer.AskAsync(live, _grains, call, plan, now, reader),
                GetSupplierSignalsRequest => await SupplierSignalsAnswer.AskAsync(live, _grains, call.Tenant, now, reader),
                GetScanRequest scan => await ScanAnswers.AskAsync(live, _scans, scan, now, reader),
                ExportSubjectAccessRequest export => await SubjectAccessAnswer.AskAsync(live, _log, _scans, export, now, reader),
                GetExtractRequest extract => await BoardAnswers.ExtractAsync(live, extract, now, reader),
                ListRecordReadsRequest reads => await RecordReadsAnswer.AskAsync(live, _log, reads, now, reader),
                _ => await BoardAnswers.AskAsync(live, request, now, reader),
            };
            return await _reads.ShowAsync(live, call, request, answer, now, reader);
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
        catch (KeysUnusableException e)
        {
            LogNoKey(e);
            return Answer(null, Refusal.Of(Catalogue.Internal));
        }
    }

    public async Task<ChangesPage> ReadChanges(ChangesCall call)
    {
        try
        {
            var (reply, incidents) = await new ChangesReader(Live, _log, _clock.Time).ReadAsync(call.AfterPosition, call.Max);
            return new ChangesPage(reply.Position, reply.ToByteArray(), incidents);
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

    private static QueryAnswer Answer(IMessage? reply, Refusal? refusal) => BoardAnswers.Of(reply, refusal);

    [LoggerMessage(1202, LogLevel.Error, "A pack was asked for, and there is no key to seal it with")]
    private partial void LogNoKey(Exception e);

    [LoggerMessage(1201, LogLevel.Critical, "The fold of a tenant's log stopped; its board answers nothing until a program that can fold it runs")]
    private partial void LogStopped(Exception e);
}
