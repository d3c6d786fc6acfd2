using System.Collections.Immutable;
using Reinstate.Facts.V1;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.People;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Contact = Reinstate.Reconciliation.Model.Contact;
using Finding = Reinstate.Reconciliation.Model.Finding;

namespace Reinstate.Grains.Boards;

/// <summary>
/// The ledgers of one incident: one for each person, one for the work across all its services. Events only mark what they touched; whoever
/// asks next has it brought up to date.
/// Invariant after <see cref="Settle"/>: items and findings are those of a batch over the same facts. They flow one way: a person's rows →
/// the person's items → work across people → findings that name items of people → the status of these items. The status never flows back
/// into work, so one pass is enough.
/// Cost of an event: what it changes of the person, of the groups of that person's work, and of the people whom those findings name.
/// </summary>
internal sealed class IncidentBoard
{
    private static readonly ImmutableSortedDictionary<string, Contact> NoContacts = ImmutableSortedDictionary.Create<string, Contact>(StringComparer.Ordinal);

    private readonly Contexts contexts = new();
    private readonly SortedDictionary<string, PersonBoard> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ServiceBoard> services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ImmutableSortedDictionary<string, Contact> ById, ImmutableArray<Contact> All)> contacts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> personOfContact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> named = new(StringComparer.Ordinal);
    private readonly SortedSet<string> touchedPeople = new(StringComparer.Ordinal);
    private readonly SortedSet<string> touchedServices = new(StringComparer.Ordinal);
    private WorkLedger? work;
    private RecoveryContext? workContext;
    private (DateTimeOffset From, DateTimeOffset Until) judged = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    public void TouchPerson(string id) => touchedPeople.Add(id);

    public void TouchService(string id) => touchedServices.Add(id);

    public void Tell(Facts.V1.Contact stated)
    {
        var contact = FactsWire.FromWire(stated);
        if (personOfContact.TryGetValue(contact.ContactId, out var before))
            Set(before, ContactsOf(before).ById.Remove(contact.ContactId));
        personOfContact[contact.ContactId] = contact.PersonId;
        Set(contact.PersonId, ContactsOf(contact.PersonId).ById.SetItem(contact.ContactId, contact));
    }

    /// <summary>The service as of a moment; null when nobody has a record there and no run is open.</summary>
    public ServiceBoard? Service(string id) => services.GetValueOrDefault(id);

    public PersonStanding? Person(string id) => people.GetValueOrDefault(id)?.Standing;

    /// <summary>Brings everything that was touched since, or that the clock changed, up to date.</summary>
    public void Settle(TenantView view, IncidentState incident, DateTimeOffset now)
    {
        var everything = contexts.Follow(view.Organisation, incident);
        if (everything || now < judged.From || now >= judged.Until)
        {
            touchedPeople.UnionWith(people.Keys);
            judged = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        }

        if (everything)
            touchedServices.UnionWith(services.Keys);
        if (touchedPeople.Count == 0 && touchedServices.Count == 0)
            return;
        var changed = FollowPeople(view, incident, now);
        FollowWork(changed);
        Stand(changed);
        Stand(FollowServices(view, incident));
        touchedPeople.Clear();
        touchedServices.Clear();
    }

    private SortedSet<string> FollowPeople(TenantView view, IncidentState incident, DateTimeOffset now)
    {
        var changed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var id in touchedPeople)
        {
            if (view.Record(incident.Id, id) is not { } record)
                continue;
            if (!people.TryGetValue(id, out var person))
                people[id] = person = New(id);
            var asOf = person.Context is not null && person.Judged.Holds(now) && ReferenceEquals(person.Standing?.Record.Expected, record.Expected)
                && person.Context.RestoredAt == contexts.RestoredFor(record.ServiceId)
                ? person.Judged : JudgedAsOf.Of(record, contexts.RestoredFor(record.ServiceId), now);
            judged = (asOf.From > judged.From ? asOf.From : judged.From, asOf.Until < judged.Until ? asOf.Until : judged.Until);
            if (person.Follow(record, ContactsOf(id).All, asOf, contexts.Of(record.ServiceId, asOf.AsOf)))
                changed.Add(id);
            touchedServices.Add(record.ServiceId);
        }

        return changed;
    }

    private void FollowWork(SortedSet<string> changed)
    {
        var context = contexts.OfWork();
        IEnumerable<string> again = changed;
        if (!ReferenceEquals(workContext, context))
        {
            (workContext, work, again) = (context, new(context), people.Keys);
            foreach (var (id, service) in services)
            {
                service.ForgetWork();
                touchedServices.Add(id);
            }
        }

        foreach (var id in again)
            work!.Update(id, people[id].Work());
        var (gone, come) = work!.Settle();
        foreach (var finding in gone)
            Touched(finding).Leave(finding);
        foreach (var finding in come)
            Touched(finding).Come(finding);

        ServiceBoard Touched(Finding finding)
        {
            touchedServices.Add(finding.ServiceId);
            return ServiceOf(finding.ServiceId);
        }
    }

    /// <summary>What is found beyond a person and must be decided holds the named item open, until it is decided where it was found.</summary>
    private List<string> FollowServices(TenantView view, IncidentState incident)
    {
        var queriedAnew = new List<string>();
        foreach (var id in touchedServices)
        {
            if (!ServiceOf(id).Follow(incident, view.Run(incident.Id, id), contexts.OfService(id)))
                continue;
            var queried = Querying(id);
            var before = named.GetValueOrDefault(id) ?? [];
            named[id] = new(queried.Select(person => person.Key), StringComparer.Ordinal);
            foreach (var person in before.Union(named[id], StringComparer.Ordinal))
            {
                if (people.TryGetValue(person, out var board) && board.SetWider(id, [.. queried[person]]))
                    queriedAnew.Add(person);
            }
        }

        return queriedAnew;
    }

    private ILookup<string, Finding> Querying(string service) => ServiceOf(service).Shared
        .Where(finding => finding is { Queries: true, DecidedBy.Length: 0, PersonId.Length: > 0, ItemId.Length: > 0 })
        .ToLookup(finding => finding.PersonId, StringComparer.Ordinal);

    /// <summary>A service may have named somebody before anything of the person was frozen.</summary>
    private PersonBoard New(string id)
    {
        var person = new PersonBoard();
        foreach (var service in named.Where(service => service.Value.Contains(id)).Select(service => service.Key))
            person.SetWider(service, [.. Querying(service)[id]]);
        return person;
    }

    private void Stand(IEnumerable<string> changed)
    {
        foreach (var id in changed)
        {
            var (before, now) = people[id].Stand();
            ServiceOf(now.Record.ServiceId).Stand(before, now);
        }
    }

    private ServiceBoard ServiceOf(string id)
    {
        if (!services.TryGetValue(id, out var service))
            services[id] = service = new(id);
        return service;
    }

    private (ImmutableSortedDictionary<string, Contact> ById, ImmutableArray<Contact> All) ContactsOf(string person) =>
        contacts.TryGetValue(person, out var found) ? found : (NoContacts, ImmutableArray<Contact>.Empty);

    private void Set(string person, ImmutableSortedDictionary<string, Contact> byId)
    {
        contacts[person] = (byId, [.. byId.Values]);
        touchedPeople.Add(person);
    }
}
