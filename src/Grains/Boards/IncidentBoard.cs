using System.Collections.Immutable;
using Reinstate.Facts.V1;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Contact = Reinstate.Reconciliation.Model.Contact;
using Finding = Reinstate.Reconciliation.Model.Finding;

namespace Reinstate.Grains.Boards;

/// <summary>
/// The boards of one incident: one for each service with its people, one for the work of those who work in several. Events only mark what they
/// touched; whoever asks next has it brought up to date.
/// Invariant once <see cref="Settle"/> answers nothing: items and findings are those of a batch over the same facts. They flow one way: a person's
/// rows → the person's items → work across people → findings that name items of people → the status of these items. The status never flows
/// back into work, so the services that are touched on the way are few and the rounds end.
/// Cost of an event: what it changes of the person, of the groups of that person's work, and of the people whom those findings name.
/// </summary>
internal sealed partial class IncidentBoard : IBoardSurroundings
{
    // Below so many services side by side costs more than it gains.
    private const int WorthSharing = 4;

    private static readonly ImmutableSortedDictionary<string, Contact> NoContacts = ImmutableSortedDictionary.Create<string, Contact>(StringComparer.Ordinal);

    private readonly Contexts contexts = new();
    private readonly RoamingWork roaming = new();
    private readonly Dictionary<string, ServiceBoard> services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> frozenAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ImmutableSortedDictionary<string, Contact> ById, ImmutableArray<Contact> All)> contacts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> personOfContact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> namedBy = new(StringComparer.Ordinal);
    private readonly SortedSet<string> pending = new(StringComparer.Ordinal);
    private readonly HashSet<ServiceBoard> followed = [];
    private (DateTimeOffset From, DateTimeOffset Until) judged = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
    private bool isJudged = true;
    private bool isWhole = true;

    public IReadOnlyDictionary<string, ServiceBoard> Services => services;

    /// <summary>Where the person's expected set was frozen, or null.</summary>
    public string? FrozenAt(string person) => frozenAt.GetValueOrDefault(person);

    /// <summary>Everybody whose expected set was frozen.</summary>
    public IEnumerable<string> Frozen => frozenAt.Keys;

    public void TouchPerson(string id, string service)
    {
        frozenAt[id] = service;
        Pend(service).Touch(id);
    }

    public void TouchService(string id) => Pend(id).Unsettle();

    public void Tell(Facts.V1.Contact stated)
    {
        var contact = FactsWire.FromWire(stated);
        if (personOfContact.TryGetValue(contact.ContactId, out var before))
            Set(before, ContactsOf(before).Remove(contact.ContactId));
        personOfContact[contact.ContactId] = contact.PersonId;
        Set(contact.PersonId, ContactsOf(contact.PersonId).SetItem(contact.ContactId, contact));
    }

    /// <summary>The service as of a moment; null when nobody has a record there and no run is open.</summary>
    public ServiceBoard? Service(string id) => services.GetValueOrDefault(id);

    public PersonStanding? Person(string id) =>
        FrozenAt(id) is { } service && services.TryGetValue(service, out var board) ? board.Person(id) : null;

    /// <summary>
    /// Brings everything that was touched since, or that the clock changed, up to date. Answers the services that must be recalled before that can be
    /// done; when there is none, everything is.
    /// </summary>
    /// <exception cref="StandingDiffersException">A service that was set aside is not what its events say.</exception>
    public IReadOnlyCollection<string> Settle(TenantView view, IncidentState incident, DateTimeOffset now)
    {
        if (!isWhole)
            throw new InvalidOperationException($"The board of {incident.Id} failed half-way through an event and says nothing any more.");
        FollowContexts(view, incident);
        if (!isJudged || now < judged.From || now >= judged.Until)
        {
            // Until all is up to date as of one moment: who asks next may ask as of another.
            isJudged = false;
            foreach (var service in services.Values.Where(service => now < service.Judged.From || now >= service.Judged.Until))
                Pend(service.ServiceId).TouchEverybody();
        }

        pending.RemoveWhere(id => ServiceOf(id).StillStands(view.Run(incident.Id, id), incident, contexts.OfService(id)));
        while (pending.Count > 0)
        {
            var ready = pending.Select(ServiceOf).Where(service => !service.IsAside).ToList();
            if (ready.Count == 0)
                return pending;
            isWhole = false;
            ready.ForEach(service => pending.Remove(service.ServiceId));
            FollowPeople(view, incident, now, ready);
            foreach (var change in roaming.Settle())
            {
                ServiceOf(change.Service).Roam(change.Gone, change.Come);
                if (change.SaysOther)
                    Pend(change.Service).Miss();
            }

            foreach (var service in ready)
                FollowRun(view, incident, service);
            followed.UnionWith(ready);
            isWhole = true;
        }

        foreach (var service in followed)
            service.Check(roaming);
        if (followed.Count > 0 || !isJudged)
            JudgeAgain();
        followed.Clear();
        return [];
    }

    DateTimeOffset? IBoardSurroundings.RestoredFor(string service) => contexts.RestoredFor(service);

    RecoveryContext IBoardSurroundings.ContextOf(string service, DateTimeOffset asOf) => contexts.Of(service, asOf);

    ImmutableArray<Contact> IBoardSurroundings.ContactsOf(string person) => contacts.TryGetValue(person, out var told) ? told.All : [];

    ImmutableArray<Finding> IBoardSurroundings.WiderOf(string person) =>
        namedBy.TryGetValue(person, out var by) ? [.. by.SelectMany(service => services[service].QueryingOf(person))] : [];

    private void FollowContexts(TenantView view, IncidentState incident)
    {
        var change = contexts.Follow(view.Organisation, incident);
        if (change == ContextChange.None)
            return;
        foreach (var service in services.Values.Where(service => change == ContextChange.Everything || service.RestoredAt != contexts.RestoredFor(service.ServiceId)))
            Pend(service.ServiceId).TouchEverybody();
        var work = contexts.OfWork();
        if (ReferenceEquals(work, roaming.Context))
            return;
        roaming.Begin(work);
        foreach (var service in services.Values)
            Pend(service.ServiceId).DivideWork();
    }

    private void FollowPeople(TenantView view, IncidentState incident, DateTimeOffset now, List<ServiceBoard> ready)
    {
        var each = new (IReadOnlyCollection<string> Changed, bool Divided)[ready.Count];
        if (ready.Count < WorthSharing)
        {
            for (var i = 0; i < each.Length; i++)
                each[i] = ready[i].Follow(view, incident, now, this, roaming);
        }
        else
        {
            Parallel.For(0, each.Length, view.SideBySide, i => each[i] = ready[i].Follow(view, incident, now, this, roaming));
        }

        for (var i = 0; i < each.Length; i++)
            PlaceWork(ready[i], each[i].Changed, each[i].Divided);
    }

    private void PlaceWork(ServiceBoard service, IReadOnlyCollection<string> changed, bool divided)
    {
        var workers = changed.SelectMany(service.WorkFor).SelectMany(trace => trace.WorkerNames(roaming.Context!));
        foreach (var again in roaming.Know(service.ServiceId, workers))
            Pend(again).DivideWork();
        foreach (var person in changed)
            roaming.Place(person, service.WorkFor(person), divided);
    }

    /// <summary>What is found beyond a person and must be decided holds the named item open, until it is decided where it was found.</summary>
    private void FollowRun(TenantView view, IncidentState incident, ServiceBoard service)
    {
        foreach (var person in service.FollowRun(incident, view.Run(incident.Id, service.ServiceId), contexts.OfService(service.ServiceId), roaming))
        {
            Name(person, service);
            if (FrozenAt(person) is { } at)
                Pend(at).Touch(person);
        }
    }

    private void Name(string person, ServiceBoard service)
    {
        if (!namedBy.TryGetValue(person, out var by))
            namedBy[person] = by = new(StringComparer.Ordinal);
        if (service.QueryingOf(person).Length > 0)
            by.Add(service.ServiceId);
        else
            by.Remove(service.ServiceId);
        if (by.Count == 0)
            namedBy.Remove(person);
    }

    private void JudgeAgain()
    {
        var (from, until) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        foreach (var service in services.Values)
            (from, until) = (service.Judged.From > from ? service.Judged.From : from, service.Judged.Until < until ? service.Judged.Until : until);
        (judged, isJudged) = ((from, until), true);
    }

    private ServiceBoard Pend(string id)
    {
        pending.Add(id);
        return ServiceOf(id);
    }

    private ServiceBoard ServiceOf(string id)
    {
        if (!services.TryGetValue(id, out var service))
            services[id] = service = new(id);
        return service;
    }

    private ImmutableSortedDictionary<string, Contact> ContactsOf(string person) => contacts.TryGetValue(person, out var found) ? found.ById : NoContacts;

    private void Set(string person, ImmutableSortedDictionary<string, Contact> byId)
    {
        contacts[person] = (byId, [.. byId.Values]);
        if (FrozenAt(person) is { } service)
            Pend(service).Touch(person);
    }
}
