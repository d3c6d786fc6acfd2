using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Contents;

/// <summary>A line of the summary.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Says">A sentence of this program: figures, dates, ids of services and systems; never anybody's words or name.</param>
/// <param name="See">Sections that hold what it rests on.</param>
internal sealed record SummaryLine(string Topic, string Says, params string[] See)
{
    /// <summary>What somebody wrote; left out of a redacted pack.</summary>
    public string Stated { get; init; } = "";

    public Named? Who { get; init; }
}

/// <summary>The first page, for a reader who reads no other. Safety rule: it says of nothing that it is complete while anything is open.</summary>
internal static class SummarySection
{
    // The summary stays on one page; the whole text stands in its section.
    private const int MostStated = 240;

    public static Section Of(PackFacts facts, IReadOnlyCollection<Gap> gaps) => Section.Of(
        "summary", "Summary", "On one page: what failed, what was reconciled, what is open or lost, who signed, what was learnt. Figures are exact at the position of this pack.",
        SummaryLines.Of(facts, gaps),
        new("topic", "What the line is about.", l => l.Topic),
        new("says", "A sentence made from the log.", l => l.Says),
        new("stated", "In the words of who recorded it; the beginning where it is long.", l => l.Stated.Length > MostStated ? $"{l.Stated[..MostStated]} […]" : l.Stated),
        new("who", "Who, where one person is meant.", l => l.Who),
        new("see", "Sections with the evidence.", l => Cell.List(l.See)));
}
