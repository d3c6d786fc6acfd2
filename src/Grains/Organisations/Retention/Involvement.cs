using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Services;

namespace Reinstate.Grains.Organisations.Retention;

/// <summary>
/// Which incidents have to do with whom. An incident names somebody when there is a record, when a run's census counts them, or when a contact is about them; while it is open it also concerns everybody
/// who is registered at a service that it touches. Safety rule: whoever is missing from a run is of it as much as whoever is there. Cost: once over all censuses and records.
/// </summary>
internal sealed class Involvement
{
    private readonly TenantView view;
    private readonly Dictionary<string, List<IncidentState>> named = new(StringComparer.Ordinal);

    public Involvement(TenantView view)
    {
        this.view = view;
        foreach (var incident in view.Incidents.Values)
        {
            foreach (var person in Named(view, incident))
            {
                if (!named.TryGetValue(person, out var of))
                    named[person] = of = [];
                of.Add(incident);
            }
        }
    }

    /// <summary>Everybody whom an incident names.</summary>
    public static HashSet<string> Named(TenantView view, IncidentState incident) =>
    [
        .. view.FrozenIn(incident.Id),
        .. view.Services.Values.Select(service => service.Runs.GetValueOrDefault(incident.Id)).OfType<RecoveryRun>().SelectMany(run => run.Opened.Census).Select(entry => entry.PersonId),
        .. incident.Contacts.Values.Select(contact => contact.Contact.PersonId).Where(person => person.Length > 0),
    ];

    /// <summary>The incidents that name a person, in the order of their ids.</summary>
    public IReadOnlyList<IncidentState> Of(string person) => named.GetValueOrDefault(person) ?? [];

    /// <summary>Ids of those that are not closed and name or concern a person.</summary>
    public IEnumerable<string> OpenOf(string person)
    {
        var at = view.Organisation.People.GetValueOrDefault(person)?.ServiceId;
        return view.Incidents.Values.Where(incident => !IsOver(incident) && ((at is not null && incident.Touches(at)) || Of(person).Contains(incident))).Select(incident => incident.Id);
    }

    /// <summary>The one of them that was closed last; null where none was.</summary>
    public IncidentState? LastOf(string person) => Of(person).Where(incident => incident.Closed is not null).MaxBy(incident => incident.Closed!.At);

    public static bool IsOver(IncidentState incident) => incident.Phase is IncidentPhase.Closed or IncidentPhase.LearningComplete;
}
