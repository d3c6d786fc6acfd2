namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 23: a medicine that is among the allergies was given.</summary>
internal sealed class AllergyConflict() : Planter(23, Ground.Home)
{
    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var dose = Need(site, Pick.Ordinary(site), "ordinary dose on paper");
        var name = dose.Medicine.Product.Name;
        site.Person.Allergies = site.Person.Allergies == "None known" ? name : $"{site.Person.Allergies}, {name.ToLowerInvariant()}";
        var doses = site.Person.Doses.Where(d => d.Medicine == dose.Medicine);
        return [Truth(site, site.Person, doses.SelectMany(d => d.Ids.Append(Ids.Dose(site, d))), $"{name} was added to the allergies")];
    }
}
