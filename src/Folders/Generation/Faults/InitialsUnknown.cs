using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 30: initials of nobody, or of somebody who was not on shift.</summary>
internal sealed class InitialsUnknown() : Planter(30, Ground.Home)
{
    public override int Faces => 2;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var note = Need(site, Pick.Notes(site), "note on paper");
        var nobody = new StaffDraft("ZX", "", "ZX", "");
        var author = site.Face == 0 ? nobody : Need(site, site.Service.Staff.Where(s => !site.Service.Desk.Has(s) && s.IsFarFromShift(note.At, 45 * OutageCalendar.Minute)), "worker off shift");
        note.EditBoth(r => r.Author = author);
        return [Truth(site, site.Person, note.Ids, site.Face == 0 ? "the author's initials belong to nobody" : "the author had no shift at that time")];
    }
}
