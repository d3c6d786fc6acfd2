using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Internal.V1;

namespace Reinstate.Grains.Services;

/// <summary>
/// Photographs and scans of sheets. Whether the bytes are a picture was found before (see <see cref="Reconciliation.Scans.ScanInspection"/>); here it is decided whether it is one of a page of this run.
/// </summary>
internal static class ScanDecisions
{
    public static Decision Keep(RecoveryRun run, KeepInspectedScan c, CommandContext context)
    {
        if (!run.Sheets.TryGetValue(c.Serial, out var known))
            return Decision.Refuse(Catalogue.SheetUnknown, c.Serial);
        if (c.Page < 1 || c.Page > known.Sheet.Pages)
            return Decision.Refuse(Catalogue.InvalidArgument, $"page: {c.Page} of sheet {c.Serial}, which has {known.Sheet.Pages}.");
        if (context.Surroundings.Organisation.Erased.Contains(known.Sheet.PersonId))
            return Decision.Refuse(Catalogue.PersonErased, known.Sheet.PersonId);
        return IsKept(run, c) ? Decision.Accept() : Decision.Accept(new ScanKept
        {
            IncidentId = run.IncidentId,
            Serial = c.Serial,
            Page = c.Page,
            PersonId = known.Sheet.PersonId,
            Sha256 = c.Sha256,
            MediaType = c.MediaType,
            Bytes = c.Bytes,
            Width = c.Width,
            Height = c.Height,
        });
    }

    // The same page with other bytes is a second picture of it, and both are kept.
    private static bool IsKept(RecoveryRun run, KeepInspectedScan c) =>
        run.Scans.GetValueOrDefault(c.Serial)?.Exists(scan => scan.What.Page == c.Page && scan.What.Sha256 == c.Sha256) == true;
}
