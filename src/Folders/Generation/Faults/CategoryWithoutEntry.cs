using Reinstate.Folders.Generation.Building;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 1: nothing in a category that a shift required.</summary>
internal sealed class CategoryWithoutEntry() : Planter(1, Ground.Home)
{
    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var (person, length) = (site.Person, site.Calendar.Length);
        var period = Need(site, person.Periods.Where(p => p.Category == Category.PersonalCare).OrderByDescending(p => Math.Min(p.To, length) - Math.Max(p.From, 0)), "shift with notes");
        foreach (var record in person.Records.Where(r => r.Category == period.Category && r.At >= period.From && r.At <= period.To).ToArray())
            Paperwork.Remove(record);
        yield return Truth(site, person, [Ids.Record(site, person, period)], $"every {Vocabulary.Name(period.Category)} note of one shift was taken out");
    }
}
