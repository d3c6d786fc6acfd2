using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 20: the closing count is not what the doses leave.</summary>
internal sealed class StockWrong() : Planter(20, Ground.Home)
{
    public override Traits Needs(int face) => Traits.Stocked;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var count = Need(site, site.Person.Stock.OrderByDescending(s => s.At), "count of stock");
        count.Count += site.Chance.InHundred(70) ? -site.Chance.Between(1, 3) : site.Chance.Between(1, 2);
        var doses = site.Person.Doses.Where(d => d.Medicine == count.Medicine);
        return [Truth(site, site.Person, doses.SelectMany(d => d.Ids).Concat(doses.Where(d => d.DueAt is not null).Select(d => Ids.Dose(site, d))), "the closing count was changed")];
    }
}
