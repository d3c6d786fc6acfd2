using Reinstate.Folders.Reading;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>completeness.csv, findings.csv and rejects.csv of IMPORTS.md.</summary>
internal static class Tables
{
    public static readonly string[] CompletenessColumns =
        ["service_id", "person_id", "category", "priority", "expected", "received", "entered", "checked", "queried", "overdue", "excepted", "complete"];

    public static readonly string[] FindingColumns = ["rule", "code", "severity", "service_id", "person_id", "item", "entries", "explanation"];

    public static readonly string[] RejectColumns = ["file", "row", "column", "value", "reason"];

    /// <summary>A row a person, category and priority; categories in ordinal order of their names.</summary>
    public static void Completeness(CsvOutput csv, ServiceResult service)
    {
        foreach (var person in service.People)
        {
            foreach (var (key, v) in Reconciliation.Model.Completeness.Of(person.Result.Items)
                .OrderBy(p => p.Key.Category.Name(), StringComparer.Ordinal).ThenBy(p => p.Key.Priority))
            {
                csv.Value(key.ServiceId).Value(key.PersonId).Value(key.Category.Name()).Value(key.Priority.Name()).Value(v.Expected).Value(v.Received)
                    .Value(v.Entered).Value(v.Checked).Value(v.Queried).Value(v.Overdue).Value(v.Excepted).Value(v.IsComplete ? "y" : "n").End();
            }
        }
    }

    public static void Findings(CsvOutput csv, IEnumerable<Finding> findings)
    {
        foreach (var f in findings)
        {
            csv.Value(f.Rule).Value(f.Code).Value(f.Severity.Name()).Value(f.ServiceId).Value(f.PersonId).Value(f.ItemId)
                .Value(string.Join(';', f.EntryIds)).Value(f.Explanation).End();
        }
    }

    public static void Rejects(CsvOutput csv, IEnumerable<Reject> rejects)
    {
        foreach (var r in rejects)
            csv.Value(r.File).Value(r.Row).Value(r.Column).Value(r.Value).Value(r.Reason).End();
    }
}
