using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 15: one dose too many in 24 hours, of one product or of two with one ingredient.</summary>
internal sealed class TooMuchInADay() : Planter(15, Ground.Home)
{
    public override int Faces => 2;

    public override Traits Needs(int face) => face == 0 ? Traits.DayOfWhenNeeded : Traits.OneIngredientTwice;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var medicine = WhenNeededDoses.Find(site.Person, Formulary.Paracetamol);
        var dose = WhenNeededDoses.Add(site.Service, site.Person, medicine, WhenNeededDoses.OneMoreAt(site.Service));
        site.Service.Paperwork.Add(dose);
        var about = site.Person.Doses.Where(d => string.Equals(d.Medicine.Product.Ingredient, "paracetamol", StringComparison.Ordinal)).SelectMany(d => d.Ids);
        return [Truth(site, site.Person, about, site.Face == 0 ? "a fifth dose within 24 hours" : "with the other product's paracetamol more than the limit within 24 hours")];
    }
}
