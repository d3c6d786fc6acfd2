using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 27: a paper row from before the outage that is not marked as late.</summary>
internal sealed class OutsideNotLate() : Planter(27, Ground.Home)
{
    public override Traits Needs(int face) => Traits.LateNote;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var note = Need(site, site.Person.Records.Where(r => r is { IsPaper: true, Late: true }), "late entry");
        note.EditBoth(r => r.Late = false);
        return [Truth(site, site.Person, note.Ids, "the mark of a late entry was taken off")];
    }
}
