using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Duplicates;

/// <summary>
/// Rule 11: two sheets carry the same scan, so the image of one of them is not there. One finding a person who is concerned, each naming all
/// sheets; for sheets of nobody in particular one a service (IMPORTS.md reading 16).
/// </summary>
internal sealed class ScanUsedTwice : IServiceRule
{
    public RuleInfo Info { get; } = new(11, "Same scan twice", Severity.High)
    {
        Needs = [[FactKind.Sheets]],
        Codes = ["scan_used_twice"],
        Window = "every sheet issued, in all services",
    };

    public IEnumerable<Finding> Find(ServiceFacts facts, RecoveryContext context) =>
        from scan in facts.Sheets.Where(s => s.ScanSha256.Length > 0).GroupBy(s => s.ScanSha256, StringComparer.OrdinalIgnoreCase)
        let serials = scan.Select(s => s.Serial).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray()
        where serials.Length > 1
        from concerned in scan.GroupBy(s => (s.ServiceId, s.PersonId))
        select new Finding(11, "scan_used_twice", Info.Severity, concerned.Key.ServiceId, concerned.Key.PersonId, $"sheet:{concerned.MinBy(s => s.Serial, StringComparer.Ordinal)!.Serial}",
            $"Sheets {string.Join(", ", serials)} carry the same scan ({scan.Key[..Math.Min(12, scan.Key.Length)].ToLowerInvariant()}…); the image of all but one of them is missing.")
        {
            EntryIds = [.. serials],
        };
}
