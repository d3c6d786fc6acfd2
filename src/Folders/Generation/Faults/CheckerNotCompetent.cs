namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 45: a line of the chart checked by somebody whose competence has expired, or who never had it.</summary>
internal sealed class CheckerNotCompetent() : Planter(45, Ground.Home)
{
    public override int Faces => 2;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var dose = Need(site, Pick.Ordinary(site), "ordinary dose on paper");
        var checker = site.Face == 0 ? site.Service.Desk.Expired : site.Service.Desk.Untrained;
        dose.EditBoth(d => d.CheckedBy = checker);
        return [Truth(site, site.Person, [.. dose.Ids, Ids.Dose(site, dose)], site.Face == 0 ? "the checker's competence had expired" : "the checker is not competent in medicines")];
    }
}
