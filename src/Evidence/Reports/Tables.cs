using System.Globalization;
using Reinstate.Folders;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>completeness.csv, findings.csv and rejects.csv of IMPORTS.md.</summary>
internal static class Tables
{
    public static void Completeness(FolderResult result, TextWriter writer)
    {
        var csv = new CsvOutput(writer);
        csv.Row("service_id", "person_id", "category", "priority", "expected", "received", "entered", "checked", "queried", "overdue", "excepted", "complete");
        foreach (var person in result.People)
        {
            foreach (var (key, v) in Reconciliation.Model.Completeness.Of(person.Items)
                .OrderBy(p => p.Key.Category.Name(), StringComparer.Ordinal).ThenBy(p => p.Key.Priority))
            {
                csv.Row(key.ServiceId, key.PersonId, key.Category.Name(), key.Priority.Name(), Text(v.Expected), Text(v.Received), Text(v.Entered), Text(v.Checked),
                    Text(v.Queried), Text(v.Overdue), Text(v.Excepted), v.IsComplete ? "y" : "n");
            }
        }
    }

    public static void Findings(FolderResult result, TextWriter writer)
    {
        var csv = new CsvOutput(writer);
        csv.Row("rule", "code", "severity", "service_id", "person_id", "item", "entries", "explanation");
        foreach (var f in result.Findings)
            csv.Row(Text(f.Rule), f.Code, f.Severity.Name(), f.ServiceId, f.PersonId, f.ItemId, string.Join(';', f.EntryIds), f.Explanation);
    }

    public static void Rejects(FolderResult result, TextWriter writer)
    {
        var csv = new CsvOutput(writer);
        csv.Row("file", "row", "column", "value", "reason");
        foreach (var r in result.Folder.Rejects)
            csv.Row(r.File, Text(r.Row), r.Column, r.Value, r.Reason);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
