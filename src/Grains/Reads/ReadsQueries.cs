using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Grains.Reads;

/// <summary>Who was shown a person's record, as the API shows it.</summary>
public static class ReadsQueries
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    /// <summary>The service at which the person's record is kept, or why there is no answer; exactly one of the two is null.</summary>
    public static (string? Service, Refusal? Refusal) Subject(TenantView view, ListRecordReadsRequest request, Reader reader)
    {
        if (!view.Organisation.Registered)
            return (null, Refusal.Of(Catalogue.OrganisationUnknown));
        if (reader.Refuse(view, request) is { } refused)
            return (null, refused);
        if (request.BeforePosition < 0 || request.PageSize is < 0 or > LargestPage)
            return (null, Refusal.Of(Catalogue.InvalidArgument, $"page_size: 0 to {LargestPage}; before_position: not negative"));
        if (!view.Incidents.ContainsKey(request.IncidentId))
            return (null, Refusal.Of(Catalogue.IncidentUnknown, request.IncidentId));
        return view.FrozenAt(request.IncidentId, request.PersonId) is { } service ? (service, null) : (null, Refusal.Of(Catalogue.NotFrozen, request.PersonId));
    }

    /// <summary>A page of them.</summary>
    /// <param name="position">How far the log was known.</param>
    /// <param name="service">The person's.</param>
    /// <param name="request">Which page.</param>
    /// <param name="reads">Of the person, of everybody there, and of the plan of the service, in any order.</param>
    public static ListRecordReadsReply Page(long position, string service, ListRecordReadsRequest request, IEnumerable<RecordedEvent> reads)
    {
        var size = request.PageSize == 0 ? UsualPage : request.PageSize;
        var page = reads.Where(one => (request.BeforePosition == 0 || one.Position < request.BeforePosition) && one.Event is RecordRead read && Shows(read, service))
            .OrderByDescending(one => one.Position).Take(size + 1).ToList();
        return new ListRecordReadsReply
        {
            Position = position,
            Reads = { page.Take(size).Select(one => Row(one, (RecordRead)one.Event)) },
            NextBeforePosition = page.Count > size ? page[size - 1].Position : 0,
        };
    }

    /// <summary>Whether a read showed something of somebody whose record is kept at the service.</summary>
    public static bool Shows(RecordRead read, string service) =>
        read.PersonId.Length > 0 || (read.ServiceId.Length > 0 ? read.ServiceId == service : read.Services.Count == 0 || read.Services.Contains(service));

    private static ReadOfRecord Row(RecordedEvent recorded, RecordRead read) => new()
    {
        Position = recorded.Position,
        At = recorded.RecordedAt.ToMoment(),
        Actor = recorded.Actor,
        Role = recorded.Role,
        Method = read.Method,
        Extent = read.PersonId.Length > 0 ? "person" : read.ServiceId.Length > 0 ? "service" : "incident",
        Reason = read.Reason,
        Redacted = read.Redacted,
    };
}
