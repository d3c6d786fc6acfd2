using Reinstate.Folders.Reading;
using Reinstate.Folders.Reading.Bytes;
using Reinstate.Folders.Reading.Tables;

namespace Reinstate.Folders.Foreign;

/// <summary>Some columns of a CSV file of the folder, row by row, without judging them. A file that is not there has no rows.</summary>
internal static class CsvColumns
{
    public static List<string[]> Read(string folder, FileKind kind, params string[] columns)
    {
        var rows = new List<string[]>();
        using var table = Table.OfFile(folder, kind, 0);
        table.Scan(new RecordStream(), stream =>
        {
            if (Header.ProblemOf(stream) is null)
                rows.Add([.. columns.Select(c => table.Header![c].Index is >= 0 and var at && at < stream.Marked ? Header.Decode(stream.Value(at)) : "")]);
        });
        return rows;
    }
}
