using System.Buffers;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.V1;

namespace Reinstate.Grains.Services;

/// <summary>The scans of a run as the API shows them. Safety rule: whoever reads pseudonyms is shown none, because a picture cannot be redacted.</summary>
public static class ScanQueries
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>What was kept of a page, as the API shows it; null where that was not.</summary>
    public static Scan? Shown(ServiceState service, string incidentId, string serial, int page, string sha256) =>
        service.Runs.GetValueOrDefault(incidentId)?.Scans.GetValueOrDefault(serial)?.Find(scan => scan.What.Page == page && scan.What.Sha256 == sha256) is { } kept ? Shown(kept) : null;

    /// <summary>The scan that is asked for, of which the bytes are still to be fetched, or why there is none; exactly one of the two is null.</summary>
    public static (Scan? Scan, Refusal? Refusal) Find(TenantView view, GetScanRequest request, Reader reader)
    {
        if (!view.Organisation.Registered)
            return (null, Refusal.Of(Catalogue.OrganisationUnknown));
        if (reader.Refuse(view, request) is { } refused)
            return (null, refused);
        if (Hindrance(view, request.IncidentId, request.ServiceId) is { } hindrance)
            return (null, hindrance);
        if (request.Sha256.Length != 64 || request.Sha256.AsSpan().ContainsAnyExcept(Hexadecimal))
            return (null, Refusal.Of(Catalogue.InvalidArgument, "sha256: 64 hexadecimal digits, lower case"));
        var same = All(view.Run(request.IncidentId, request.ServiceId)!).Where(scan => scan.What.Sha256 == request.Sha256).ToList();
        if (same.Count == 0)
            return (null, Refusal.Of(Catalogue.ScanUnknown, request.Sha256));

        // The same picture may stand with several sheets. Whose person was erased shows it no more; of the rest the newest tells.
        return same.Where(scan => !view.Organisation.Erased.Contains(scan.What.PersonId)).MaxBy(scan => scan.Position) is { } scan
            ? (Shown(scan), null) : (null, Refusal.Of(Catalogue.PersonErased, same[^1].What.PersonId));
    }

    /// <summary>Whose record a scan shows: the person's with whose sheets alone it stands, else null.</summary>
    public static string? PersonOf(TenantView view, GetScanRequest request) =>
        view.Run(request.IncidentId, request.ServiceId) is { } run
        && All(run).Where(scan => scan.What.Sha256 == request.Sha256).Select(scan => scan.What.PersonId).Distinct(StringComparer.Ordinal).ToList() is [{ Length: > 0 } person] ? person : null;

    internal static (ListScansReply? Reply, Refusal? Refusal) List(TenantView view, ListScansRequest request) =>
        Hindrance(view, request.IncidentId, request.ServiceId) is { } hindrance ? (null, hindrance) : (new ListScansReply
        {
            Position = view.Position,
            Scans = { All(view.Run(request.IncidentId, request.ServiceId)!).Where(scan => request.Serial.Length == 0 || scan.What.Serial == request.Serial).Select(Shown) },
        }, null);

    /// <summary>By serial, then page, then when they were kept.</summary>
    public static IEnumerable<Decided<ScanKept>> All(RecoveryRun run) => run.Scans.Values.SelectMany(scans => scans.OrderBy(scan => scan.What.Page));

    private static Refusal? Hindrance(TenantView view, string incidentId, string serviceId) =>
        !view.Incidents.ContainsKey(incidentId) ? Refusal.Of(Catalogue.IncidentUnknown, incidentId)
        : view.Run(incidentId, serviceId) is null ? Refusal.Of(Catalogue.RunUnknown, serviceId) : null;

    private static Scan Shown(Decided<ScanKept> kept) => new()
    {
        Sha256 = kept.What.Sha256,
        Serial = kept.What.Serial,
        Page = kept.What.Page,
        PersonId = kept.What.PersonId,
        MediaType = kept.What.MediaType,
        Bytes = kept.What.Bytes,
        Width = kept.What.Width,
        Height = kept.What.Height,
        KeptBy = kept.By,
        KeptAt = kept.At.ToMoment(),
    };
}
