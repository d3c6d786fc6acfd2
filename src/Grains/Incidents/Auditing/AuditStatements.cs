using System.Globalization;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Auditing;

/// <summary>
/// What a judged sample shows, in plain words. Safety rule: no sentence says more about items that were not drawn than the items drawn at random carry. What
/// policy always draws is counted and stated apart; what was drawn so that every service and person has a chance to be looked at says nothing of the others.
/// </summary>
public static class AuditStatements
{
    public static AuditStatement Of(AuditState audit)
    {
        var everything = audit.Draw.Items.Count >= audit.Draw.Population;
        var statement = new AuditStatement
        {
            ItemsJudged = audit.Draw.Items.Count(audit.Judged.ContainsKey),
            Defects = Defects(audit, audit.Draw.Items),
            CriticalDefects = audit.Draw.Items.Count(item => audit.Judged.GetValueOrDefault(item)?.Critical == true),
        };
        if (audit.Unjudged.Any())
            statement.Sentences.Add($"{audit.Unjudged.Count()} of the {audit.Draw.Items.Count} items of the sample are not judged yet.");
        if (audit.NeedsFullDraw)
            statement.Sentences.Add("A critical defect was found: every item is to be drawn and judged before anything is said of the whole.");
        if (everything)
            Census(statement, audit, [.. audit.Draw.Items], "items of the incident");
        else if (audit.Draw.MethodVersion == 0)
            statement.Sentences.Add($"{statement.ItemsJudged} of {audit.Draw.Population} items were judged; {Having(statement.Defects)}. The draw does not record which of them were drawn at random, so nothing follows for the others.");
        else
            Parts(statement, audit);
        return statement;
    }

    private static void Parts(AuditStatement statement, AuditState audit)
    {
        Census(statement, audit, [.. audit.DrawnFor(DrawnBecause.Always)], $"items that policy always draws ({string.Join(", ", audit.Draw.Plan.Always)})");
        Sample(statement, audit, [.. audit.DrawnFor(DrawnBecause.Random)]);
        List<string> more = [.. audit.DrawnFor(DrawnBecause.Stratum), .. audit.DrawnFor(DrawnBecause.Person)];
        if (more.Count > 0)
            statement.Sentences.Add($"{more.Count} more items were drawn so that every service, and whole records of people, are looked at; {Having(Defects(audit, more))}. They say nothing about items that were not drawn.");
    }

    private static void Census(AuditStatement statement, AuditState audit, List<string> items, string what)
    {
        (statement.CensusItems, statement.CensusDefects) = (items.Count, Defects(audit, items));
        var judged = items.Count(audit.Judged.ContainsKey);
        statement.Sentences.Add(items.Count == 0 ? $"There are no {what}."
            : judged < items.Count ? $"{judged} of the {items.Count} {what} were judged so far; {Having(statement.CensusDefects)}."
            : $"All {items.Count} {what} were judged; {Having(statement.CensusDefects)}. This is a count, not an estimate.");
    }

    private static void Sample(AuditStatement statement, AuditState audit, List<string> items)
    {
        var (population, plan) = (audit.Draw.RandomPopulation, audit.Draw.Plan);
        (statement.RandomItems, statement.RandomPopulation, statement.RandomDefects, statement.ConfidencePercent) = (items.Count, population, Defects(audit, items), plan.ConfidencePercent);
        if (population == 0)
            return;
        if (items.Exists(item => !audit.Judged.ContainsKey(item)))
        {
            statement.Sentences.Add($"Of the other {population} items {items.Count} were drawn at random; nothing is said about the {population} until all of those are judged.");
            return;
        }

        var found = statement.RandomDefects;
        var atMost = Hypergeometric.UpperBound(population, items.Count, found, plan.ConfidencePercent);
        statement.AtMostDefects = atMost;
        statement.AtMostPercent = Math.Ceiling(atMost * 1000L / (double)population) / 10;
        statement.ShowsWhatPolicyAsks = atMost < Hypergeometric.Share(population, plan.DefectsUnderPercent);
        statement.Sentences.Add(
            items.Count == population ? $"All the other {population} items were judged; {Having(found)}. This is a count, not an estimate."
            : found == 0 && statement.ShowsWhatPolicyAsks
                ? $"{items.Count} of the other {population} items, drawn at random, without a defect: with {plan.ConfidencePercent} % confidence fewer than {plan.DefectsUnderPercent} % of these {population} items have one (at most {atMost})."
            : $"{items.Count} of the other {population} items were drawn at random; {Having(found)}: with {plan.ConfidencePercent} % confidence at most {atMost} of these {population} items ({Percent(statement.AtMostPercent)} %) have one."
                + (statement.ShowsWhatPolicyAsks ? "" : $" This does not show the fewer than {plan.DefectsUnderPercent} % that policy asks for."));
    }

    private static int Defects(AuditState audit, IEnumerable<string> items) => items.Count(item => audit.Judged.GetValueOrDefault(item) is { } judged && (judged.Defect || judged.Critical));

    private static string Having(int defects) => defects switch { 0 => "none has a defect", 1 => "1 has a defect", _ => $"{defects} have a defect" };

    private static string Percent(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture);
}
