namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 7: in the census but not in the printed pack, or in the pack and not in the census.</summary>
internal sealed class PackAndCensusDiffer() : Planter(7, Ground.Either)
{
    public override int Faces => 2;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        if (site.Face == 0)
        {
            (site.Person.PrintedVersion, site.Person.PrintedAt) = ("", null);
            return [Truth(site, site.Person, [], "the person was taken out of the printed pack")];
        }

        var stranger = $"{site.Person.PersonId}-MOVED";
        site.Service.PrintedStrangers.Add(stranger);
        return [new(site.FaultId, Rule, "", stranger, [], "the printed pack has a summary of somebody who is not in the census")];
    }
}
