using System.Collections.Immutable;
using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Foreign;

/// <summary>
/// What the FHIR and iCalendar files of a folder say. Rejects name the line at which a resource or event starts, and the FHIR path or
/// iCalendar property. Inputs count resources and events as rows. Kept are those from which no row, or not all of it, could be made.
/// </summary>
public sealed record ForeignResult(
    ImmutableArray<VirtualTable> Tables, ImmutableArray<Reject> Rejects, ImmutableArray<InputFile> Inputs, ImmutableArray<KeptResource> Kept)
{
    public static readonly ForeignResult Nothing = new([], [], [], []);
}

/// <summary>
/// A FHIR resource or calendar component as it came. Content is JSON without the white space between its tokens, or the unfolded lines of
/// the component. Row is the line in the file at which it starts.
/// </summary>
public sealed record KeptResource(string File, int Row, string Type, string Reason, string Content)
{
    public bool IsJson => Content.StartsWith('{');
}
