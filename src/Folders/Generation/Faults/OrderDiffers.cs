using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 28: two lines of a sheet whose copies happened the other way round.</summary>
internal sealed class OrderDiffers() : Planter(28, Ground.Home)
{
    public override Traits Needs(int face) => Traits.CloseNotes;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var notes = site.Person.Records.Where(r => r is { IsPaper: true, IsCheck: false, Precision: Precision.Exact }).OrderBy(r => r.Line).ToArray();
        var first = Need(site, notes.Where(n => Array.Exists(notes, m => m.Line == n.Line + 1 && m.At - n.At is > 0 and < 15 * OutageCalendar.Minute)), "pair of lines close in time");
        var second = notes.First(m => m.Line == first.Line + 1);
        (first.Copy!.At, second.Copy!.At) = (second.At, first.At);
        // Both were written after both had happened, whichever order is right.
        foreach (var row in first.Both.Concat(second.Both))
            row.WrittenAt = Math.Max(first.WrittenAt!.Value, second.WrittenAt!.Value);
        return [Truth(site, site.Person, [.. first.Ids, .. second.Ids], "the times of two copies were exchanged")];
    }
}
