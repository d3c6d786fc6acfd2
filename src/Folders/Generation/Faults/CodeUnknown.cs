using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 19: a code that is not in the key, or "other" without a note.</summary>
internal sealed class CodeUnknown() : Planter(19, Ground.Home)
{
    public override int Faces => 2;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var dose = Need(site, Pick.Ordinary(site), "ordinary dose on paper");
        dose.EditBoth(d =>
        {
            var one = (DoseDraft)d;
            if (site.Face == 0)
                one.CodeText = "QQ";
            else
                (one.Meaning, one.Given, one.Note) = (Meaning.Other, null, "");
        });
        return [Truth(site, site.Person, [.. dose.Ids, Ids.Dose(site, dose)], site.Face == 0 ? "the code QQ is in no key" : "other, and the note was taken out")];
    }
}
