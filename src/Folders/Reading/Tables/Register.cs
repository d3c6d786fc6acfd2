using Reinstate.Folders.Reading.Bytes;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading.Tables;

/// <summary>
/// The ids that other rows name: services in ordinal order, people in ordinal order of service and then person, visits as they were
/// read, each with its person. It is filled step by step while a folder is opened, and only read afterwards.
/// </summary>
internal sealed class Register
{
    private readonly List<int> personOfVisit = [];
    private int[] serviceOfPerson = [];
    private int[] firstOfService = [];

    public IdTable ServiceIds { get; } = new();

    public IdTable PersonIds { get; } = new();

    public IdTable VisitIds { get; } = new();

    public Service[] Services { get; private set; } = [];

    public Person[] People { get; private set; } = [];

    public int ServiceOf(int person) => serviceOfPerson[person];

    public int PersonOf(int visit) => personOfVisit[visit];

    /// <summary>The numbers of a service's people follow each other.</summary>
    public Range PeopleOf(int service) => firstOfService[service]..firstOfService[service + 1];

    public void Add(IEnumerable<Service> services)
    {
        Services = [.. services.OrderBy(s => s.ServiceId, StringComparer.Ordinal)];
        foreach (var service in Services)
            ServiceIds.TryAdd(System.Text.Encoding.UTF8.GetBytes(service.ServiceId));
    }

    public void Add(IEnumerable<Person> people)
    {
        People = [.. people.OrderBy(p => p.ServiceId, StringComparer.Ordinal).ThenBy(p => p.PersonId, StringComparer.Ordinal)];
        serviceOfPerson = new int[People.Length];
        firstOfService = new int[Services.Length + 1];
        for (var i = 0; i < People.Length; i++)
        {
            PersonIds.TryAdd(System.Text.Encoding.UTF8.GetBytes(People[i].PersonId));
            serviceOfPerson[i] = ServiceIds.Find(People[i].ServiceId);
            firstOfService[serviceOfPerson[i] + 1]++;
        }

        for (var i = 0; i < Services.Length; i++)
            firstOfService[i + 1] += firstOfService[i];
    }

    /// <summary>False when the visit is known already.</summary>
    public bool TryAddVisit(ReadOnlySpan<byte> visit, int person)
    {
        if (!VisitIds.TryAdd(visit))
            return false;
        personOfVisit.Add(person);
        return true;
    }
}
