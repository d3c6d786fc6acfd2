using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 18: a variable dose of which nobody says how much.</summary>
internal sealed class VariableWithoutQuantity() : Planter(18, Ground.Home)
{
    public override Traits Needs(int face) => Traits.VariableDose;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var dose = Need(site, Pick.Doses(site).Where(d => d.Medicine.Product.Variable), "variable dose on paper");
        dose.EditBoth(d => ((DoseDraft)d).Given = null);
        return [Truth(site, site.Person, [.. dose.Ids, Ids.Dose(site, dose)], "the quantity was taken out")];
    }
}
