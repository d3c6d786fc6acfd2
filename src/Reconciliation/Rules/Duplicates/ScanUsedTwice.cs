using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Duplicates;

/// <summary>
/// Rule 11: two sheets, or two pages of one, carry the same scan, so the image of one of them is not there. One finding a person who is concerned, each naming all
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
        from image in facts.Sheets.SelectMany(Images).GroupBy(image => image.Hash, StringComparer.OrdinalIgnoreCase)
        let serials = image.Select(one => one.Sheet.Serial).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray()
        let pages = image.Select(one => one.Page).Where(page => page > 0).Distinct().Order().ToArray()
        where serials.Length > 1 || pages.Length > 1
        from concerned in image.GroupBy(one => (one.Sheet.ServiceId, one.Sheet.PersonId))
        select new Finding(11, "scan_used_twice", Info.Severity, concerned.Key.ServiceId, concerned.Key.PersonId, $"sheet:{concerned.Select(one => one.Sheet.Serial).Min(StringComparer.Ordinal)}",
            $"{(serials.Length > 1 ? $"Sheets {string.Join(", ", serials)}" : $"Pages {string.Join(", ", pages)} of sheet {serials[0]}")} carry the same scan ({image.Key[..Math.Min(12, image.Key.Length)].ToLowerInvariant()}…); the image of all but one of them is missing.")
        {
            EntryIds = [.. serials],
        };

    // The hash that was stated with a sheet is of no page in particular: it may be that of one of its pages.
    private static IEnumerable<(Sheet Sheet, int Page, string Hash)> Images(Sheet sheet) =>
        sheet.Scans.Select(scan => (sheet, scan.Page, scan.Sha256)).Concat(sheet.ScanSha256.Length > 0 ? [(sheet, 0, sheet.ScanSha256)] : []);
}
