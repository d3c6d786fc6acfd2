using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 25: two refusals in a row and nobody told.</summary>
internal sealed class RefusedTwice() : Planter(25, Ground.Home)
{
    public override Traits Needs(int face) => Traits.DayOfDoses;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var doses = Pick.All(site).Where(d => d.Medicine.Product == Formulary.Alginate).OrderBy(d => d.At).ToArray();
        var last = Array.FindIndex(doses, d => d.IsPaper);
        if (last + 1 < doses.Length && doses[last + 1].IsPaper)
            last++;
        if (last < 1)
            throw new GenerationRefusedException($"Rule {Rule} cannot be planted for {site.Person.PersonId}: there are no two doses in a row.");
        foreach (var dose in doses[(last - 1)..(last + 1)])
            dose.EditBoth(d => (((DoseDraft)d).Meaning, ((DoseDraft)d).Given) = (Meaning.Refused, null));
        return [Truth(site, site.Person, [.. doses[last].Ids, Ids.Dose(site, doses[last]), .. doses[last - 1].Ids, Ids.Dose(site, doses[last - 1])], "two doses in a row were changed to refused")];
    }
}
