using System.Collections.Immutable;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Evidence.Reports;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Rendering;

/// <summary>
/// data/KEY.csv: a section as a table for spreadsheets, with its field names in the first line. UTF-8 without mark; what a spreadsheet would run as a formula is
/// preceded by an apostrophe. Instants are ISO 8601 with offset, truths true or false, lists have one text a line of the cell.
/// </summary>
internal static class CsvFiles
{
    public const string Folder = "data/";

    public static IEnumerable<PackedFile> Of(PackDocument document) => document.Sections.Select(section => new PackedFile($"{Folder}{section.Key}.csv", Bytes(section)));

    public static ImmutableArray<byte> Bytes(Section section)
    {
        using var buffer = Utf8Buffer.Rent();
        var csv = new CsvOutput(buffer);
        foreach (var column in section.Columns)
            csv.Value(column.Key);
        csv.End();
        foreach (var row in section.Rows)
        {
            foreach (var cell in row)
                Value(csv, cell);
            csv.End();
        }

        return [.. buffer.Written];
    }

    private static void Value(CsvOutput csv, Cell cell) => _ = cell.Value switch
    {
        long number => csv.Value(number),
        decimal number => csv.Value(number),
        bool truth => csv.Value(truth ? "true" : "false"),
        DateTimeOffset at => csv.Value(ItemIds.Iso(at)),
        Named named => csv.Value(named.Stated),
        _ => csv.Value(CellText.Of(cell)),
    };
}
