using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 36: out before in, or two calls to one person that overlap.</summary>
internal sealed class VisitTimesImplausible() : Planter(36, Ground.Homecare)
{
    public override int Faces => 2;

    public override Traits Needs(int face) => face == 0 ? Traits.None : Traits.TwoCallsInARow;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        if (site.Face == 0)
        {
            var visit = Need(site, Pick.Visits(site), "call on paper");
            visit.EditBoth(v => ((VisitDraft)v).Out = v.At - (site.Chance.Between(9, 25) * OutageCalendar.Minute));
            return [Truth(site, site.Person, [.. visit.Ids, Ids.Visit(visit)], "the time out was set before the time in")];
        }

        var visits = Pick.Visits(site).OrderBy(v => v.At).ToArray();
        var second = Need(site, visits.Where(v => Array.Exists(visits, w => w != v && v.Plan.From > w.Plan.From && v.Plan.From - w.Plan.To < OutageCalendar.Hour)), "second call in a row");
        var first = visits.Last(w => w.Plan.From < second.Plan.From);
        Pick.Delay(second, first.Out - (8 * OutageCalendar.Minute) - second.At);
        return [Truth(site, site.Person, [.. first.Ids, .. second.Ids, Ids.Visit(first), Ids.Visit(second)], "the second call begins before the first has ended")];
    }
}
