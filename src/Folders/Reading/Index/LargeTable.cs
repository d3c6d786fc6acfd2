using Reinstate.Folders.Reading.Bytes;
using Reinstate.Folders.Reading.Facts;
using Reinstate.Folders.Reading.Tables;

namespace Reinstate.Folders.Reading.Index;

/// <summary>
/// A table whose rows stay in their file: one pass notes where the rows of each service are, and a service's rows are read when they are
/// asked for. A row whose person is not known, or whose record is broken, belongs to no service and is rejected in the pass.
/// </summary>
internal sealed partial class LargeTable(Table table, LargeKind kind, Register register)
{
    private readonly List<int> skipped = [];
    private readonly Runs runs = new(register.Services.Length);
    private byte[] lastId = [];
    private int lastPerson = -1;
    private RowFacts? facts;
    private Column person;
    private Column key;
    private Column[] times = [];

    public Table Table => table;

    public LargeKind Kind => kind;

    public LatestRows Latest { get; } = new();

    /// <summary>Null where keys are not unique over files, and once repeated keys were found.</summary>
    public KeyHashes? Keys { get; private set; } = kind.Key.Length > 0 ? new() : null;

    public long IndexBytes => runs.Bytes + (skipped.Capacity * sizeof(int));

    /// <summary>The pass over the table. Cost: linear, and no row is read in full that somebody can be found for.</summary>
    public void Index(Desk desk) => table.Scan(desk.Stream, stream =>
    {
        var rowFacts = facts ?? Resolve(table.Header!);
        var whose = stream.Broken is null && stream.Count == table.Header!.Width && stream.FirstBroken < 0 ? PersonOf(stream) : -1;
        if (whose < 0)
        {
            Keys?.Add(0, stream.Offset, stream.Line);
            runs.Interrupt();
            var row = desk.Row.Load(table, stream);
            if (row.Problem is null)
                rowFacts.Read(row);
            table.Rejects.Add(table.RejectOf(row.Line, row.Problem!.Value));
            return;
        }

        runs.Add(register.ServiceOf(whose), stream.Offset, stream.NextOffset, stream.Line);
        if (Keys is not null)
            Keys.Add(stream.Value(key.Index) is { IsEmpty: false } id ? ByteHash.Of(id) | 1 : 0, stream.Offset, stream.Line);
        Latest.Add(BoundOf(stream, desk.Times), stream.Offset, stream.Line);
    });

    /// <summary>The pass over a table of visits: other tables name them, so each row is read in full and kept or not at once.</summary>
    public void IndexVisits(Desk desk, List<ulong> prints)
    {
        var before = prints.Count;
        table.Scan(desk.Stream, stream =>
        {
            var rowFacts = facts ?? Resolve(table.Header!);
            var row = desk.Row.Load(table, stream);
            if (row.Problem is null)
                rowFacts.Read(row);
            var visit = table.Header!["visit_id"];
            if (row.Problem is null && register.TryAddVisit(row.Bytes(visit), row.Person))
            {
                prints.Add(row.Fingerprint());
                runs.Add(register.ServiceOf(row.Person), stream.Offset, stream.NextOffset, stream.Line);
                table.Keep(row.Latest);
                return;
            }

            runs.Interrupt();
            if (row.Problem is null)
            {
                var first = register.VisitIds.Find(row.Bytes(visit));
                if (first >= before && prints[first] == row.Fingerprint())
                {
                    table.CountRepeated(1);
                    return;
                }

                row.Reject(visit, first >= before ? Taken.InTheFile : Taken.InAnotherFile);
            }

            table.Rejects.Add(table.RejectOf(row.Line, row.Problem!.Value));
        });
    }

    private RowFacts Resolve(Header header)
    {
        (person, key, times) = (header[kind.Person], header[kind.Key], [.. kind.Times.Select(t => header[t]).Where(c => c.Index >= 0)]);
        return facts = kind.Facts(header, register);
    }

    /// <summary>The number of the row's person. Rows of one person mostly follow each other.</summary>
    private int PersonOf(RecordStream stream)
    {
        var id = stream.Value(person.Index);
        if (lastPerson >= 0 && id.SequenceEqual(lastId))
            return lastPerson;
        var found = kind.ByVisit ? (register.VisitIds.Find(id) is >= 0 and var visit ? register.PersonOf(visit) : -1) : register.PersonIds.Find(id);
        if (found >= 0)
            (lastPerson, lastId) = (found, id.Length == lastId.Length ? Over(id) : id.ToArray());
        return found;
    }

    private byte[] Over(ReadOnlySpan<byte> id)
    {
        id.CopyTo(lastId);
        return lastId;
    }

    private long BoundOf(RecordStream stream, LocalTimes clock)
    {
        var bound = 0L;
        foreach (var column in times)
            bound = Math.Max(bound, clock.Bound(stream.Value(column.Index)));
        return bound;
    }
}

/// <summary>Why a row whose key is taken is not kept.</summary>
internal static class Taken
{
    public const string InTheFile = "is in the file already, with other values; the first row is kept";
    public const string InAnotherFile = "is used in another file";
}
