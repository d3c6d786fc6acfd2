using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Evidence.Reports;

/// <summary>summary.json: counts by state, category, priority and service; findings by rule; rules not run and why; the hashes of what was read.</summary>
internal static class SummaryJson
{
    public static string Version { get; } = typeof(SummaryJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static void Write(RunSummary run, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("program", $"Reinstate {Version}");
        Incident(json, run);
        json.WriteBoolean("complete", run.IsComplete);
        json.WriteBoolean("clear", run.IsClear);
        json.WriteNumber("people", run.Totals.People);
        json.WriteNumber("people_open", run.Totals.PeopleOpen);
        json.WritePropertyName("items");
        Vector(json, run.Totals.All);
        json.WriteStartObject("by_state");
        foreach (var (outcome, count) in run.Totals.ByOutcome)
            json.WriteNumber(outcome, count);
        json.WriteEndObject();
        Vectors(json, "by_category", run.Totals.ByCategory.Select(c => (c.Category.Name(), c.Vector)).OrderBy(c => c.Item1, StringComparer.Ordinal));
        Vectors(json, "by_priority", run.Totals.ByPriority.Select(p => (p.Priority.Name(), p.Vector)));
        Vectors(json, "by_service", run.Folder.Services.Select((s, i) => (s.ServiceId, run.Services[i])).Where(s => s.Item2 != default));
        Rules(json, run);
        Inputs(json, run);
        Policy(json, run.Context.Policy);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void Incident(Utf8JsonWriter json, RunSummary run)
    {
        var incident = run.Folder.Incident;
        json.WriteStartObject("incident");
        json.WriteString("incident_id", incident.IncidentId);
        json.WriteString("title", incident.Title);
        json.WriteString("kind", incident.Kind);
        json.WriteString("contingency_from", ItemIds.Iso(incident.ContingencyFrom));
        json.WriteString("restored_at", ItemIds.Iso(incident.RestoredAt));
        json.WriteString("time_zone", incident.Zone.Id);
        json.WriteEndObject();
        json.WriteString("as_of", ItemIds.Iso(run.Context.AsOf));
    }

    private static void Vectors(Utf8JsonWriter json, string name, IEnumerable<(string Name, CompletenessVector Vector)> vectors)
    {
        json.WriteStartObject(name);
        foreach (var (key, vector) in vectors)
        {
            json.WritePropertyName(key);
            Vector(json, vector);
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

    private static void Rules(Utf8JsonWriter json, RunSummary run)
    {
        json.WriteNumber("findings", run.Totals.FindingCount);
        json.WriteStartArray("findings_by_rule");
        foreach (var rule in RuleCatalogue.Infos.Where(i => i.CanRun(run.Context)).DistinctBy(i => i.Number))
        {
            json.WriteStartObject();
            json.WriteNumber("rule", rule.Number);
            json.WriteString("title", rule.Title);
            json.WriteNumber("findings", run.Totals.FindingsByRule.GetValueOrDefault(rule.Number));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rules_not_run");
        foreach (var rule in run.NotRun)
        {
            json.WriteStartObject();
            json.WriteNumber("rule", rule.Rule);
            json.WriteString("reason", rule.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Inputs(Utf8JsonWriter json, RunSummary run)
    {
        json.WriteNumber("rejects", run.Rejects.Length);
        json.WriteNumber("kept", run.Folder.Kept.Length);
        json.WriteStartArray("inputs");
        foreach (var file in run.Folder.Files)
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
