namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 40: no second check, or one that took seconds.</summary>
internal sealed class CheckMissing() : Planter(40, Ground.Either)
{
    public override int Faces => 2;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var row = Need(site, site.Person.Entries.Where(e => e.IsPaper).OrderBy(e => e.At), "row on paper");
        row.EditBoth(r =>
        {
            if (site.Face == 0)
                (r.CheckedBy, r.CheckedAt) = (null, null);
            else
                r.CheckedAt = r.EnteredAt + site.Chance.Between(2, 9);
        });
        return [Truth(site, site.Person, [.. row.Ids, $"entry:{row.EntryId}"], site.Face == 0 ? "the second check was taken out" : "the second check took seconds")];
    }
}
