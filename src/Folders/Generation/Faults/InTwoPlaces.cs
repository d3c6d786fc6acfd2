namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 29: one worker on two calls at once, at two addresses.</summary>
internal sealed class InTwoPlaces() : Planter(29, Ground.Homecare)
{
    public override int PeopleFor(int face) => 2;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var here = Need(site, Pick.Visits(site), "call on paper");
        var there = Need(site, Pick.Visits(site with { People = [site.People[1]] }).Where(v => v.At < here.Out && here.At < v.Out), "call at the same time");
        there.Plan.Staff = [here.Author];
        Pick.Reassign(there, here.Author);
        string[] about = [.. here.Ids, .. there.Ids, Ids.Visit(here), Ids.Visit(there)];
        return site.People.Select(p => Truth(site, p, about, "two calls at the same time name the same worker"));
    }
}
