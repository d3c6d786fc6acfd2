using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 17: a dose when needed without why it was given, or how it worked.</summary>
internal sealed class PrnUnexplained() : Planter(17, Ground.Home)
{
    public override int Faces => 2;

    public override Traits Needs(int face) => Traits.WhenNeeded;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var dose = Need(site, site.Person.Doses.Where(d => d.Medicine.Product.WhenNeeded && d.IsPaper), "dose given when needed");
        dose.EditBoth(d =>
        {
            if (site.Face == 0)
                ((DoseDraft)d).Rationale = "";
            else
                ((DoseDraft)d).Effect = "";
        });
        return [Truth(site, site.Person, [.. dose.Ids, $"entry:{dose.EntryId}"], site.Face == 0 ? "the reason was taken out" : "the outcome was taken out")];
    }
}
