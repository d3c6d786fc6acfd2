using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Grains.Services;

/// <summary>Serial-numbered sheets: issued, returned n of m, or attested as lost.</summary>
internal static class SheetDecisions
{
    public static Decision Issue(RecoveryRun run, IssueSheetsRequest c, CommandContext context)
    {
        var fresh = new List<Sheet>();
        foreach (var sheet in c.Sheets)
        {
            var bad = Guard.Fact($"sheet '{sheet.Serial}'", FactsWire.Problem(sheet)) ?? Guard.OneOf($"kind of sheet '{sheet.Serial}'", sheet.Kind, "mar", "notes", "visits", "other")
                ?? Guard.Past($"issued_at of sheet '{sheet.Serial}'", sheet.IssuedAt, context.Now);
            if (bad is not null)
                return bad;
            if (sheet.Pages < 1)
                return Decision.Refuse(Catalogue.InvalidArgument, $"Sheet {sheet.Serial} has no pages.");
            if (sheet.PersonId.Length > 0 && ServiceDecisions.NotSupportedHere(run, c.ServiceId, sheet.PersonId, context) is { } unknown)
                return unknown;
            var issued = sheet.Clone();
            issued.ReturnedAt = null;
            issued.ClearPagesReturned();
            if (run.Sheets.TryGetValue(sheet.Serial, out var known))
            {
                if (!SameIssue(known.Sheet, issued))
                    return Decision.Refuse(Catalogue.AlreadyExists, $"Serial {sheet.Serial} is issued.");
            }
            else if (fresh.Exists(other => other.Serial == sheet.Serial))
            {
                return Decision.Refuse(Catalogue.InvalidArgument, $"Serial {sheet.Serial} stands here twice.");
            }
            else
            {
                fresh.Add(issued);
            }
        }

        return fresh.Count == 0 ? Decision.Accept() : Decision.Accept(new SheetsIssued { IncidentId = run.IncidentId, Sheets = { fresh } });
    }

    public static Decision Return(RecoveryRun run, ReturnSheetRequest c, CommandContext context)
    {
        if (!run.Sheets.TryGetValue(c.Serial, out var known))
            return Decision.Refuse(Catalogue.SheetUnknown, c.Serial);
        if (Guard.Past("returned_at", c.ReturnedAt, context.Now) is { } bad)
            return bad;
        if (c.PagesReturned < 0 || c.PagesReturned > known.Sheet.Pages)
            return Decision.Refuse(Catalogue.InvalidArgument, $"{c.PagesReturned} pages of sheet {c.Serial}, which has {known.Sheet.Pages}.");
        if (known.Sheet.ReturnedAt is not null && c.PagesReturned < known.Sheet.PagesReturned)
            return Decision.Refuse(Catalogue.InvalidArgument, $"{known.Sheet.PagesReturned} pages of sheet {c.Serial} are back already.");
        return c.ReturnedAt.Equals(known.Sheet.ReturnedAt) && c.PagesReturned == known.Sheet.PagesReturned ? Decision.Accept()
            : Decision.Accept(new SheetReturned { IncidentId = run.IncidentId, Serial = c.Serial, PagesReturned = c.PagesReturned, ReturnedAt = c.ReturnedAt, ScanSha256 = c.ScanSha256 });
    }

    public static Decision AttestLoss(RecoveryRun run, AttestSheetLossRequest c) =>
        !run.Sheets.TryGetValue(c.Serial, out var known) ? Decision.Refuse(Catalogue.SheetUnknown, c.Serial)
        : Guard.Text(("reason", c.Reason)) ?? (known.Loss?.What.Reason == c.Reason ? Decision.Accept()
            : known.Accounted ? Decision.Refuse(Catalogue.AlreadyResolved, $"Sheet {c.Serial} is accounted for.")
            : Decision.Accept(new SheetLossAttested { IncidentId = run.IncidentId, Serial = c.Serial, Reason = c.Reason }));

    private static bool SameIssue(Sheet known, Sheet issued)
    {
        var before = known.Clone();
        before.ReturnedAt = null;
        before.ClearPagesReturned();
        before.ScanSha256 = issued.ScanSha256;
        return before.Equals(issued);
    }
}
