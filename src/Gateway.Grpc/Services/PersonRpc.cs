using Grpc.Core;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Transport;
using Reinstate.V1;

namespace Reinstate.Gateway.Services;

/// <summary>One person's three records in an incident; their erasure, and the copy of all that is held about them.</summary>
internal sealed class PersonRpc(GatewayCalls calls, StalledReaders readers) : PersonService.PersonServiceBase
{
    public override Task<CommandReply> FreezeExpected(FreezeExpectedRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> AmendExpected(AmendExpectedRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> ReceivePaper(ReceivePaperRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> RecordEntries(RecordEntriesRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> CheckEntry(CheckEntryRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> CorrectEntry(CorrectEntryRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> VoidEntry(VoidEntryRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> RaiseQuery(RaiseQueryRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> ResolveQuery(ResolveQueryRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> ExceptItem(ExceptItemRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> DecideFinding(DecideFindingRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> CountStock(CountStockRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<CommandReply> ErasePerson(ErasePersonRequest request, ServerCallContext context) =>
        calls.Send(Owner.Person, request, context);

    public override Task<GetPersonRecordReply> GetPersonRecord(GetPersonRecordRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Person, request, GetPersonRecordReply.Parser, context);

    public override Task<GetChronologyReply> GetChronology(GetChronologyRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Person, request, GetChronologyReply.Parser, context);

    public override Task<ListRecordReadsReply> ListRecordReads(ListRecordReadsRequest request, ServerCallContext context) =>
        calls.Ask(Owner.Person, request, ListRecordReadsReply.Parser, context);

    public override async Task ExportSubjectAccess(ExportSubjectAccessRequest request, IServerStreamWriter<SubjectAccessChunk> responseStream, ServerCallContext context)
    {
        var export = await calls.Ask(Owner.Person, request, SubjectAccessChunk.Parser, context);
        var output = readers.Bound(responseStream);
        foreach (var (start, data) in EvidenceChunks.Split(export.Data))
        {
            await output.WriteAsync(new SubjectAccessChunk { FileName = start == 0 ? export.FileName : "", Position = export.Position, Data = data }, context.CancellationToken);
        }
    }
}
