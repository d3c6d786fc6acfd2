using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 14: a dose when needed before the minimum interval is over, on paper or by tablet.</summary>
internal sealed class PrnTooSoon() : Planter(14, Ground.Home)
{
    public override int Faces => 2;

    public override Traits Needs(int face) => Traits.WhenNeeded;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var first = Need(site, site.Person.Doses.Where(d => d.Medicine.Product.WhenNeeded && d.IsPaper), "dose given when needed");
        var at = first.At + (first.Medicine.Product.MinIntervalMinutes!.Value * OutageCalendar.Minute / 3);
        var second = WhenNeededDoses.Add(site.Service, site.Person, first.Medicine, at);
        if (site.Face == 1)
            Recording.Native(site.Service, second);
        second.WrittenAt = second.IsPaper ? second.WrittenAt : null;
        site.Service.Paperwork.Add(second);
        return [Truth(site, site.Person, [.. second.Ids, $"entry:{second.EntryId}"], "a second dose was given after a third of the interval")];
    }
}
