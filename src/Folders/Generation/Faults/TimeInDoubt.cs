using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 33: a local time in the hour that a clock change repeats or skips.</summary>
internal sealed class TimeInDoubt() : Planter(33, Ground.Home)
{
    public override bool NeedsClockChange => true;

    public override Traits Needs(int face) => Traits.NightNote;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var change = site.Calendar.Change!.Value;
        var note = Need(site, site.Person.Records.Where(r => r is { IsPaper: true, Category: Category.Continence } && Math.Abs(r.At - change) < OutageCalendar.Hour), "note at the clock change");
        // A skipped time stands for the moment that the clock before the change would have shown so.
        note.AtText = site.Calendar.Text(note.At - (site.Calendar.Repeats ? 0 : OutageCalendar.Hour), offset: false);
        return [Truth(site, site.Person, note.Ids, $"the time was written as {note.AtText}, without offset")];
    }
}
