using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Status;

internal enum CheckState
{
    NotNeeded,
    Valid,
    Missing,
    TranscriberUnknown,
    CheckerUnknown,
    NotIndependent,
}

/// <summary>
/// Whether a row has its second check: by somebody on the register who neither gave the care nor transcribed the row (IMPORTS.md
/// readings 4 and 11). In doubt it has none: initials that may be the transcriber's own do not count.
/// </summary>
internal static class SecondCheck
{
    public static CheckState Of(Entry entry, MatchedItem item, string serviceId, StaffRegister staff) => Of(entry, item.Entries, serviceId, staff);

    /// <summary>The same, where the rows of its item are known without their matching.</summary>
    public static CheckState Of(Entry entry, ReadOnlySpan<Entry> rows, string serviceId, StaffRegister staff)
    {
        if (!entry.NeedsCheck)
            return CheckState.NotNeeded;
        if (entry.CheckedBy.Length == 0)
            return CheckState.Missing;
        if (entry.CheckOverrideId.Length > 0)
            return CheckState.Valid;
        var checker = staff.Resolve(entry.CheckedBy, serviceId);
        if (staff.MaySame(entry.CheckedBy, checker, entry.TranscribedBy, serviceId) || Gave(entry.CheckedBy, checker, rows, serviceId, staff))
            return CheckState.NotIndependent;
        if (!staff.IsEmpty && checker is null)
            return CheckState.CheckerUnknown;
        return entry.TranscribedBy.Length == 0 ? CheckState.TranscriberUnknown : CheckState.Valid;
    }

    /// <summary>
    /// All rows of the item have what they need. A paper row that does not name its transcriber is covered by the valid check of its
    /// copy, which does.
    /// </summary>
    public static bool Covers(MatchedItem item, string serviceId, StaffRegister staff)
    {
        Entry? sound = null;
        foreach (var entry in item.Entries)
        {
            if (sound is not null && IsCheckedAlike(sound, entry))
                continue;
            var state = Of(entry, item, serviceId, staff);
            var isSound = state is CheckState.NotNeeded or CheckState.Valid;
            sound = isSound ? entry : null;
            var covered = isSound
                || (item.IsCopy && entry == item.Paper && entry.TranscribedBy.Length == 0 && state != CheckState.NotIndependent
                    && Of(item.Digital!, item, serviceId, staff) == CheckState.Valid);
            if (!covered)
                return false;
        }

        return item.Entries.Length > 0;
    }

    public static IEnumerable<string> Givers(Entry entry) =>
        entry.Content is VisitMade visit ? visit.StaffIds : entry.Author.Length == 0 ? [] : [entry.Author];

    /// <summary>Some row of the item may name this person as who gave the care.</summary>
    public static bool Gave(string stated, MatchedItem item, string serviceId, StaffRegister staff) =>
        Gave(stated, staff.Resolve(stated, serviceId), item.Entries, serviceId, staff);

    /// <summary>Both rows have the same check, as a paper row and its copy mostly do: what holds for one holds for the other.</summary>
    public static bool IsCheckedAlike(Entry one, Entry other) => one.NeedsCheck == other.NeedsCheck
        && string.Equals(one.CheckedBy, other.CheckedBy, StringComparison.Ordinal) && string.Equals(one.TranscribedBy, other.TranscribedBy, StringComparison.Ordinal)
        && string.Equals(one.CheckOverrideId, other.CheckOverrideId, StringComparison.Ordinal);

    private static bool Gave(string stated, StaffMember? resolved, ReadOnlySpan<Entry> rows, string serviceId, StaffRegister staff)
    {
        var last = "";
        foreach (var entry in rows)
        {
            if (entry.Content is not VisitMade visit)
            {
                if (!string.Equals(entry.Author, last, StringComparison.Ordinal) && staff.MaySame(stated, resolved, entry.Author, serviceId))
                    return true;
                last = entry.Author;
                continue;
            }

            foreach (var giver in visit.StaffIds)
            {
                if (!string.Equals(giver, last, StringComparison.Ordinal) && staff.MaySame(stated, resolved, giver, serviceId))
                    return true;
                last = giver;
            }
        }

        return false;
    }
}
