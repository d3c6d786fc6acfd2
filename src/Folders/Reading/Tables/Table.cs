using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Reinstate.Folders.Reading.Bytes;

namespace Reinstate.Folders.Reading.Tables;

/// <summary>One source of rows of one kind: a CSV file of the folder, or a table made from another format.</summary>
internal sealed class Table : IDisposable
{
    /// <summary>Larger files are refused: offsets and counts are sized for less, and no folder of one provider comes near.</summary>
    public const long LargestFile = 4L << 30;

    private readonly ByteSource? bytes;
    private readonly Dialect dialect;
    private readonly int[]? lines;
    private readonly List<int> recordLines = [];
    private List<string> unknown = [];
    private int rejected;
    private int repeated;

    private Table(FileKind kind, int order, string name, ByteSource? source, int[]? originalLines)
    {
        (Kind, Order, Name, bytes, lines) = (kind, order, name, source, originalLines);
        if (source is { Length: <= LargestFile })
            dialect = Dialect.Of(source);
        else if (source is not null)
            Refuse("", $"The file has {source.Length} bytes; the limit is {LargestFile}.");
    }

    public FileKind Kind { get; }

    /// <summary>The place of this table in the order in which rows of a folder count.</summary>
    public int Order { get; }

    public string Name { get; }

    public bool IsVirtual => lines is not null;

    public bool Exists => bytes is not null;

    /// <summary>There, and small enough to be read.</summary>
    public bool IsReadable => bytes is { Length: <= LargestFile };

    public long Length => bytes?.Length ?? 0;

    public Header? Header { get; private set; }

    /// <summary>The reason why nothing of the file could be used.</summary>
    public string? Refused { get; private set; }

    /// <summary>Found while the folder was opened, by one thread.</summary>
    public List<Reject> Rejects { get; } = [];

    public int Rows { get; private set; }

    /// <summary>Of the rows that are kept.</summary>
    public DateTimeOffset? Latest { get; private set; }

    public string Sha256 { get; private set; } = "";

    public InputFile Input => new(Name, Sha256, IsVirtual ? 0 : Length, Rows, Rejects.Count + rejected, repeated) { UnknownColumns = unknown };

    public static Table OfFile(string folder, FileKind kind, int order)
    {
        var path = Path.Combine(folder, kind.Name);
        return new(kind, order, kind.Name, File.Exists(path) ? new FileBytes(path) : null, null);
    }

    public static Table Of(VirtualTable table, FileKind kind, int order) => new(kind, order, table.ShownAs, new MemoryBytes(table.Csv), table.Lines);

    /// <summary>Every record once, from the start, the header first; the file is hashed on the way.</summary>
    public void Scan(RecordStream stream, Action<RecordStream> use)
    {
        if (!IsReadable)
            return;
        using var hash = IsVirtual ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        stream.Open(bytes!, dialect.Separator, 0, Length, 1, hash);
        stream.Skip(dialect.TextAt);
        while (stream.Next())
        {
            if (Header is null)
            {
                var (header, column, refused) = Header.Read(stream, Kind);
                unknown = header.Unknown;
                if (refused is not null)
                {
                    Refuse(column, refused);
                    break;
                }

                Header = header;
                continue;
            }

            if (IsVirtual)
                recordLines.Add(stream.Line);
            Rows++;
            use(stream);
        }

        if (Header is null && Refused is null)
            Refuse("", "The file is empty.");
        if (hash is null)
            return;
        stream.Drain();
        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        bytes!.EnsureUnchanged();
    }

    /// <summary>Every record after the header once more.</summary>
    public void Again(RecordStream stream, Action<RecordStream> use)
    {
        stream.Open(bytes!, dialect.Separator, dialect.TextAt, Length, 1);
        for (var isHeader = true; stream.Next(); isHeader = false)
        {
            if (!isHeader)
                use(stream);
        }
    }

    /// <summary>Records from a place where one starts, at its line, up to another.</summary>
    public void Open(RecordStream stream, long from, long to, int line) => stream.Open(bytes!, dialect.Separator, from, to, line);

    public void Prefetch(RecordStream stream, long from, int length) => stream.Prefetch(bytes!, from, length);

    public void EnsureUnchanged() => bytes?.EnsureUnchanged();

    public Reject RejectOf(int line, (string Column, string Value, string Reason) problem) =>
        Reject.Of(Name, ShownLine(line), problem.Column, problem.Value, problem.Reason);

    /// <summary>A row is kept that says something of this time.</summary>
    public void Keep(DateTimeOffset? latest)
    {
        if (latest > (Latest ?? DateTimeOffset.MinValue))
            Latest = latest;
    }

    public void CountRepeated(int more) => Interlocked.Add(ref repeated, more);

    /// <summary>Rejects besides those of opening.</summary>
    public void CountRejected(int more) => Interlocked.Add(ref rejected, more);

    public void Dispose() => bytes?.Dispose();

    private int ShownLine(int line)
    {
        if (lines is null)
            return line;
        var record = CollectionsMarshal.AsSpan(recordLines).BinarySearch(line);
        return record >= 0 && record < lines.Length ? lines[record] : 1;
    }

    private void Refuse(string column, string reason)
    {
        Refused = column.Length == 0 ? reason : $"column {column} {reason}";
        Rejects.Add(Reject.Of(Name, 1, column, "", reason));
    }
}
