using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 16: a time-critical medicine outside its window.</summary>
internal sealed class TimeCriticalLate() : Planter(16, Ground.Home)
{
    public override Traits Needs(int face) => Traits.TimeCritical;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var dose = Need(site, Pick.Doses(site).Where(d => d.Medicine.Product.TimeCritical && d.At < site.Calendar.Length - OutageCalendar.Hour), "time-critical dose on paper");
        var at = dose.DueAt!.Value + (site.Chance.Between(44, 58) * OutageCalendar.Minute);
        var author = site.Service.Duty.TeamAt(at, at + (10 * OutageCalendar.Minute))[site.Person.Index % 2];
        dose.EditBoth(d => (d.At, d.WrittenAt, d.Author) = (at, at + (2 * OutageCalendar.Minute), author));
        dose.Sheet!.NumberLines();
        return [Truth(site, site.Person, [.. dose.Ids, Ids.Dose(site, dose)], "the dose was moved to three quarters of an hour after it was due")];
    }
}
