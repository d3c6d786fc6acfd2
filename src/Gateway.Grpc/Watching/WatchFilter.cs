using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.V1;

namespace Reinstate.Gateway.Watching;

/// <summary>What one watcher wants to see, and may, and from where on. Frames are shared by all watchers of an organisation, so this is where they part.</summary>
internal sealed class WatchFilter
{
    private readonly string _incident;
    private readonly string _service;
    private readonly HashSet<string>? _reached;

    /// <param name="incident">Empty for all.</param>
    /// <param name="service">Empty for all.</param>
    /// <param name="reach">What the watcher reaches.</param>
    public WatchFilter(string incident, string service, Reach reach)
    {
        (_incident, _service) = (incident, service);
        _reached = reach.Everywhere ? null : reach.Services.IsDefault ? [] : reach.Services.Where(one => one.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The part of a frame that lies after the cursor, is asked for and within reach; null when there is none.</summary>
    public WatchReply? Select(Frame frame, long cursor)
    {
        if (frame.Reply.Changes.Count > 0 && _reached is null && _incident.Length == 0 && _service.Length == 0 && cursor == frame.After)
        {
            return frame.Reply;
        }

        var selected = new WatchReply
        {
            Position = frame.Position,
            Changes = { frame.Reply.Changes.Where(change => change.Position > cursor && Wants(change.IncidentId, change.ServiceId) && Reaches(frame, change)) },
            Runs = { frame.Reply.Runs.Where(run => Wants(run.IncidentId, run.ServiceId) && Reaches(run.ServiceId)) },
        };
        return selected.Changes.Count > 0 || selected.Runs.Count > 0 ? selected : null;
    }

    /// <summary>The state now, as a first message.</summary>
    public WatchReply Select(GetBoardReply board) => new()
    {
        Position = board.Position,
        CurrentState = true,
        Runs = { board.Runs.Where(run => Wants(run.IncidentId, run.ServiceId) && Reaches(run.ServiceId)) },
    };

    private bool Wants(string incident, string service) =>
        (_incident.Length == 0 || _incident == incident) && (_service.Length == 0 || _service == service);

    private bool Reaches(string service) => _reached is null || _reached.Contains(service);

    // What concerns no service concerns the incident as a whole, or the directory, which is read where it is asked for.
    private bool Reaches(Frame frame, Change change) =>
        _reached is null || (change.ServiceId.Length > 0 ? _reached.Contains(change.ServiceId)
            : frame.Incidents.GetValueOrDefault(change.IncidentId) is { } services
                && (IncidentNews.IsForEveryService(change.Event) ? services.Overlaps(_reached) : services.Count > 0 && services.IsSubsetOf(_reached)));
}
