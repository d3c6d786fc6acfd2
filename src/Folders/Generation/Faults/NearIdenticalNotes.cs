using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 10: a note on paper, and nearly the same words in the system a few minutes later.</summary>
internal sealed class NearIdenticalNotes() : Planter(10, Ground.Home)
{
    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var note = Need(site, Pick.Notes(site), "note on paper");
        var again = new RecordDraft(site.Person, note.Category, note.At + (site.Chance.Between(3, 8) * OutageCalendar.Minute), note.Author, Reworded(note.Text, site.Chance));
        Recording.Native(site.Service, again);
        site.Service.Paperwork.Add(again);
        site.Person.Records.Add(again);
        return [Truth(site, site.Person, [.. note.Ids, again.EntryId], "nearly the same note was written in the system itself")];
    }

    /// <summary>One small difference, as somebody makes who writes from memory.</summary>
    private static string Reworded(string text, Chance chance) => chance.Below(3) switch
    {
        0 => text.TrimEnd('.') + " today.",
        1 => text.Replace(". ", ", ", StringComparison.Ordinal),
        _ => text.ToLowerInvariant(),
    };
}
