using System.Collections.Frozen;
using Reinstate.Folders.Reading.Index;
using Reinstate.Folders.Reading.Tables;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading;

/// <summary>
/// Opens a folder: what surrounds people is read, what is told of them is indexed. Ids that rows name are known before the rows are
/// looked at: services, people beside staff and shifts, then everything else side by side, visits before what names them.
/// </summary>
internal sealed partial class Opening
{
    /// <summary>In the order in which rows count where a folder says something twice.</summary>
    private static readonly FileKind[] Kinds =
    [
        FileKind.Incident, FileKind.Services, FileKind.People, FileKind.Staff, FileKind.Shifts, FileKind.CodeMap, FileKind.ExpectedDoses, FileKind.ExpectedRecords,
        FileKind.ExpectedVisits, FileKind.Sheets, .. LargeKind.Entries.Select(e => e.File), FileKind.RotaChanges, FileKind.OnCall, FileKind.PrintedPack, FileKind.Contacts, FileKind.Stock,
    ];

    private static readonly LargeKind[] LargeKinds =
        [LargeKind.ExpectedDoses, LargeKind.ExpectedRecords, LargeKind.ExpectedVisits, .. LargeKind.Entries, LargeKind.Contacts, LargeKind.Stock];

    private static readonly FrozenDictionary<FileKind, FactKind> Facts = LargeKinds.Select(k => (k.File, k.Fact)).Concat(
    [
        (FileKind.Staff, FactKind.Staff), (FileKind.Shifts, FactKind.Shifts), (FileKind.CodeMap, FactKind.CodeMap), (FileKind.Sheets, FactKind.Sheets),
        (FileKind.RotaChanges, FactKind.RotaChanges), (FileKind.OnCall, FactKind.OnCall), (FileKind.PrintedPack, FactKind.PrintedPack),
    ]).ToFrozenDictionary(p => p.Item1, p => p.Item2);

    private readonly string folder;
    private readonly List<Table> tables = [];
    private readonly List<Reject> rejects = [];
    private readonly List<LargeTable> large = [];
    private readonly Register register = new();
    private Desk desk = new(TimeZoneInfo.Utc);

    public Opening(string folder, IReadOnlyList<VirtualTable> more)
    {
        this.folder = folder;
        if (more.FirstOrDefault(m => !Array.Exists(Kinds, k => k.Name == $"{m.Kind}.csv")) is { } unknown)
            throw new ArgumentException($"No kind of file is called {unknown.Kind}.", nameof(more));
        try
        {
            foreach (var kind in Kinds)
            {
                tables.Add(Table.OfFile(folder, kind, tables.Count));
                foreach (var table in more.Where(m => kind.Name == $"{m.Kind}.csv"))
                    tables.Add(Table.Of(table, kind, tables.Count));
            }
        }
        catch
        {
            tables.ForEach(t => t.Dispose());
            throw;
        }
    }

    public IReadOnlyList<Table> Tables => tables;

    public Register Register => register;

    /// <summary>In the order in which a service's rows are read.</summary>
    public IReadOnlyList<LargeTable> Large => large;

    /// <summary>Everything but people and what is told of them.</summary>
    public RecoveryFolder Read()
    {
        var incident = ReadIncident();
        ReadServices(incident);
        List<StaffMember> staff = [];
        List<Shift> shifts = [];
        List<ChartCode> codes = [];
        List<Sheet> sheets = [];
        List<RotaChange> changes = [];
        List<OnCallDecision> decisions = [];
        List<string> pack = [];
        SideBySide.Run(ReadPeople, () => shifts = ReadShifts(NewDesk()), () => staff = ReadStaff(NewDesk()));
        large.AddRange(LargeKinds.SelectMany(k => TablesOf(k.File).Select(t => new LargeTable(t, k, register))));
        Action[] alone = [.. large.Where(t => !NamesVisits(t)).OrderByDescending(t => t.Table.Length).Select<LargeTable, Action>(t => () => t.Index(NewDesk()))];
        SideBySide.Run(
        [
            () =>
            {
                var (mine, prints) = (NewDesk(), new List<ulong>());
                foreach (var table in large.Where(t => t.Kind == LargeKind.ExpectedVisits))
                    table.IndexVisits(mine, prints);
                foreach (var table in large.Where(t => t.Kind.ByVisit))
                    table.Index(mine);
                changes = ReadRotaChanges(mine);
                decisions = ReadOnCall(mine);
            },
            .. alone,
            () => sheets = ReadSheets(NewDesk()),
            () => (codes, pack) = (ReadCodes(NewDesk()), ReadPrintedPack(NewDesk())),
        ]);
        RepeatedKeys.Settle([.. large.Where(t => t.Kind.IsEntry)], desk);
        RepeatedKeys.Settle([.. large.Where(t => t.Kind == LargeKind.Contacts)], desk);
        return new RecoveryFolder(incident)
        {
            Services = [.. register.Services],
            Staff = [.. staff],
            Shifts = [.. shifts],
            Codes = [.. codes],
            Sheets = [.. sheets],
            RotaChanges = [.. changes],
            OnCallDecisions = [.. decisions],
            PrintedPack = [.. pack],
            Rejects = FolderReader.InOrder(rejects.Concat(tables.SelectMany(t => t.Rejects))),
            Supplied = tables.Where(t => t.IsReadable && t.Refused is null && Facts.ContainsKey(t.Kind)).Select(t => Facts[t.Kind]).ToFrozenSet(),
            LatestTime = LatestTime.Of(tables, large, desk),
        };
    }

    private static bool NamesVisits(LargeTable table) => table.Kind.ByVisit || table.Kind == LargeKind.ExpectedVisits;

    private Desk NewDesk() => new(desk.Times.Zone);

    private IEnumerable<Table> TablesOf(FileKind kind) => tables.Where(t => t.Kind == kind);
}
