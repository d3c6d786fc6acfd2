using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 31: a note speaks of a fall, an injury, a bruise or a refusal, and there is no incident.</summary>
internal sealed class MentionWithoutIncident() : Planter(31, Ground.Home)
{
    private static readonly string[] Mentions =
    [
        "Had a fall in the lounge this morning.", "Small injury to the left hand.", "Bruise on the right arm.", "Refused the evening drink.", "Fell against the rail getting up.",
    ];

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var note = Need(site, Pick.Notes(site), "note on paper");
        var mention = site.Chance.Pick(Mentions);
        note.EditBoth(r => ((RecordDraft)r).Text = $"{((RecordDraft)r).Text} {mention}");
        return [Truth(site, site.Person, note.Ids, $"the note got the sentence: {mention}")];
    }
}
