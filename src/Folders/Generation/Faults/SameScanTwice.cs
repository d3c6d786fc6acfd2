namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 11: two sheets with the scan of one.</summary>
internal sealed class SameScanTwice() : Planter(11, Ground.Home)
{
    public override int Faces => 2;

    public override int PeopleFor(int face) => face == 0 ? 2 : 1;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var one = Need(site, site.Service.Sheets.Where(s => s.Person == site.Person && s.Kind == "notes" && s.Rows.Count > 0), "sheet of notes");
        var other = Need(site, site.Service.Sheets.Where(s => s.Person == site.People[^1] && s.Rows.Count > 0 && s != one).OrderByDescending(s => s.Kind, StringComparer.Ordinal), "second sheet");
        other.Scan = one.Scan;
        string[] about = [one.Serial, other.Serial, Ids.Sheet(one), Ids.Sheet(other), .. one.Rows.Concat(other.Rows).SelectMany(r => r.Ids)];
        return site.People.Select(p => Truth(site, p, about, "two sheets carry the same scan"));
    }
}
