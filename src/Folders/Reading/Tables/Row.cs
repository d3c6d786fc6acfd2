using System.Collections.Immutable;
using System.Text;
using Reinstate.Folders.Reading.Bytes;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading.Tables;

/// <summary>
/// One row, read column by column, the same object for every row of a thread. The first problem is kept and the rest goes on with empty
/// values, so that a file full of errors costs no exceptions; the caller looks at <see cref="Problem"/> before it uses anything.
/// </summary>
internal sealed partial class Row(Desk desk)
{
    private readonly List<string> doubtful = [];
    private readonly byte[] lastId = new byte[64];
    private IdTable? lastIds;
    private int lastLength;
    private int lastNumber;
    private RecordStream stream = desk.Stream;
    private Header? header;

    public Table? Table { get; private set; }

    public int Line => stream.Line;

    /// <summary>The places of the record's first byte, and after its last.</summary>
    public long At => stream.Offset;

    public long End => stream.NextOffset;

    /// <summary>Column, value and reason.</summary>
    public (string Column, string Value, string Reason)? Problem { get; private set; }

    /// <summary>The latest time read from this row that says when something was or is due.</summary>
    public DateTimeOffset? Latest { get; private set; }

    /// <summary>The number of the person whom the row names, or -1.</summary>
    public int Person { get; set; }

    /// <summary>Columns whose time a clock change leaves in doubt, in ordinal order.</summary>
    public ImmutableArray<string> DoubtfulTimes => doubtful.Count == 0 ? [] : [.. doubtful.Order(StringComparer.Ordinal)];

    /// <summary>Takes the record at which the stream stands.</summary>
    public Row Load(Table table, RecordStream from)
    {
        (Table, header, stream, Problem, Latest, Person) = (table, table.Header!, from, null, null, -1);
        doubtful.Clear();
        var width = header.Width;
        if (stream.Broken is { } broken)
            Reject(header.NameAt(0), "", broken);
        else if (Header.ProblemOf(stream) is { } problem)
            Reject(header.NameAt(problem.Field), Header.Decode(stream.Value(problem.Field)), problem.Reason);
        else if (stream.Count < width)
            Reject(header.NameAt(stream.Count), "", $"is missing: the row has {stream.Count} of {width} fields");
        else if (stream.Count > width)
            Reject(header.NameAt(width - 1), Header.Decode(stream.Value(width)), $"is followed by more fields than the header names ({stream.Count} against {width})");
        return this;
    }

    public void Reject(string column, string value, string reason) => Problem ??= (column, value, reason);

    public void Reject(Column column, string reason) => Problem ??= (column.Name, Text(column), reason);

    public ReadOnlySpan<byte> Bytes(Column column) => (uint)column.Index < (uint)stream.Marked ? stream.Value(column.Index) : [];

    public string Text(Column column) => Bytes(column) is { IsEmpty: false } bytes ? Encoding.UTF8.GetString(bytes) : "";

    /// <summary>A text that recurs in many rows.</summary>
    public string Id(Column column) => Bytes(column) is { IsEmpty: false } bytes ? desk.Texts.Get(bytes) : "";

    public string Required(Column column)
    {
        var text = Text(column);
        if (text.Length == 0)
            Reject(column.Name, "", "is required and empty");
        return text;
    }

    public string RequiredId(Column column)
    {
        var text = Id(column);
        if (text.Length == 0)
            Reject(column.Name, "", "is required and empty");
        return text;
    }

    /// <summary>An id that must be in a table; its number there, or -1 and a problem.</summary>
    public int Known(Column column, IdTable ids, string reason)
    {
        var bytes = Bytes(column);
        if (lastIds == ids && bytes.SequenceEqual(lastId.AsSpan(0, lastLength)))
            return lastNumber;
        var number = bytes.IsEmpty ? -1 : ids.Find(bytes);
        if (bytes.IsEmpty)
            Reject(column.Name, "", "is required and empty");
        else if (number < 0)
            Reject(column, reason);
        else if (bytes.Length <= lastId.Length)
            Remember(ids, bytes, number);
        return number;
    }

    /// <summary>Rows that name the same thing mostly follow each other.</summary>
    private void Remember(IdTable ids, ReadOnlySpan<byte> id, int number)
    {
        id.CopyTo(lastId);
        (lastIds, lastLength, lastNumber) = (ids, id.Length, number);
    }

    public bool IsEmpty(Column column) => Bytes(column).IsEmpty;

    public ImmutableArray<string> List(Column column) => desk.Parts(Id(column));

    /// <summary>Values of the columns that IMPORTS.md does not know.</summary>
    public ImmutableSortedDictionary<string, string> Notes()
    {
        if (header!.Unknown.Count == 0)
            return Entry.NoNotes;
        var notes = Entry.NoNotes.ToBuilder();
        foreach (var column in header.Unknown)
        {
            if (Text(header[column]) is { Length: > 0 } value)
                notes[column] = value;
        }

        return notes.ToImmutable();
    }

    /// <summary>Equal for an identical repetition of the row.</summary>
    public ulong Fingerprint() => stream.Fingerprint();

    public string Iso(DateTimeOffset at) => desk.Iso(at);
}
