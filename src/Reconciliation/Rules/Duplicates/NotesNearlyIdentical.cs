using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Duplicates;

/// <summary>
/// Rule 10: two notes about one person at the same time that say nearly the same: one event entered twice. It only suggests. A copy of the
/// paper (IMPORTS.md reading 1) is no duplicate; phrases too short to be anybody's own words, and texts that are no prose, are skipped.
/// What is surely one person's two records stays apart: rows of one source are told apart by the times that they state, however roughly, and
/// between categories only a paper row without a copy and a row of the system alone can be one note filed twice.
/// Cost: n log n, and texts are compared only within the tolerance.
/// </summary>
internal sealed class NotesNearlyIdentical : IGroupRule
{
    public RuleInfo Info { get; } = new(10, "Near-identical notes, same person and time", Severity.Medium)
    {
        Needs = [Needs.Records],
        Codes = ["notes_nearly_identical"],
        Window = "a note before or after the outage counts as the other one of the two",
        Policy = ["near_identical_percent", "near_identical_letters", "duplicate_tolerance_minutes", "approximate_tolerance_minutes", "shift_tolerance_minutes"],
        Suggests = true,
    };

    public string? GroupOf(MatchedItem item, PersonCase person) => item.Lead is { Content: RecordMade record }
        && Prose.Is(record, person.Context.Policy.NearIdenticalLetters) ? "notes" : null;

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        var tolerance = TimeSpan.FromMinutes(person.Context.Policy.DuplicateToleranceMinutes);
        if (AreFarApart(items, tolerance))
            return;
        var notes = items.Select(i => new Note(i, i.Lead!, person.SpanOf(i.Lead!))).OrderBy(n => n.Span.From).ThenBy(n => n.Span.To).ThenBy(n => n.Entry.EntryId, StringComparer.Ordinal).ToList();
        var open = new List<Note>();
        foreach (var note in notes)
        {
            open.RemoveAll(other => note.Span.From - other.Span.To > tolerance);
            foreach (var other in open)
            {
                if (SameTime(other, note, tolerance) && MayBeOne(other, note) && Likeness(other, note, person.Context.Policy) is { } percent)
                {
                    Report(other, note, percent, person, found);
                    break;
                }
            }

            open.Add(note);
        }
    }

    /// <summary>
    /// The usual case, seen without comparing a text: every note has an exact time, and none has another of its category, or one of the other
    /// source, within the tolerance.
    /// </summary>
    private static bool AreFarApart(List<MatchedItem> items, TimeSpan tolerance)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Lead!.Precision != Precision.Exact || !item.Lead.DoubtfulTimes.IsEmpty)
                return false;
            for (var before = i - 1; before >= 0 && item.At - items[before].At <= tolerance; before--)
            {
                var other = items[before];
                if (other.Category == item.Category || (other.Lead!.Source != item.Lead.Source && !other.IsCopy && !item.IsCopy))
                    return false;
            }
        }

        return true;
    }

    private void Report(Note one, Note other, int percent, PersonCase person, List<Finding> found) =>
        found.Add(person.Finding(Info, "notes_nearly_identical", other.Item, [one.Entry, other.Entry],
            $"{Say.Row(one.Entry)} of {person.At(one.Entry.OccurredAt)} and {Say.Row(other.Entry)} of {person.At(other.Entry.OccurredAt)} say nearly the same ({percent} % alike); they may be one note entered twice.", queries: false));

    private static bool SameTime(Note one, Note other, TimeSpan tolerance) => one.Entry.Source == other.Entry.Source
        ? (one.Entry.OccurredAt - other.Entry.OccurredAt).Duration() <= tolerance : one.Span.Apart(other.Span) <= tolerance;

    private static bool MayBeOne(Note one, Note other) => (one.Item.Counts || other.Item.Counts)
        && (one.Item.Category == other.Item.Category || (one.Entry.Source != other.Entry.Source && !one.Item.IsCopy && !other.Item.IsCopy))
        && (one.Record.Value.Length == 0 || other.Record.Value.Length == 0 || string.Equals(one.Record.Value, other.Record.Value, StringComparison.Ordinal));

    /// <summary>In percent, when it is enough.</summary>
    private static int? Likeness(Note one, Note other, Policy policy)
    {
        var likeness = string.Equals(one.Record.Text, other.Record.Text, StringComparison.Ordinal) ? 1 : TextLikeness.Of(one.Pieces, other.Pieces);
        return likeness * 100 >= policy.NearIdenticalPercent ? (int)Math.Floor(likeness * 100) : null;
    }

    private sealed class Note(MatchedItem item, Entry entry, Span span)
    {
        private HashSet<long>? pieces;

        public MatchedItem Item => item;

        public Entry Entry => entry;

        public Span Span => span;

        public RecordMade Record => (RecordMade)Entry.Content;

        public HashSet<long> Pieces => pieces ??= TextLikeness.Pieces(Record.Text);
    }
}
