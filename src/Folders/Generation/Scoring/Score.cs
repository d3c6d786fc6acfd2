using System.Collections.Immutable;

namespace Reinstate.Folders.Generation.Scoring;

/// <summary>A planted fault about one person, as in truth.csv. An empty person or service stands for any.</summary>
public sealed record Planted(string FaultId, int Rule, string ServiceId, string PersonId, ImmutableArray<string> Entries, string What);

/// <summary>A line of findings.csv.</summary>
public sealed record Found(int Rule, string Code, string Severity, string ServiceId, string PersonId, string Item, ImmutableArray<string> Entries, string Explanation)
{
    /// <summary>High or critical: worse than a suggestion.</summary>
    public bool IsGrave => Severity is "high" or "critical";
}

/// <summary>How one rule did. Planted counts faults, also those about several people; Hits counts findings about planted faults.</summary>
public sealed record RuleScore(int Rule, int Planted, int Recovered, int Hits, ImmutableArray<Planted> Missed, ImmutableArray<Found> Extra, int LesserExtra)
{
    /// <summary>Of the findings that are about a planted fault or grave, the share that is about a fault; 1 when there is none.</summary>
    public double Precision => Hits + Extra.Length == 0 ? 1 : (double)Hits / (Hits + Extra.Length);

    /// <summary>The share of planted faults that was found; 1 when nothing was planted.</summary>
    public double Recall => Planted == 0 ? 1 : (double)Recovered / Planted;
}

/// <summary>How a reconciliation did against the truth, rule by rule in order of number.</summary>
public sealed record Score(ImmutableArray<RuleScore> Rules, int Rejects)
{
    public RuleScore Total => new(0, Rules.Sum(r => r.Planted), Rules.Sum(r => r.Recovered), Rules.Sum(r => r.Hits),
        [.. Rules.SelectMany(r => r.Missed)], [.. Rules.SelectMany(r => r.Extra)], Rules.Sum(r => r.LesserExtra));

    /// <summary>Everything planted was found, nothing grave beyond it, and no row was rejected.</summary>
    public bool IsPerfect => Rejects == 0 && Rules.All(r => r.Missed.IsEmpty && r.Extra.IsEmpty);

    /// <summary>
    /// A finding is about a fault when rule, service and person agree and, where both name entries or items, they have one in common. A fault
    /// about several people is found when it is found for each of them. Several findings about one fault are no extras.
    /// </summary>
    public static Score Of(IReadOnlyCollection<Planted> truth, IReadOnlyCollection<Found> findings, int rejects = 0)
    {
        var planted = truth.ToLookup(p => (p.Rule, p.ServiceId));
        var hit = new HashSet<Planted>(ReferenceEqualityComparer.Instance);
        var (hits, extra, lesser) = (new Dictionary<int, int>(), new List<Found>(), new List<Found>());
        foreach (var finding in findings)
        {
            var about = planted[(finding.Rule, finding.ServiceId)].Concat(finding.ServiceId.Length == 0 ? [] : planted[(finding.Rule, "")]).Where(p => IsAbout(finding, p)).ToArray();
            hit.UnionWith(about);
            if (about.Length > 0)
                hits[finding.Rule] = hits.GetValueOrDefault(finding.Rule) + 1;
            else
                (finding.IsGrave ? extra : lesser).Add(finding);
        }

        var rules = truth.Select(p => p.Rule).Concat(findings.Select(f => f.Rule)).Distinct().Order();
        return new([.. rules.Select(rule => OfRule(rule, [.. truth.Where(p => p.Rule == rule)], hit, hits.GetValueOrDefault(rule), extra, lesser))], rejects);
    }

    private static RuleScore OfRule(int rule, Planted[] lines, HashSet<Planted> hit, int hits, List<Found> extra, List<Found> lesser)
    {
        var missed = lines.Where(p => !hit.Contains(p)).ToImmutableArray();
        var faults = lines.Select(p => p.FaultId).Distinct(StringComparer.Ordinal).Count();
        return new(rule, faults, faults - missed.Select(p => p.FaultId).Distinct(StringComparer.Ordinal).Count(), hits, missed,
            [.. extra.Where(f => f.Rule == rule)], lesser.Count(f => f.Rule == rule));
    }

    private static bool IsAbout(Found finding, Planted fault)
    {
        if (fault.PersonId.Length > 0 && !string.Equals(fault.PersonId, finding.PersonId, StringComparison.Ordinal))
            return false;
        var named = finding.Entries.Add(finding.Item).Where(n => n.Length > 0).ToArray();
        return fault.Entries.IsEmpty || named.Length == 0 || named.Any(n => fault.Entries.Contains(n, StringComparer.Ordinal));
    }
}
