using Reinstate.V1;

namespace Reinstate.Gateway.Watching;

/// <summary>What one watcher wants to see, and from where on.</summary>
/// <param name="Incident">Empty for all.</param>
/// <param name="Service">Empty for all.</param>
internal sealed record WatchFilter(string Incident, string Service)
{
    /// <summary>The part of a frame that lies after the cursor and is asked for; null when there is none.</summary>
    public WatchReply? Select(Frame frame, long cursor)
    {
        if (Incident.Length == 0 && Service.Length == 0 && cursor == frame.After)
        {
            return frame.Reply;
        }

        var selected = new WatchReply
        {
            Position = frame.Position,
            Changes = { frame.Reply.Changes.Where(change => change.Position > cursor && Wants(change.IncidentId, change.ServiceId)) },
            Runs = { frame.Reply.Runs.Where(run => Wants(run.IncidentId, run.ServiceId)) },
        };
        return selected.Changes.Count > 0 || selected.Runs.Count > 0 ? selected : null;
    }

    /// <summary>The state now, as a first message.</summary>
    public WatchReply Select(GetBoardReply board) => new()
    {
        Position = board.Position,
        CurrentState = true,
        Runs = { board.Runs.Where(run => Wants(run.IncidentId, run.ServiceId)) },
    };

    private bool Wants(string incident, string service) =>
        (Incident.Length == 0 || Incident == incident) && (Service.Length == 0 || Service == service);
}
