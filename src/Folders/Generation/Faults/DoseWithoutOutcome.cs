using Reinstate.Folders.Generation.Building;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 2: a dose of which nobody says what became of it.</summary>
internal sealed class DoseWithoutOutcome() : Planter(2, Ground.Home)
{
    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var dose = Need(site, Pick.Ordinary(site), "ordinary dose on paper");
        Paperwork.Remove(dose);
        yield return Truth(site, site.Person, [Ids.Dose(site, dose)], "the dose was taken out, on paper and in the system");
    }
}
