using System.Security.Cryptography;
using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Services;
using Reinstate.Internal.V1;
using Reinstate.Reconciliation.Scans;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.Scans;

/// <summary>
/// Keeps a scan: looks through its bytes, lets the service decide whether it may be kept, makes the bytes durable, and only then lets the event be appended that names them. So an event never
/// names bytes that are not there; bytes that no event names, after a crash in between, are what the same command finds when it is sent again.
/// </summary>
internal sealed class ScanKeeping(KeptScans scans)
{
    private static readonly string Command = KeepScanRequest.Descriptor.FullName;
    private static readonly string Inspected = KeepInspectedScan.Descriptor.FullName;

    /// <summary>How many files are looked through at a time: each takes a processor, and up to some 20 MiB. Nothing waits on its handle, so there is nothing to dispose of.</summary>
    private readonly SemaphoreSlim _looking = new(Environment.ProcessorCount);

    /// <summary>Whether a command is for this.</summary>
    public static bool Is(CommandCall call) => call.Type == Command;

    public async Task<CommandAnswer> ExecuteAsync(EventSourced<ServiceState> service, CommandCall call)
    {
        // Whoever may not give the command, or not here, gives the node nothing to do.
        if (AccessTable.Refuse(call.Role, call.Type) is { } notAllowed)
        {
            return CommandAnswer.Refused(notAllowed);
        }

        if (Parse(call) is not { } request)
        {
            return CommandAnswer.Refused(Refusal.Of(Catalogue.InvalidArgument, "the request is not a command that this service knows"));
        }

        try
        {
            return await KeepAsync(service, call, request);
        }
        catch (LogUnavailableException)
        {
            return CommandAnswer.Refused(Refusal.Of(Catalogue.Unavailable));
        }
    }

    private async Task<CommandAnswer> KeepAsync(EventSourced<ServiceState> service, CommandCall call, KeepScanRequest request)
    {
        var named = new KeepInspectedScan { IncidentId = request.IncidentId, ServiceId = request.ServiceId, Serial = request.Serial, Page = request.Page };
        if (!await service.ReachesAsync(With(call, named)))
        {
            return CommandAnswer.Refused(Refusal.Of(Catalogue.OutOfReach));
        }

        var (found, sha256, refusal) = await LookAsync(request.Data.Memory);
        if (found is null)
        {
            return CommandAnswer.Refused(refusal!);
        }

        (named.Sha256, named.MediaType, named.Bytes, named.Width, named.Height) = (sha256, found.MediaType, request.Data.Length, found.Width, found.Height);
        var inspected = With(call, named);
        var (decision, told) = await service.ConsiderAsync(inspected);
        if (told is not null)
        {
            return Shown(service, named, told);
        }

        if (Person(service, named, decision) is { } person && !await scans.KeepAsync(call.Tenant, person, sha256, request.Data.Memory, CancellationToken.None))
        {
            return CommandAnswer.Refused(Refusal.Of(Catalogue.PersonErased, person));
        }

        return Shown(service, named, await service.ExecuteAsync(inspected));
    }

    // A page that is kept already has its bytes looked after too: those that were lost are put back. Null where the key was used for another command, which then is refused.
    private static string? Person(EventSourced<ServiceState> service, KeepInspectedScan named, Decision? decision) =>
        decision is null ? null : decision.Events is [ScanKept kept] ? kept.PersonId : Find(service, named)?.PersonId;

    private static CommandAnswer Shown(EventSourced<ServiceState> service, KeepInspectedScan named, CommandAnswer answer) =>
        answer.Refusal is null && Find(service, named) is { } scan ? answer with { Shown = scan.ToByteArray() } : answer;

    private static Scan? Find(EventSourced<ServiceState> service, KeepInspectedScan named) =>
        ScanQueries.Shown(service.State, named.IncidentId, named.Serial, named.Page, named.Sha256);

    // Beside the grain's turns: a file that is made to be dear takes a second.
    private async Task<(InspectedScan? Scan, string Sha256, Refusal? Refusal)> LookAsync(ReadOnlyMemory<byte> file)
    {
        await _looking.WaitAsync();
        try
        {
            return await Task.Run(() => Look(file));
        }
        finally
        {
            _looking.Release();
        }
    }

    private static (InspectedScan? Scan, string Sha256, Refusal? Refusal) Look(ReadOnlyMemory<byte> file)
    {
        var (scan, refusal) = ScanInspection.Of(file);
        return (scan, scan is null ? "" : Convert.ToHexStringLower(SHA256.HashData(file.Span)), refusal);
    }

    private static CommandCall With(CommandCall call, KeepInspectedScan named) => call with { Type = Inspected, Payload = named.ToByteArray() };

    private static KeepScanRequest? Parse(CommandCall call)
    {
        try
        {
            return KeepScanRequest.Parser.ParseFrom(call.Payload.Span);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
