using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Wire;

namespace Reinstate.Grains.People;

/// <summary>Who stands behind an entry: the caller transcribed it now, whatever the request claims; a check is never part of it.</summary>
internal static class Provenance
{
    /// <summary>A digital row without a sheet was made in the restored system itself.</summary>
    public static bool IsNative(Entry entry) => entry is { Source: Source.Digital, SheetSerial.Length: 0 };

    /// <summary>The entry as it is recorded by this caller.</summary>
    public static Entry Of(Entry stated, CommandContext context)
    {
        var entry = stated.Clone();
        entry.CheckedBy = "";
        entry.CheckedAt = null;
        entry.TranscribedBy = IsNative(stated) ? "" : context.Actor;
        entry.EnteredAt = IsNative(stated) && stated.EnteredAt is not null ? stated.EnteredAt
            : context.Now.ToOffset(TimeSpan.FromMinutes(stated.OccurredAt.OffsetMinutes)).ToMoment();
        return entry;
    }

    /// <summary>Whether recording it again would say nothing new: all but who entered and checked it, and when.</summary>
    public static bool SameStatement(Entry stated, EntryState known, bool imported)
    {
        var again = FactsWire.FromWire(stated, known.Current.PersonId);
        return imported && known.Imported ? again with { CheckedBy = known.Current.CheckedBy, CheckedAt = known.Current.CheckedAt } is { } same && Same(same, known)
            : Same(again with { TranscribedBy = known.Current.TranscribedBy, EnteredAt = known.Current.EnteredAt, CheckedBy = known.Current.CheckedBy, CheckedAt = known.Current.CheckedAt }, known);

        static bool Same(Reconciliation.Model.Entry entry, EntryState known) => FactsWire.ToWire(entry).Equals(FactsWire.ToWire(known.Current));
    }
}
