using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reinstate.Folders.Generation.Scoring;

/// <summary>A score as a table for people, with what was missed and what was found beyond it, and as one line of JSON last.</summary>
public static class ScoreTable
{
    private const int ListedOfRule = 5;

    public static void Write(Score score, TextWriter output)
    {
        output.WriteLine("rule  planted  found  missed  extra  lesser  precision  recall");
        foreach (var rule in score.Rules.Append(score.Total))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(rule.Rule == 0 ? "all" : rule.Rule),4}  {rule.Planted,7}  {rule.Recovered,5}  {rule.Planted - rule.Recovered,6}  {rule.Extra.Length,5}  {rule.LesserExtra,6}  {rule.Precision,9:F4}  {rule.Recall,6:F4}"));
        }

        foreach (var rule in score.Rules)
        {
            List("missed", [.. rule.Missed.Select(p => $"{p.FaultId} rule {p.Rule} {p.ServiceId} {p.PersonId} {string.Join(';', p.Entries.Take(4))}: {p.What}")], output);
            List("extra", [.. rule.Extra.Select(f => $"rule {f.Rule} {f.Code} {f.ServiceId} {f.PersonId} {f.Item} {string.Join(';', f.Entries.Take(4))}: {f.Explanation}")], output);
        }

        if (score.Rejects > 0)
            output.WriteLine($"{score.Rejects} rows were rejected");
        output.WriteLine(Json(score));
    }

    private static string Json(Score score)
    {
        var total = Of(score.Total);
        total["rejects"] = score.Rejects;
        total["rules"] = new JsonObject(score.Rules.Select(r => KeyValuePair.Create(r.Rule.ToString(CultureInfo.InvariantCulture), (JsonNode?)Of(r))));
        return total.ToJsonString(new JsonSerializerOptions { WriteIndented = false });
    }

    private static JsonObject Of(RuleScore rule) => new()
    {
        ["planted"] = rule.Planted,
        ["found"] = rule.Recovered,
        ["missed"] = rule.Planted - rule.Recovered,
        ["extra"] = rule.Extra.Length,
        ["lesser"] = rule.LesserExtra,
        ["precision"] = Math.Round(rule.Precision, 6),
        ["recall"] = Math.Round(rule.Recall, 6),
    };

    private static void List(string kind, string[] lines, TextWriter output)
    {
        foreach (var line in lines.Take(ListedOfRule))
            output.WriteLine($"{kind}: {line}");
        if (lines.Length > ListedOfRule)
            output.WriteLine($"{kind}: and {lines.Length - ListedOfRule} more of this rule");
    }
}
