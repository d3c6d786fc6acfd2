using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 34: a double-up made by one worker.</summary>
internal sealed class OneWorkerOfTwo() : Planter(34, Ground.Homecare)
{
    public override Traits Needs(int face) => Traits.DoubleUp;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var visit = Need(site, Pick.Visits(site).Where(v => v.Plan.Workers == 2), "double-up on paper");
        foreach (var other in site.Person.Visits.Where(v => v.Plan == visit.Plan && v != visit).ToArray())
            Paperwork.Remove(other);
        visit.EditBoth(v => ((VisitDraft)v).Staff = [visit.Author]);
        return [Truth(site, site.Person, [.. visit.Ids, Ids.Visit(visit)], "the second worker was taken out")];
    }
}
