using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Reinstate.Folders;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Evidence.Reports;

/// <summary>summary.json: counts by state, category, priority and service; findings by rule; rules not run and why; the hashes of what was read.</summary>
internal static class SummaryJson
{
    public static string Version { get; } = typeof(SummaryJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static void Write(FolderResult result, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var items = result.People.SelectMany(p => p.Items).Where(i => i.Counted).ToArray();
        json.WriteStartObject();
        json.WriteString("program", $"Reinstate {Version}");
        Incident(json, result);
        // A row that was left out may have been an expectation: nothing is called complete over it.
        json.WriteBoolean("complete", result.Folder.Rejects.IsEmpty && !Array.Exists(items, i => i.Open));
        json.WriteBoolean("clear", result.IsClear);
        json.WriteNumber("people", result.Folder.People.Length);
        json.WritePropertyName("items");
        Vector(json, Completeness.Total(items));
        Groups(json, "by_state", items, i => i.Outcome.Name());
        Vectors(json, "by_category", items, i => i.Category.Name());
        Vectors(json, "by_priority", items, i => i.Priority.Name());
        Vectors(json, "by_service", items, i => i.ServiceId);
        Rules(json, result);
        Inputs(json, result.Folder);
        Policy(json, result.Context.Policy);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void Incident(Utf8JsonWriter json, FolderResult result)
    {
        var incident = result.Folder.Incident;
        json.WriteStartObject("incident");
        json.WriteString("incident_id", incident.IncidentId);
        json.WriteString("title", incident.Title);
        json.WriteString("kind", incident.Kind);
        json.WriteString("contingency_from", ItemIds.Iso(incident.ContingencyFrom));
        json.WriteString("restored_at", ItemIds.Iso(incident.RestoredAt));
        json.WriteString("time_zone", incident.Zone.Id);
        json.WriteEndObject();
        json.WriteString("as_of", ItemIds.Iso(result.Context.AsOf));
    }

    private static void Groups(Utf8JsonWriter json, string name, ItemStatus[] items, Func<ItemStatus, string> key)
    {
        json.WriteStartObject(name);
        foreach (var group in items.GroupBy(key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            json.WriteNumber(group.Key, group.Count());
        json.WriteEndObject();
    }

    private static void Vectors(Utf8JsonWriter json, string name, ItemStatus[] items, Func<ItemStatus, string> key)
    {
        json.WriteStartObject(name);
        foreach (var group in items.GroupBy(key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(group.Key);
            Vector(json, Completeness.Total(group));
        }

        json.WriteEndObject();
    }

    private static void Vector(Utf8JsonWriter json, CompletenessVector v)
    {
        json.WriteStartObject();
        json.WriteNumber("expected", v.Expected);
        json.WriteNumber("received", v.Received);
        json.WriteNumber("entered", v.Entered);
        json.WriteNumber("checked", v.Checked);
        json.WriteNumber("queried", v.Queried);
        json.WriteNumber("overdue", v.Overdue);
        json.WriteNumber("excepted", v.Excepted);
        json.WriteNumber("open", v.Open);
        json.WriteBoolean("complete", v.IsComplete);
        json.WriteEndObject();
    }

    private static void Rules(Utf8JsonWriter json, FolderResult result)
    {
        json.WriteNumber("findings", result.Findings.Length);
        json.WriteStartArray("findings_by_rule");
        foreach (var rule in RuleCatalogue.Infos.Where(i => i.CanRun(result.Context)).DistinctBy(i => i.Number))
        {
            json.WriteStartObject();
            json.WriteNumber("rule", rule.Number);
            json.WriteString("title", rule.Title);
            json.WriteNumber("findings", result.Findings.Count(f => f.Rule == rule.Number));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rules_not_run");
        foreach (var rule in result.NotRun)
        {
            json.WriteStartObject();
            json.WriteNumber("rule", rule.Rule);
            json.WriteString("reason", rule.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Inputs(Utf8JsonWriter json, RecoveryFolder folder)
    {
        json.WriteNumber("rejects", folder.Rejects.Length);
        json.WriteStartArray("inputs");
        foreach (var file in folder.Files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteNumber("rows", file.Rows);
            json.WriteNumber("rejected", file.Rejected);
            json.WriteNumber("repeated", file.Repeated);
            json.WriteStartArray("unknown_columns");
            foreach (var column in file.UnknownColumns)
                json.WriteStringValue(column);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Policy(Utf8JsonWriter json, Policy policy)
    {
        json.WriteStartObject("policy");
        foreach (var (key, value) in PolicyFile.Values(policy))
            json.WriteString(key, value);
        json.WriteEndObject();
    }
}
