using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Takes checks out of a period until the record is silent for too long.</summary>
internal static class Gap
{
    /// <summary>How far beyond the interval the silence reaches, so that no rounding decides.</summary>
    private const int Clear = 12 * OutageCalendar.Minute;

    /// <summary>The period that lies longest in the outage.</summary>
    public static PeriodDraft? LongestPeriod(FaultSite site, Func<PeriodDraft, bool> suits) =>
        site.Person.Periods.Where(suits).OrderByDescending(p => Math.Min(p.To, site.Calendar.Length) - Math.Max(p.From, 0)).FirstOrDefault();

    /// <returns>The period's item and the rows on both sides of the gap.</returns>
    public static IEnumerable<string> Make(FaultSite site, PeriodDraft period, bool atEnd)
    {
        var rows = site.Person.Records.Where(r => r.Category == period.Category && r.At >= period.From && r.At <= period.To).OrderBy(r => r.At).ToList();
        var need = (period.MaxIntervalMinutes!.Value * OutageCalendar.Minute) + Clear;
        // A gap that begins in the outage, and leaves a row at both ends of it unless it is the last one.
        var first = rows.FindIndex(r => r.At >= 0);
        var keep = atEnd ? rows.FindLastIndex(r => Math.Min(period.To, site.Calendar.Length) - r.At > need) : first;
        if (keep < 0)
            throw new GenerationRefusedException($"A gap cannot be made for {site.Person.PersonId}: no check lies early enough.");
        var removed = 0;
        while (keep + 1 < rows.Count && (atEnd || rows[keep + 1].At - rows[keep].At <= need))
        {
            Paperwork.Remove(rows[keep + 1]);
            rows.RemoveAt(keep + 1);
            removed++;
        }

        if (removed == 0 || (!atEnd && keep + 1 == rows.Count) || period.To - rows[keep].At <= need)
            throw new GenerationRefusedException($"A gap cannot be made for {site.Person.PersonId}: the period is too short.");
        return [Ids.Record(site, site.Person, period), .. rows[keep].Ids, .. keep + 1 < rows.Count ? rows[keep + 1].Ids : []];
    }
}
