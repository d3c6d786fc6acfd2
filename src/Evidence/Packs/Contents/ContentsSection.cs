using System.Collections.Immutable;
using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Contents;

/// <summary>The list of what a pack must hold, with the sections that hold it and how much is recorded in them.</summary>
internal static class ContentsSection
{
    public static Section Of(ImmutableArray<Section> sections)
    {
        var rows = sections.ToDictionary(section => section.Key, section => section.Rows.Length, StringComparer.Ordinal);
        return Section.Of(
            "contents", "What this pack holds", "Each thing that an evidence pack must hold, with its sections. A section in which nothing was recorded is there and says so.", PackContents.All,
            new("number", "Its number.", c => c.Number),
            new("content", "What must be there.", c => c.Words),
            new("sections", "Keys of its sections.", c => Cell.List(c.Sections)),
            new("rows", "Rows in these sections; 0 where nothing was recorded.", c => c.Sections.Sum(key => rows[key])));
    }
}
