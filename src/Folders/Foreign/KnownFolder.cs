using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Foreign;

/// <summary>A person of people.csv, as far as it tells people apart.</summary>
internal sealed record KnownPerson(string PersonId, string NhsNumber, string Dob);

/// <summary>
/// What the CSV files of the folder say about ids, so that references in foreign files can be resolved to them. Rows that the CSV reader will
/// reject may be among them: it judges, this only recognises.
/// </summary>
internal sealed class KnownFolder
{
    private readonly Dictionary<string, KnownPerson> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson?> byNhsNumber = new(StringComparer.Ordinal);
    private readonly HashSet<string> services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> serviceNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> staff = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> staffNames = new(StringComparer.OrdinalIgnoreCase);

    public KnownFolder(OutageWindow window) => Window = window;

    public OutageWindow Window { get; }

    public static KnownFolder Read(string folder)
    {
        var known = new KnownFolder(OutageWindow.Read(folder));
        foreach (var row in CsvColumns.Read(folder, FileKind.People, "person_id", "nhs_number", "dob"))
            known.AddPerson(new(row[0], Digits(row[1]), row[2]));
        foreach (var row in CsvColumns.Read(folder, FileKind.Services, "service_id", "name", "cqc_location_id"))
            known.AddService(row[0], row[1], row[2]);
        foreach (var row in CsvColumns.Read(folder, FileKind.Staff, "staff_id", "initials", "name"))
            known.AddStaff(row[0], row[1], row[2]);
        return known;
    }

    public KnownPerson? Person(string id) => people.GetValueOrDefault(id);

    /// <summary>Null as well where two people of people.csv share the number.</summary>
    public KnownPerson? PersonByNhsNumber(string number) => Digits(number) is { Length: > 0 } digits ? byNhsNumber.GetValueOrDefault(digits) : null;

    /// <summary>The service that an id, a CQC location id or a name stands for, or empty.</summary>
    public string Service(string text) => services.Contains(text) ? text : serviceNames.GetValueOrDefault(text, "");

    public bool IsStaff(string idOrInitials) => staff.Contains(idOrInitials);

    /// <summary>The staff id of the only one of that name, or empty.</summary>
    public string StaffNamed(string name) => staffNames.GetValueOrDefault(name, "");

    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private void AddPerson(KnownPerson person)
    {
        if (person.PersonId.Length == 0 || !people.TryAdd(person.PersonId, person))
            return;
        if (person.NhsNumber.Length > 0)
            byNhsNumber[person.NhsNumber] = byNhsNumber.ContainsKey(person.NhsNumber) ? null : person;
    }

    private void AddService(string id, string name, string location)
    {
        services.Add(id);
        foreach (var text in new[] { name, location })
        {
            if (text.Length > 0)
                serviceNames[text] = serviceNames.TryGetValue(text, out var other) && other != id ? "" : id;
        }
    }

    private void AddStaff(string id, string initials, string name)
    {
        staff.Add(id);
        staff.Add(initials);
        if (name.Length > 0)
            staffNames[name] = staffNames.ContainsKey(name) ? "" : id;
    }
}
