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
    public static CheckState Of(Entry entry, MatchedItem item, string serviceId, StaffRegister staff)
    {
        if (!entry.NeedsCheck)
            return CheckState.NotNeeded;
        if (entry.CheckedBy.Length == 0)
            return CheckState.Missing;
        if (entry.CheckOverrideId.Length > 0)
            return CheckState.Valid;
        if (staff.MaySame(entry.CheckedBy, entry.TranscribedBy, serviceId)
            || item.Entries.SelectMany(Givers).Any(giver => staff.MaySame(entry.CheckedBy, giver, serviceId)))
            return CheckState.NotIndependent;
        if (!staff.IsEmpty && staff.Resolve(entry.CheckedBy, serviceId) is null)
            return CheckState.CheckerUnknown;
        return entry.TranscribedBy.Length == 0 ? CheckState.TranscriberUnknown : CheckState.Valid;
    }

    /// <summary>
    /// All rows of the item have what they need. A paper row that does not name its transcriber is covered by the valid check of its
    /// copy, which does.
    /// </summary>
    public static bool Covers(MatchedItem item, string serviceId, StaffRegister staff)
    {
        var any = false;
        foreach (var entry in item.Entries)
        {
            any = true;
            var state = Of(entry, item, serviceId, staff);
            var covered = state is CheckState.NotNeeded or CheckState.Valid
                || (item.IsCopy && entry == item.Paper && entry.TranscribedBy.Length == 0 && state != CheckState.NotIndependent
                    && Of(item.Digital!, item, serviceId, staff) == CheckState.Valid);
            if (!covered)
                return false;
        }

        return any;
    }

    public static IEnumerable<string> Givers(Entry entry) =>
        entry.Content is VisitMade visit ? visit.StaffIds : entry.Author.Length == 0 ? [] : [entry.Author];
}
