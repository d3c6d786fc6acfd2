using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 24: a dose recorded as given to somebody on leave or in hospital.</summary>
internal sealed class GivenWhileAway() : Planter(24, Ground.Home)
{
    public override Traits Needs(int face) => Traits.Away;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var dose = Need(site, Pick.Doses(site).Where(d => d.Meaning is Meaning.Leave or Meaning.Hospital), "dose coded as away");
        dose.EditBoth(d => (((DoseDraft)d).Meaning, ((DoseDraft)d).Given) = (Meaning.Given, dose.Medicine.Quantity));
        return [Truth(site, site.Person, [.. dose.Ids, Ids.Dose(site, dose)], "a dose coded as away was changed to given")];
    }
}
