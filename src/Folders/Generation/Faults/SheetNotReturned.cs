using Reinstate.Folders.Generation.Building;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 3: a sheet that was issued and did not come back; nothing was transcribed from it.</summary>
internal sealed class SheetNotReturned() : Planter(3, Ground.Either)
{
    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var sheet = site.Service.Paperwork.Spare(site.Person);
        (sheet.ReturnedAt, sheet.PagesReturned) = (null, null);
        yield return Truth(site, site.Person, [Ids.Sheet(sheet)], "a further sheet was issued and never returned");
    }
}
