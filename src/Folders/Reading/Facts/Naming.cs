using Reinstate.Folders.Reading.Tables;

namespace Reinstate.Folders.Reading.Facts;

/// <summary>Columns that name what other files list.</summary>
internal static class Naming
{
    /// <summary>The person's id; empty and a problem where nobody is meant.</summary>
    public static string KnownPerson(this Row row, Column column, Register register)
    {
        row.Person = row.Known(column, register.PersonIds, "is not in people.csv");
        return row.Person < 0 ? "" : register.People[row.Person].PersonId;
    }

    public static string KnownService(this Row row, Column column, Register register) =>
        row.Known(column, register.ServiceIds, "is not in services.csv") is >= 0 and var service ? register.Services[service].ServiceId : "";

    /// <summary>The number of the visit, or -1.</summary>
    public static int KnownVisit(this Row row, Column column, Register register) => row.Known(column, register.VisitIds, "is not in expected_visits.csv");
}
