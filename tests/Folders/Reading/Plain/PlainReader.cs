using System.Collections.Frozen;
using System.Collections.Immutable;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reading.Plain;

/// <summary>
/// The measure of the reader of folders: CsvHelper, a dictionary for each row, everything in memory, one row after the other. It is plain
/// enough to be believed, and about ten times too slow and too large for a national folder: CsvHelper decodes all text before it looks, and says
/// neither at which byte a record starts nor, without more, at which line.
/// </summary>
internal sealed partial class PlainReader
{
    private readonly string folder;
    private readonly List<Reject> rejects = [];
    private readonly List<InputFile> files = [];
    private readonly HashSet<FactKind> supplied = [];
    private readonly SortedDictionary<string, Service> services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Gathered> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExpectedVisit> visits = new(StringComparer.Ordinal);
    private readonly HashSet<string> entryIds = new(StringComparer.Ordinal);
    private LocalTimes times = new(TimeZoneInfo.Utc);
    private DateTimeOffset latest;

    private PlainReader(string folder) => this.folder = folder;

    /// <exception cref="FolderUnreadableException">Nothing can be said about the folder.</exception>
    public static RecoveryFolder Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new FolderUnreadableException($"{folder} is not a folder.");
        try
        {
            return new PlainReader(folder).Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FolderUnreadableException($"A file of {folder} could not be read: {e.Message}");
        }
    }

    private RecoveryFolder Read()
    {
        var incident = ReadIncident();
        ReadServices(incident);
        ReadPeople();
        var result = new RecoveryFolder(incident)
        {
            Staff = [.. ReadStaff()],
            Shifts = [.. ReadShifts()],
            Codes = [.. ReadCodes()],
        };
        ReadExpectedDoses();
        ReadExpectedRecords();
        ReadExpectedVisits();
        result = result with { Sheets = [.. ReadSheets()] };
        ReadEntries();
        result = result with
        {
            RotaChanges = [.. ReadRotaChanges()],
            OnCallDecisions = [.. ReadOnCall()],
            PrintedPack = [.. ReadPrintedPack()],
        };
        ReadContacts();
        ReadStock();
        return result with
        {
            Services = [.. services.Values],
            People = [.. people.Values.OrderBy(p => p.Person.ServiceId, StringComparer.Ordinal).ThenBy(p => p.Person.PersonId, StringComparer.Ordinal).Select(p => p.Facts())],
            Rejects = [.. rejects.OrderBy(r => r.File, StringComparer.Ordinal).ThenBy(r => r.Row)],
            Files = [.. files.OrderBy(f => f.Name, StringComparer.Ordinal)],
            Supplied = supplied.ToFrozenSet(),
            LatestTime = latest,
        };
    }

    private PlainTable Read<T>(FileKind kind, FactKind? fact, Func<PlainRow, T> read, Func<T, string>? key, Action<T> use)
    {
        var table = new PlainTable(folder, kind, times, rejects);
        table.Read(read, key, use);
        if (table.Input is { } input)
        {
            files.Add(input);
            if (fact is { } isKind && table.Refused is null)
                supplied.Add(isKind);
        }

        if (table.Latest > latest)
            latest = table.Latest.Value;
        return table;
    }

    private List<T> ReadList<T>(FileKind kind, FactKind? fact, Func<PlainRow, T> read, Func<T, string>? key = null)
    {
        var list = new List<T>();
        Read(kind, fact, read, key, list.Add);
        return list;
    }

    private void Required(PlainTable table, int kept)
    {
        if (table.Input is null)
            throw new FolderUnreadableException(table.Refused is { } tooLarge ? $"{table.Name}: {tooLarge}" : $"{table.Name} is missing in {folder}.");
        if (table.Refused is { } reason)
            throw new FolderUnreadableException($"{table.Name} cannot be used: {reason.TrimEnd('.')}.");
        if (kept > 0)
            return;
        var first = rejects.Find(r => string.Equals(r.File, table.Name, StringComparison.Ordinal));
        throw new FolderUnreadableException(first is null ? $"{table.Name} has no rows."
            : $"{table.Name} has no row that can be used: row {first.Row}, column {first.Column}, '{first.Value}' {first.Reason}.");
    }

    private string KnownPerson(PlainRow row, string column = "person_id") => Known(row, column, people.ContainsKey, "is not in people.csv");

    private string KnownService(PlainRow row) => Known(row, "service_id", services.ContainsKey, "is not in services.csv");

    private static string Known(PlainRow row, string column, Func<string, bool> exists, string reason)
    {
        var id = row.RequiredId(column);
        if (id.Length > 0 && !exists(id))
            row.Reject(column, id, reason);
        return id;
    }

    private string OptionalPerson(PlainRow row) => row.Text("person_id").Length == 0 ? "" : KnownPerson(row);

    /// <summary>The rows of one person while files are read.</summary>
    private sealed class Gathered(Person person)
    {
        public Person Person => person;

        public List<ExpectedItem> Expected { get; } = [];

        public List<Entry> Entries { get; } = [];

        public List<Contact> Contacts { get; } = [];

        public List<StockCount> Stock { get; } = [];

        public PersonFacts Facts() => new(person)
        {
            Expected = [.. Expected],
            Entries = [.. Entries],
            Contacts = [.. Contacts],
            StockCounts = [.. Stock],
        };
    }
}
