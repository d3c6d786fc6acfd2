using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity;
using Reinstate.V1;
using static Reinstate.V1.BulkCommand;

namespace Reinstate.Gateway.Bulk;

/// <summary>Which command stands in a message of a bulk stream, and whom it is for.</summary>
internal static class BulkCommands
{
    /// <summary>The command addressed to its owner. Refuses as the call of one command does.</summary>
    public static Addressed Read(BulkCommand bulk, Caller caller, DateTimeOffset receivedAt)
    {
        return bulk.CommandCase switch
        {
            CommandOneofCase.RegisterServices => To(Owner.Organisation, bulk.RegisterServices),
            CommandOneofCase.RegisterPeople => To(Owner.Organisation, bulk.RegisterPeople),
            CommandOneofCase.RegisterStaff => To(Owner.Organisation, bulk.RegisterStaff),
            CommandOneofCase.RegisterShifts => To(Owner.Organisation, bulk.RegisterShifts),
            CommandOneofCase.OpenRecoveryRun => To(Owner.Service, bulk.OpenRecoveryRun),
            CommandOneofCase.IssueSheets => To(Owner.Service, bulk.IssueSheets),
            CommandOneofCase.ReturnSheet => To(Owner.Service, bulk.ReturnSheet),
            CommandOneofCase.NoteRestoration => To(Owner.Service, bulk.NoteRestoration),
            CommandOneofCase.FreezeExpected => To(Owner.Person, bulk.FreezeExpected) with
            {
                FreezesAt = bulk.FreezeExpected.ServiceId is { Length: > 0 } service ? Owner.Service.Key(caller.Tenant, service) : null,
            },
            CommandOneofCase.AmendExpected => To(Owner.Person, bulk.AmendExpected),
            CommandOneofCase.ReceivePaper => To(Owner.Person, bulk.ReceivePaper),
            CommandOneofCase.RecordEntries => To(Owner.Person, bulk.RecordEntries),
            CommandOneofCase.CheckEntry => To(Owner.Person, bulk.CheckEntry),
            CommandOneofCase.CorrectEntry => To(Owner.Person, bulk.CorrectEntry),
            CommandOneofCase.VoidEntry => To(Owner.Person, bulk.VoidEntry),
            CommandOneofCase.RaiseQuery => To(Owner.Person, bulk.RaiseQuery),
            CommandOneofCase.ResolveQuery => To(Owner.Person, bulk.ResolveQuery),
            CommandOneofCase.CountStock => To(Owner.Person, bulk.CountStock),
            CommandOneofCase.RegisterPlan => To(Owner.Plan, bulk.RegisterPlan),
            _ => throw RefusalStatus.Of(Catalogue.InvalidArgument, "command: none that this node knows"),
        };

        Addressed To<TRequest>(Owner owner, TRequest request)
            where TRequest : IMessage<TRequest>, new() => Addressed.Of(owner, request, caller, receivedAt);
    }
}
