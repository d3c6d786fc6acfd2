using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>Rule 3: a sheet was issued and never came back.</summary>
internal sealed class SheetNotReturned : IServiceRule
{
    public RuleInfo Info { get; } = new(3, "Sheet issued, not returned", Severity.High)
    {
        Needs = [[FactKind.Sheets]],
        Codes = ["sheet_not_returned"],
        Window = "every sheet issued",
    };

    public IEnumerable<Finding> Find(ServiceFacts facts, RecoveryContext context) =>
        from sheet in facts.Sheets
        where context.RestoredAt is not null && sheet.ReturnedAt is null && (sheet.PagesReturned ?? 0) == 0
        select new Finding(3, "sheet_not_returned", Info.Severity, sheet.ServiceId, sheet.PersonId, $"sheet:{sheet.Serial}",
            $"Sheet {sheet.Serial} was issued{(sheet.IssuedTo.Length == 0 ? "" : $" to {sheet.IssuedTo}")} at {Say.At(context, sheet.IssuedAt)} and has not been returned.");
}
