using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 21: a controlled drug without a witness, or a balance that does not follow from the row.</summary>
internal sealed class ControlledDrugUnsafe() : Planter(21, Ground.Home)
{
    public override int Faces => 2;

    public override Traits Needs(int face) => Traits.ControlledDrug;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var doses = Pick.Doses(site).Where(d => d.Medicine.Product.Schedule.Length > 0 && d.WasTaken);
        // The last row, because the next one would open at another balance and be about the same fault once more.
        var dose = Need(site, site.Face == 0 ? doses : doses.OrderByDescending(d => d.At), "controlled drug on paper");
        dose.EditBoth(d =>
        {
            var one = (DoseDraft)d;
            if (site.Face == 0)
                one.Witness = null;
            else
                one.StockAfter -= 1;
        });
        return [Truth(site, site.Person, [.. dose.Ids, Ids.Dose(site, dose)], site.Face == 0 ? "the witness was taken out" : "the balance after the dose was lowered by one")];
    }
}
