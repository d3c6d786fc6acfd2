using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 9: one dose on paper and once more in the system, or a copy that says something else than its paper.</summary>
internal sealed class DoseTwice() : Planter(9, Ground.Home)
{
    public override int Faces => 3;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var dose = Need(site, Pick.Ordinary(site), "ordinary dose on paper");
        if (site.Face == 0)
        {
            var again = new DoseDraft(site.Person, dose.Medicine, dose.At + site.Chance.Between(3, 9) * OutageCalendar.Minute, dose.Author) { DueAt = dose.DueAt, Given = dose.Given };
            Recording.Native(site.Service, again);
            site.Service.Paperwork.Add(again);
            site.Person.Doses.Add(again);
            return [Truth(site, site.Person, [.. dose.Ids, again.EntryId, Ids.Dose(site, dose)], "the dose was recorded once more in the system itself")];
        }

        var copy = (DoseDraft)dose.Copy!;
        if (site.Face == 1)
            (copy.Meaning, copy.Given) = (Meaning.Asleep, null);
        else
            copy.Given = dose.Given * 2;
        return [Truth(site, site.Person, [.. dose.Ids, Ids.Dose(site, dose)], site.Face == 1 ? "the copy says asleep, the paper says given" : "the copy has twice the quantity of the paper")];
    }
}
