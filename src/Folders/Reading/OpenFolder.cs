using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading.Index;
using Reinstate.Folders.Reading.Tables;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading;

/// <summary>The people of one service, in ordinal order of person id, and what was rejected of their rows, in order of file, then row.</summary>
public sealed record ServiceRows(Service Service, ImmutableArray<PersonFacts> People, ImmutableArray<Reject> Rejects);

/// <summary>
/// A recovery folder (IMPORTS.md) of any size. Opening reads what surrounds people and notes where the rows about each service are; those are
/// read service by service, by several threads if wanted, and nobody keeps them. Opening all services says the same as <see cref="FolderReader.Read"/>.
/// The files are held open; nobody may change them meanwhile.
/// </summary>
public sealed class OpenFolder : IDisposable
{
    private readonly string path;
    private readonly RecoveryFolder about;
    private readonly Opening opening;
    private readonly ForeignResult foreign;
    private readonly ConcurrentBag<Desk> desks = [];
    private readonly int[] wasRead;

    private OpenFolder(string path, Opening opening, ForeignResult foreign)
    {
        (this.path, this.opening, this.foreign) = (path, opening, foreign);
        about = opening.Read();
        Rejects = FolderReader.InOrder(about.Rejects.Concat(foreign.Rejects));
        wasRead = new int[about.Services.Length];
    }

    public FolderIncident Incident => about.Incident;

    /// <summary>In ordinal order of service id; their places are the indexes of <see cref="Read"/>.</summary>
    public ImmutableArray<Service> Services => about.Services;

    public ImmutableArray<StaffMember> Staff => about.Staff;

    public ImmutableArray<Shift> Shifts => about.Shifts;

    public ImmutableArray<ChartCode> Codes => about.Codes;

    public ImmutableArray<Sheet> Sheets => about.Sheets;

    public ImmutableArray<RotaChange> RotaChanges => about.RotaChanges;

    public ImmutableArray<OnCallDecision> OnCallDecisions => about.OnCallDecisions;

    /// <summary>People listed in printed_pack.csv, where there is one.</summary>
    public ImmutableArray<string> PrintedPack => about.PrintedPack;

    public FrozenSet<FactKind> Supplied => about.Supplied;

    /// <summary>
    /// The default of --as-of (IMPORTS.md reading 3): the latest time of a kept row. One exception: a row of expected_records.csv that repeats an
    /// item with another due_to is left out only when its service is read, and its times count here all the same.
    /// </summary>
    public DateTimeOffset LatestTime => about.LatestTime;

    /// <summary>What opening has found; the rest comes with the services. In order of file, then row.</summary>
    public ImmutableArray<Reject> Rejects { get; }

    /// <summary>FHIR resources and calendar components from which no row, or not all of it, could be made.</summary>
    public ImmutableArray<KeptResource> Kept => foreign.Kept;

    /// <summary>All people of all services.</summary>
    public int People => opening.Register.People.Length;

    /// <summary>
    /// In order of name. The numbers of rejected and repeated rows are right once every service was read. FHIR and calendar files count
    /// resources and events as rows, and as rejected what they or the rows made of them were rejected for.
    /// </summary>
    public ImmutableArray<InputFile> Files => [.. opening.Tables.Where(t => t.IsReadable).Select(t => t.Input with { Rows = t.IsVirtual && IsForeign(t.Name) ? 0 : t.Rows }).Concat(foreign.Inputs)
        .GroupBy(f => f.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Aggregate(InputFile.Sum))];

    /// <summary>Memory of the index in bytes, without the ids of people and visits.</summary>
    public long IndexBytes => opening.Large.Sum(t => t.IndexBytes);

    /// <summary>
    /// FHIR and calendar files of the folder are read as well (<see cref="ForeignFiles"/>). Their rows count after the folder's own file of a kind,
    /// and after what is given as more.
    /// </summary>
    /// <exception cref="FolderUnreadableException">Nothing can be said about the folder.</exception>
    public static OpenFolder Open(string path, IReadOnlyList<VirtualTable>? more = null)
    {
        if (!Directory.Exists(path))
            throw new FolderUnreadableException($"{path} is not a folder.");
        return Readable(path, () =>
        {
            var others = ForeignFiles.Read(path);
            var folder = new Opening(path, [.. more ?? [], .. others.Tables]);
            try
            {
                return new OpenFolder(path, folder, others);
            }
            catch
            {
                Close(folder);
                throw;
            }
        });
    }

    /// <summary>A time as a person types it: with an offset, or local to the folder's zone. Null and a problem when it cannot be one moment.</summary>
    public DateTimeOffset? ReadTime(string text, out string problem) => about.ReadTime(text, out problem);

    public RecoveryContext Context(Policy policy, DateTimeOffset? asOf) => about.Context(policy, asOf);

    /// <summary>What the rules that look beyond people need, of all services; without the work, which comes with the people.</summary>
    public ServiceFacts ServiceFacts() => new()
    {
        Sheets = Sheets,
        RotaChanges = RotaChanges,
        OnCallDecisions = OnCallDecisions,
        ServiceOfVisit = RotaChanges.Select(c => c.VisitId).Distinct(StringComparer.Ordinal).ToImmutableDictionary(v => v, v => ServiceOfVisit(v) ?? "", StringComparer.Ordinal),
        Census = [.. opening.Register.People],
        PrintedPack = PrintedPack,
    };

    /// <summary>The service whose person a visit is for; null where nobody expects the visit.</summary>
    public string? ServiceOfVisit(string visitId) => opening.Register.VisitIds.Find(visitId) is >= 0 and var visit
        ? opening.Register.People[opening.Register.PersonOf(visit)].ServiceId : null;

    /// <summary>The rows of one service. For several threads at once. Cost: the rows of this service.</summary>
    /// <exception cref="FolderUnreadableException">A file was changed since the folder was opened.</exception>
    public ServiceRows Read(int index)
    {
        var range = opening.Register.PeopleOf(index);
        var (first, count) = range.GetOffsetAndLength(opening.Register.People.Length);
        var desk = desks.TryTake(out var free) ? free : new(Incident.Zone);
        while (desk.People.Count < count)
            desk.People.Add(new());
        var stretch = new Stretch(first, desk);
        Readable(path, () =>
        {
            foreach (var table in opening.Large)
                table.Read(index, desk, stretch);
            return 0;
        });
        var people = ImmutableArray.CreateBuilder<PersonFacts>(count);
        for (var i = 0; i < count; i++)
            people.Add(desk.People[i].Take(opening.Register.People[first + i]));
        desks.Add(desk);
        if (Interlocked.Exchange(ref wasRead[index], 1) == 0)
        {
            foreach (var (table, (repeated, rejected)) in stretch.Counts)
            {
                table.CountRepeated(repeated);
                table.CountRejected(rejected);
            }
        }

        return new(Services[index], people.MoveToImmutable(), FolderReader.InOrder(stretch.Rejects));
    }

    public void Dispose() => Close(opening);

    private bool IsForeign(string name) => foreign.Inputs.Any(f => f.Name == name);

    private static void Close(Opening folder)
    {
        foreach (var table in folder.Tables)
            table.Dispose();
    }

    private static T Readable<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FolderUnreadableException($"A file of {path} could not be read: {e.Message}");
        }
    }
}
