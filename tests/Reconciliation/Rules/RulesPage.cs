using System.Collections.Immutable;
using System.Text;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.ReconciliationTests.Rules;

/// <summary>docs/rules.md is written from the rules themselves; UPDATE_DOCS=1 writes it anew.</summary>
public class RulesPage
{
    [Fact]
    public void The_page_of_the_rules_is_what_the_rules_say()
    {
        var (path, page) = (Path.Combine(Repository(), "docs", "rules.md"), Page());
        if (string.Equals(Environment.GetEnvironmentVariable("UPDATE_DOCS"), "1", StringComparison.Ordinal))
            File.WriteAllText(path, page);
        Assert.True(File.Exists(path) && string.Equals(File.ReadAllText(path), page, StringComparison.Ordinal),
            "docs/rules.md differs from the rules: run these tests with UPDATE_DOCS=1 and commit it.");
    }

    [Fact]
    public void Every_number_is_a_rule_that_runs_or_one_that_needs_the_log() =>
        Assert.Equal(Enumerable.Range(1, 48), RuleCatalogue.Infos.Select(i => i.Number).Concat(LogRule.All.Select(r => r.Number)).Distinct().Order());

    [Fact]
    public void A_rule_names_its_codes_and_no_other_rule_has_them()
    {
        Assert.All(RuleCatalogue.Infos, info => Assert.NotEmpty(info.Codes));
        Assert.Equal([], RuleCatalogue.Infos.SelectMany(i => i.Codes).GroupBy(c => c).Where(c => c.Count() > 1).Select(c => c.Key));
    }

    [Fact]
    public void A_rule_follows_keys_that_a_policy_has()
    {
        var keys = PolicyFile.Values(Policy.Default).Select(v => v.Key).ToHashSet(StringComparer.Ordinal);
        Assert.All(RuleCatalogue.Infos.SelectMany(i => i.Policy), key => Assert.Contains(key, keys));
    }

    [Fact]
    public void The_halves_of_a_rule_have_one_title() =>
        Assert.All(RuleCatalogue.Infos.GroupBy(i => i.Number), halves => Assert.Single(halves.Select(h => h.Title).Distinct()));

    private static string Page()
    {
        var page = new StringBuilder("""
            # The detection rules

            The 48 rules by which a recovery is checked. A line is a rule, or one half of it. *Needs* names the files of which at least one of each group must have been
            brought; otherwise the rule is not run, and `summary.json` says so. *Beyond the outage* says what it looks at outside the items of the outage; a finding always
            concerns something of the outage. *Policy* names the keys of a policy file that it follows. A rule that *suggests* reads free text: it never holds
            anything up. This page is written by a test from the rules themselves.

            | Rule | Finds | Codes | Severity | Needs | Beyond the outage | Policy |
            |---|---|---|---|---|---|---|

            """);
        foreach (var rule in RuleCatalogue.Infos)
        {
            page.Append($"| {rule.Number} | {rule.Title}{(rule.Suggests ? " (suggests)" : "")} | {Codes(rule.Codes)} | {Vocabulary.Name(rule.Severity)} | {Needs(rule)} ")
                .Append($"| {(rule.Window == Usual ? "" : rule.Window)} | {Codes(rule.Policy)} |\n");
        }

        page.Append("""

            These need the log of a node and are not run on a folder:

            | Rule | Finds | What it needs | Code |
            |---|---|---|---|

            """);
        foreach (var rule in LogRule.All)
            page.Append($"| {rule.Number} | {rule.Title} | {rule.Needs} | {(rule.Code.Length == 0 ? "not found by this version" : $"`{rule.Code}`")} |\n");
        return page.Replace("\r", "").ToString();
    }

    private static string Usual => new RuleInfo(0, "", Severity.Low).Window;

    private static string Codes(ImmutableArray<string> codes) => string.Join(", ", codes.Select(c => $"`{c}`"));

    private static string Needs(RuleInfo rule)
    {
        var groups = rule.Needs.Select(group => group.Length == Reinstate.Reconciliation.Rules.Needs.Entries.Length ? "any entries" : string.Join(" or ", group.Select(FactKinds.Name)));
        if (rule.Precondition is { } condition)
            groups = groups.Append(condition.What);
        return string.Join("; ", groups);
    }

    private static string Repository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Platform.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The documents stand beside Platform.sln.");
        return directory.FullName;
    }
}
