using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>Rule 4: a sheet came back with pages missing, or nobody counted the pages of one that has several (IMPORTS.md reading 13).</summary>
internal sealed class PageMissing : IServiceRule
{
    public RuleInfo Info { get; } = new(4, "Page n of m missing", Severity.High)
    {
        Needs = [[FactKind.Sheets]],
        Codes = ["page_missing", "pages_not_counted"],
        Window = "every sheet issued",
    };

    public IEnumerable<Finding> Find(ServiceFacts facts, RecoveryContext context)
    {
        foreach (var sheet in facts.Sheets)
        {
            var isBack = sheet.ReturnedAt is not null || sheet.PagesReturned > 0;
            if (isBack && sheet.PagesReturned is { } pages && pages < sheet.Pages)
                yield return Finding(sheet, "page_missing", $"Sheet {sheet.Serial} came back with {pages} of {sheet.Pages} pages.");
            else if (isBack && sheet.PagesReturned is null && sheet.Pages > 1)
                yield return Finding(sheet, "pages_not_counted", $"Sheet {sheet.Serial} has {sheet.Pages} pages; it came back and nobody stated how many of them.");
        }
    }

    private Finding Finding(Sheet sheet, string code, string explanation) =>
        new(4, code, Info.Severity, sheet.ServiceId, sheet.PersonId, $"sheet:{sheet.Serial}", explanation);
}
