using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Foreign;

/// <summary>
/// The outage and a day on either side: the days in which repeating timings and calendar rules are turned into single rows. Times without
/// an offset are local to the folder's zone.
/// </summary>
internal sealed class OutageWindow(DateTimeOffset contingencyFrom, DateTimeOffset restoredAt, TimeZoneInfo zone)
{
    private static readonly TimeSpan Around = TimeSpan.FromHours(24);

    private readonly LocalTimes times = new(zone);

    public TimeZoneInfo Zone => zone;

    public DateTimeOffset From { get; } = contingencyFrom - Around;

    public DateTimeOffset To { get; } = restoredAt + Around;

    /// <exception cref="FolderUnreadableException">The folder has no incident.csv that says when the outage was.</exception>
    public static OutageWindow Read(string folder)
    {
        var row = CsvColumns.Read(folder, FileKind.Incident, "time_zone", "contingency_from", "restored_at").FirstOrDefault()
            ?? throw new FolderUnreadableException($"incident.csv is missing in {folder}, or has no row.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(row[0].Length == 0 ? "Europe/London" : row[0], out var zone))
            throw new FolderUnreadableException($"incident.csv names the time zone '{row[0]}', which is not known.");
        var local = new LocalTimes(zone);
        if (local.TryRead(row[1], out var from) is { } problem)
            throw new FolderUnreadableException($"incident.csv cannot be used: contingency_from '{row[1]}' {problem}.");
        if (local.TryRead(row[2], out var to) is { } other)
            throw new FolderUnreadableException($"incident.csv cannot be used: restored_at '{row[2]}' {other}.");
        return new(from, to, zone);
    }

    public bool Holds(DateTimeOffset at) => at >= From && at <= To;

    /// <summary>A time, or a bare date: its first moment, or as an end its 24:00 (reading 14). Null when it is neither.</summary>
    public DateTimeOffset? Moment(string text, bool isEnd)
    {
        if (LocalTimes.TryDate(text, out var date) && date.Year is > 1900 and < 9000)
            return times.StartOf(isEnd ? date.AddDays(1) : date);
        return times.TryRead(text, out var at) is null ? at : null;
    }

    /// <summary>A wall clock time of a zone as one moment, or why it is none.</summary>
    public static string? TryPlace(DateTime wall, TimeZoneInfo zone, out DateTimeOffset at)
    {
        at = default;
        if (wall.Year is < 1900 or > 9000)
            return "is not a plausible time";
        if (zone.IsInvalidTime(wall))
            return $"does not exist in {zone.Id}: the clock skips this hour";
        if (zone.IsAmbiguousTime(wall))
            return $"happens twice in {zone.Id}: the clock repeats this hour";
        at = new(wall, zone.GetUtcOffset(wall));
        return null;
    }

    /// <summary>How the folder's people would write it: local time with its offset.</summary>
    public string Written(DateTimeOffset at) => ItemIds.Iso(TimeZoneInfo.ConvertTime(at, zone));

    /// <summary>
    /// Servers keep times in UTC. A time of that form is written with the offset of the folder's zone, the same moment; every other text
    /// stays as it is, for the reader to judge.
    /// </summary>
    public string Local(string text) => text.EndsWith('Z') && times.TryRead(text, out var at) is null ? Written(at) : text;
}
