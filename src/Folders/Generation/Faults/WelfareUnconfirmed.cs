using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 35: a time-critical call late or missed, and nobody made sure that the person was well.</summary>
internal sealed class WelfareUnconfirmed() : Planter(35, Ground.Homecare)
{
    public override int Faces => 2;

    public override Traits Needs(int face) => Traits.TimeCriticalVisit;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var visit = Need(site, Pick.Visits(site), "time-critical call on paper");
        if (site.Face == 1)
        {
            foreach (var note in site.Person.Records.Where(r => r.Visit == visit).ToArray())
                Paperwork.Remove(note);
            Paperwork.Remove(visit);
            return [Truth(site, site.Person, [Ids.Visit(visit)], "the call was taken out: nobody came")];
        }

        var by = visit.Plan.From + (site.Chance.Between(40, 55) * OutageCalendar.Minute) - visit.At;
        Pick.Delay(visit, by);
        return [Truth(site, site.Person, [.. visit.Ids, Ids.Visit(visit)], "the call began three quarters of an hour late")];
    }
}
