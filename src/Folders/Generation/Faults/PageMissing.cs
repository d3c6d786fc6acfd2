using Reinstate.Folders.Generation.Building;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 4: a sheet that came back without its last page.</summary>
internal sealed class PageMissing() : Planter(4, Ground.Either)
{
    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var sheet = site.Service.Paperwork.Spare(site.Person);
        sheet.Pages = site.Chance.Between(2, 3);
        sheet.PagesReturned = sheet.Pages - 1;
        yield return Truth(site, site.Person, [Ids.Sheet(sheet)], "the sheet came back with a page missing");
    }
}
