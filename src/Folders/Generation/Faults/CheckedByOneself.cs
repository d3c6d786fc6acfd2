namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 39: checked by whoever transcribed it, or by somebody whose own rows the transcriber checks.</summary>
internal sealed class CheckedByOneself() : Planter(39, Ground.Home)
{
    public override int Faces => 2;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var note = Need(site, Pick.Notes(site), "note on paper");
        if (site.Face == 0)
        {
            note.EditBoth(r => r.CheckedBy = r.TranscribedBy);
            return [Truth(site, site.Person, note.Ids, "the checker was set to the transcriber")];
        }

        var ring = site.Service.Desk.Ring;
        var before = ring[(Array.IndexOf(ring, note.TranscribedBy) + ring.Length - 1) % ring.Length];
        if (!site.Service.Entries.Any(e => e.TranscribedBy == before && e.CheckedBy == note.TranscribedBy))
            throw new GenerationRefusedException($"Rule {Rule} cannot be planted for {site.Person.PersonId}: nobody checks the other way.");
        note.EditBoth(r => r.CheckedBy = before);
        return [Truth(site, null, note.Ids, "the checker was set to somebody whose rows the transcriber checks")];
    }
}
