using Reinstate.Grains.Incidents;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>Services whose people are not at hand, and how a snapshot keeps an incident.</summary>
internal sealed partial class IncidentBoard
{
    /// <summary>Whether everything is up to date, as of the last moment for which that was asked.</summary>
    public bool IsSettled => pending.Count == 0 && roaming.Context is not null;

    /// <summary>Something happened to the people of a run that is set aside, or that nobody looked at yet; frozen: who was frozen there, if that is what happened.</summary>
    public void Miss(string service, string? frozen)
    {
        if (!ServiceOf(service).IsAside)
            SetAside(service);
        Pend(service).Miss();
        if (frozen is not null)
            frozenAt[frozen] = service;
    }

    public void SetAside(string service) => services[service].SetAside(!pending.Contains(service), roaming);

    /// <summary>The people are back in the view.</summary>
    public void Recall(string service, IReadOnlyCollection<string> people)
    {
        var board = ServiceOf(service);
        board.Recall(people, !pending.Contains(service));
        foreach (var person in people)
            frozenAt[person] = service;
        pending.Add(service);
    }

    public IEnumerable<ServiceStanding> Summarise() => services.Values.OrderBy(service => service.ServiceId, StringComparer.Ordinal).Select(service => service.Summarise(roaming));

    /// <summary>All services set aside, as a settled incident was summarised.</summary>
    public void Restore(TenantView view, IncidentState incident, IReadOnlyCollection<ServiceStanding> standings)
    {
        contexts.Follow(view.Organisation, incident);
        roaming.Begin(contexts.OfWork());
        foreach (var told in incident.Contacts.Values)
            Tell(told.Contact);
        foreach (var standing in standings)
        {
            var board = ServiceOf(standing.ServiceId);
            board.Restore(standing, view.Run(incident.Id, standing.ServiceId), incident, contexts.OfService(standing.ServiceId));
            foreach (var mark in standing.People)
                frozenAt[mark.PersonId] = standing.ServiceId;
            roaming.Know(standing.ServiceId, standing.Workers);
        }

        foreach (var service in services.Values)
        {
            foreach (var person in service.Queried)
                Name(person, service);
        }

        foreach (var person in standings.SelectMany(standing => standing.Roaming).GroupBy(trace => trace.PersonId, StringComparer.Ordinal))
            roaming.Place(person.Key, [.. person], anew: false);
        roaming.Settle();
        pending.Clear();
        JudgeAgain();
    }
}
