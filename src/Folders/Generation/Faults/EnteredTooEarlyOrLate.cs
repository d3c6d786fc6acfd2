using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 26: entered before it happened, or written long after the end of the shift.</summary>
internal sealed class EnteredTooEarlyOrLate() : Planter(26, Ground.Home)
{
    public override int Faces => 2;

    public override Traits Needs(int face) => face == 0 ? Traits.NativeNote : Traits.None;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        if (site.Face == 0)
        {
            var native = Need(site, site.Person.Records.Where(r => !r.IsPaper && r.At > 0 && r.At < site.Calendar.Length), "note in the system");
            native.EnteredAt = native.At - (site.Chance.Between(20, 50) * OutageCalendar.Minute);
            return [Truth(site, site.Person, native.Ids, "the note was entered before it happened")];
        }

        var note = Need(site, Pick.Notes(site), "note on paper");
        var end = note.Author.Shifts.Where(s => s.From <= note.At && note.At <= s.To).Max(s => s.To);
        var written = end + (site.Chance.Between(50, 120) * OutageCalendar.Minute);
        // Entering and checking follow writing, or they would be the fault.
        var shift = Math.Max(0, written + (5 * OutageCalendar.Minute) - note.EnteredAt!.Value);
        note.EditBoth(r => (r.WrittenAt, r.EnteredAt, r.CheckedAt) = (written, r.EnteredAt + shift, r.CheckedAt + shift));
        return [Truth(site, site.Person, note.Ids, "the note was written after the shift had ended")];
    }
}
