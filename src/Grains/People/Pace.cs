using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;

namespace Reinstate.Grains.People;

/// <summary>What was recorded within one quarter of an hour.</summary>
/// <param name="Quarter">Quarters of an hour since 1970 in UTC, so that each is as long as the others whatever the local clock does.</param>
/// <param name="Received">Expected items whose paper was noted for the first time.</param>
/// <param name="Recorded">Entries, and corrections of them.</param>
/// <param name="Checked">Second checks, those that imported entries bring included.</param>
/// <param name="Raised">Queries raised.</param>
/// <param name="Resolved">Queries answered.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PaceQuarter(long Quarter, int Received, int Recorded, int Checked, int Raised, int Resolved)
{
    private const long Seconds = 15 * 60;

    public bool IsEmpty => this == default(PaceQuarter) with { Quarter = Quarter };

    /// <summary>Exclusive.</summary>
    public DateTimeOffset Until => DateTimeOffset.FromUnixTimeSeconds((Quarter + 1) * Seconds);

    public static long Of(DateTimeOffset at) => at.ToUnixTimeSeconds() / Seconds;

    /// <summary>Of the same quarter.</summary>
    public PaceQuarter Plus(PaceQuarter more) => this with
    {
        Received = Received + more.Received,
        Recorded = Recorded + more.Recorded,
        Checked = Checked + more.Checked,
        Raised = Raised + more.Raised,
        Resolved = Resolved + more.Resolved,
    };

    /// <summary>Of the same quarter.</summary>
    public PaceQuarter Minus(PaceQuarter less) => this with
    {
        Received = Received - less.Received,
        Recorded = Recorded - less.Recorded,
        Checked = Checked - less.Checked,
        Raised = Raised - less.Raised,
        Resolved = Resolved - less.Resolved,
    };
}

/// <summary>How the work on one person's record went on: by quarter, those in which something was recorded. Nothing that was counted is taken back.</summary>
internal static class Pace
{
    /// <summary>With one more event; before: the record that it came upon.</summary>
    public static ImmutableArray<PaceQuarter> With(PersonRecord before, RecordedEvent recorded)
    {
        var (pace, more) = (before.Pace, Of(before, recorded.Event) with { Quarter = PaceQuarter.Of(recorded.RecordedAt) });
        if (more.IsEmpty)
            return pace;

        // Almost always the last one; clocks of two nodes may differ, so not always.
        var at = pace.Length;
        while (at > 0 && pace[at - 1].Quarter > more.Quarter)
            at--;
        return at > 0 && pace[at - 1].Quarter == more.Quarter ? pace.SetItem(at - 1, pace[at - 1].Plus(more)) : pace.Insert(at, more);
    }

    private static PaceQuarter Of(PersonRecord before, Google.Protobuf.IMessage @event) => @event switch
    {
        PaperReceived e => default(PaceQuarter) with { Received = e.ItemIds.Distinct(StringComparer.Ordinal).Count(id => !before.Received.ContainsKey(id)) },
        EntriesRecorded e => default(PaceQuarter) with { Recorded = e.Entries.Count, Checked = e.Entries.Count(entry => entry.CheckedBy.Length > 0) },
        EntryCorrected => default(PaceQuarter) with { Recorded = 1 },
        EntryChecked => default(PaceQuarter) with { Checked = 1 },
        QueryRaised => default(PaceQuarter) with { Raised = 1 },
        QueryResolved => default(PaceQuarter) with { Resolved = 1 },
        _ => default,
    };
}
