using System.Security.Cryptography;
using Reinstate.Folders.Reading;

namespace Reinstate.FoldersTests.Reading.Plain;

/// <summary>
/// One file of a folder: its header, its rows, its rejects. Rows that cannot be used are reported and left out; an exact repetition of
/// a row is left out silently; of two rows with one key the first is kept (IMPORTS.md reading 5).
/// </summary>
internal sealed class PlainTable(string folder, FileKind kind, LocalTimes times, List<Reject> rejects)
{
    /// <summary>Larger files are refused: what they say is kept in memory until the folder is reconciled.</summary>
    public const long LargestFile = 4L << 30;

    private const int LongestShared = 64;
    private const int MostShared = 200_000;

    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> keys = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> rowsSeen = [];
    private int rows;
    private int repeated;

    public LocalTimes Times => times;

    public List<string> Unknown { get; } = [];

    public string Name => kind.Name;

    public string Path => System.IO.Path.Combine(folder, kind.Name);

    /// <summary>The reason why nothing of the file could be used.</summary>
    public string? Refused { get; private set; }

    public DateTimeOffset? Latest { get; private set; }

    public InputFile? Input { get; private set; }

    public int IndexOf(string column) => columns.GetValueOrDefault(column, -1);

    public string Shared(string text)
    {
        if (text.Length > LongestShared)
            return text;
        if (shared.TryGetValue(text, out var known))
            return known;
        if (shared.Count < MostShared)
            shared[text] = text;
        return text;
    }

    /// <summary>read turns a row into a fact, key names it (empty where the kind has no key); use receives what is kept.</summary>
    public void Read<T>(Func<PlainRow, T> read, Func<T, string>? key, Action<T> use)
    {
        var info = new FileInfo(Path);
        if (!info.Exists)
            return;
        if (info.Length > LargestFile)
        {
            Refuse("", $"The file has {info.Length} bytes; the limit is {LargestFile}.");
            return;
        }

        var first = rejects.Count;
        using (var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan))
            ReadRows(new PlainRecords(stream).Read(), read, key, use);
        using var again = File.OpenRead(Path);
        Input = new(Name, Convert.ToHexStringLower(SHA256.HashData(again)), info.Length, rows, rejects.Count - first, repeated) { UnknownColumns = Unknown };
    }

    private void ReadRows<T>(IEnumerable<PlainRecord> records, Func<PlainRow, T> read, Func<T, string>? key, Action<T> use)
    {
        var width = 0;
        foreach (var record in records)
        {
            if (width == 0)
            {
                if (!Header(record))
                    return;
                width = record.Fields.Length;
                continue;
            }

            rows++;
            var row = new PlainRow(this, record);
            if (record.Problem is { } problem)
                row.Reject(ColumnAt(record.Field), record.Fields.ElementAtOrDefault(record.Field) ?? "", problem);
            else if (record.Fields.Length < width)
                row.Reject(ColumnAt(record.Fields.Length), "", $"is missing: the row has {record.Fields.Length} of {width} fields");
            else if (record.Fields.Length > width)
                row.Reject(ColumnAt(width - 1), record.Fields[width], $"is followed by more fields than the header names ({record.Fields.Length} against {width})");
            var fact = row.Problem is null ? read(row) : default;
            if (row.Problem is null && IsRepetition(row, fact!, key))
                continue;
            if (row.Problem is { } found)
            {
                rejects.Add(Reject.Of(Name, row.Line, found.Column, found.Value, found.Reason));
                continue;
            }

            if (row.Latest > (Latest ?? DateTimeOffset.MinValue))
                Latest = row.Latest;
            use(fact!);
        }

        if (width == 0)
            Refuse("", "The file is empty.");
    }

    /// <summary>True for an exact repetition; another row with a key that is taken becomes a reject.</summary>
    private bool IsRepetition<T>(PlainRow row, T fact, Func<T, string>? key)
    {
        var print = row.Fingerprint();
        if (key is null)
        {
            if (rowsSeen.Add(print))
                return false;
            repeated++;
            return true;
        }

        var name = key(fact);
        if (keys.TryAdd(name, print))
            return false;
        if (keys[name] == print)
        {
            repeated++;
            return true;
        }

        row.Reject(kind.KeyColumn, row.Text(kind.KeyColumn), "is in the file already, with other values; the first row is kept");
        return false;
    }

    private bool Header(PlainRecord record)
    {
        for (var i = 0; i < record.Fields.Length; i++)
        {
            var name = record.Fields[i].ToLowerInvariant();
            if (name.Length > 0 && !columns.TryAdd(name, i))
                return Refuse(name, "is in the header twice");
            if (name.Length > 0 && !kind.Knows(name))
                Unknown.Add(name);
        }

        if (record.Problem is { } problem)
            return Refuse(record.Fields.ElementAtOrDefault(record.Field) ?? "", problem);
        return Array.Find(kind.Required, c => !columns.ContainsKey(c)) is not { } missing || Refuse(missing, "is a required column and is missing; nothing of the file is used");
    }

    private bool Refuse(string column, string reason)
    {
        Refused = column.Length == 0 ? reason : $"column {column} {reason}";
        rejects.Add(Reject.Of(Name, 1, column, "", reason));
        return false;
    }

    private string ColumnAt(int index) => columns.FirstOrDefault(c => c.Value == index).Key ?? "";
}
