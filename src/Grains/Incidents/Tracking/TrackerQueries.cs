using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents.Learning;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Tracking;

/// <summary>
/// What a governance meeting looks at, over all incidents that the reader reaches whole. Safety rule: an exercise is listed apart and counts in no other figure.
/// Cost: everybody in the incidents of the period, whose findings are counted; of the others the sums.
/// </summary>
internal static class TrackerQueries
{
    public static Coverage Coverage(TenantView view, GetGovernanceTrackerRequest request, Reader reader)
    {
        if (!Period.TryRead(request.From, request.To, out var period))
            return Boards.Coverage.Nothing;
        var seen = Seen(view, reader).Where(incident => !incident.IsExercise).ToList();
        return new([.. seen.Select(incident => incident.Id)], [.. seen.Where(period.Has).SelectMany(incident => incident.Services.Select(service => new EventScope(incident.Id, service)))]);
    }

    public static (IMessage?, Refusal?) Get(TenantView view, GetGovernanceTrackerRequest request, DateTimeOffset now, Reader reader)
    {
        if (!Period.TryRead(request.From, request.To, out var period))
            return (null, Refusal.Of(Catalogue.InvalidArgument, "from and to are dates (yyyy-mm-dd), or empty, and from is not after to."));
        var seen = Seen(view, reader).OrderBy(incident => incident.DetectedAt).ThenBy(incident => incident.Id, StringComparer.Ordinal).ToList();
        List<Tracked> real = [.. seen.Where(incident => !incident.IsExercise).Select(incident => new Tracked(view, incident, now))];
        var inPeriod = real.FindAll(one => period.Has(one.Incident));
        var reply = new GetGovernanceTrackerReply
        {
            Position = view.Position,
            From = request.From,
            To = request.To,
            Incidents = { real.Where(one => one.IsOpen || period.Has(one.Incident)).Select(one => one.Summary()) },
            OverdueSteps = { real.SelectMany(one => one.OverdueSteps()) },
            OverdueActions = { real.SelectMany(one => one.DueActions()).OrderBy(action => action.DueOn, StringComparer.Ordinal) },
            Clocks = { real.SelectMany(one => one.Clocks()).OrderBy(clock => clock.Clock.DueAt.Read()) },
            Overrides = { real.SelectMany(one => one.Overrides()) },
            Themes = { Themes.Of(inPeriod) },
            Suppliers = { SupplierRecords.Of(inPeriod, now) },
            Meetings = { Meetings(real, period) },
            Exercises = { seen.Where(incident => incident.IsExercise && period.Has(incident)).Select(Exercise) },
        };
        return (reply, null);
    }

    /// <summary>Declared, and within reach altogether: a part of an incident is no figure for a meeting.</summary>
    private static IEnumerable<IncidentState> Seen(TenantView view, Reader reader) => view.Incidents.Values.Where(incident => incident.Declaration is not null && reader.SeesWhole(incident));

    private static IEnumerable<MeetingNote> Meetings(IEnumerable<Tracked> incidents, Period period) => incidents
        .SelectMany(one => one.Incident.Learning.Meetings.Values.Where(meeting => period.Has(meeting.What.HeldOn)).Select(meeting => (one.Incident.Id, Meeting: meeting)))
        .GroupBy(one => one.Meeting.What.MeetingId, StringComparer.Ordinal).Select(group =>
        {
            // What was decided about each incident stands with its id.
            var several = group.Count() > 1;
            var note = ReviewQueries.Meeting(group.First().Id, group.OrderBy(one => one.Meeting.Position).Last().Meeting);
            note.IncidentIds.Clear();
            note.IncidentIds.Add(group.Select(one => one.Id));
            note.ActionIds.Clear();
            note.ActionIds.Add(group.SelectMany(one => one.Meeting.What.ActionIds.Select(action => $"{one.Id}/{action}")));
            note.Decision = string.Join('\n', group.Select(one => several ? $"{one.Id}: {one.Meeting.What.Decision}" : one.Meeting.What.Decision));
            return note;
        }).OrderBy(note => note.HeldOn, StringComparer.Ordinal).ThenBy(note => note.MeetingId, StringComparer.Ordinal);

    private static TrackedExercise Exercise(IncidentState incident) => new()
    {
        IncidentId = incident.Id,
        Title = incident.Declaration!.Title,
        State = Phases.Name(incident.Phase),
        HeldAt = incident.Declaration.DetectedAt ?? incident.Declaration.DeclaredAt,
    };
}
