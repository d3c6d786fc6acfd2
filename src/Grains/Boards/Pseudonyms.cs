using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;

namespace Reinstate.Grains.Boards;

/// <summary>
/// Numbers instead of the ids of people and staff, the same for one id throughout one position of the log. They are ranks in an order by hash, so that neither
/// the alphabet nor the order of admission shows. Nothing here is secret: whoever knows every id can find the ranks, and would then know the ids already.
/// </summary>
public sealed class Pseudonyms(TenantView view, IncidentState incident)
{
    private readonly Lazy<ImmutableDictionary<string, string>> people = new(() => Ranked("P", incident.Id, incident.Services
        .SelectMany(service => view.Organisation.PeopleAt(service).Concat(view.Run(incident.Id, service)?.Opened.Census.Select(entry => entry.PersonId) ?? []))
        .Concat(view.FrozenIn(incident.Id))));

    private readonly Lazy<ImmutableDictionary<string, string>> staff = new(() => Ranked("S", incident.Id, view.Organisation.Staff.Keys));

    public string Person(string id) => id.Length == 0 ? "" : people.Value.GetValueOrDefault(id, "P-unlisted");

    /// <param name="stated">An id or initials.</param>
    /// <param name="serviceId">Where they are stated, or empty.</param>
    public string Staff(string stated, string serviceId = "") =>
        stated.Length == 0 ? "" : staff.Value.GetValueOrDefault(view.Organisation.StaffIdOf(stated, serviceId), "S-unlisted");

    private static ImmutableDictionary<string, string> Ranked(string letter, string salt, IEnumerable<string> ids) => ids.Distinct(StringComparer.Ordinal)
        .OrderBy(id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{id}"))), StringComparer.Ordinal)
        .Select((id, i) => KeyValuePair.Create(id, string.Create(CultureInfo.InvariantCulture, $"{letter}-{i + 1:D4}"))).ToImmutableDictionary(StringComparer.Ordinal);
}
