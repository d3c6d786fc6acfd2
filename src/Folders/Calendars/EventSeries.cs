using System.Globalization;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Calendars;

/// <summary>
/// The components of one UID: an event, its recurrence, and the occurrences that were changed. Gives the occurrences that touch the outage or the day on
/// either side. Invariant: an occurrence that a component changes or EXDATE removes never also comes from the rule.
/// </summary>
internal sealed class EventSeries(ForeignFile file, OutageWindow window, Recurrence recurrence)
{
    public IReadOnlyList<Occurrence> Of(IReadOnlyList<Component> components)
    {
        if (components.Any(c => c.Line("RECURRENCE-ID")?.Parameter("RANGE").Length > 0))
        {
            foreach (var component in components)
                file.Refuse(component.Row, "RECURRENCE-ID", "RANGE", "changes all later occurrences at once, which cannot be read; export single occurrences");
            return [];
        }

        var found = new List<Occurrence>();
        var zone = components.Where(c => c.Line("RECURRENCE-ID") is null).Select(c => c.Line("DTSTART")).OfType<ContentLine>()
            .Select(l => EventTime.Read(l, window.Zone, out _)).FirstOrDefault()?.Zone ?? window.Zone;
        var moved = new HashSet<DateTime>();
        foreach (var component in components.Where(c => c.Line("RECURRENCE-ID") is not null))
            One(component, zone, moved, found);
        foreach (var component in components.Where(c => c.Line("RECURRENCE-ID") is null))
            Master(component, moved, found);
        return found;
    }

    private void One(Component component, TimeZoneInfo zone, HashSet<DateTime> moved, List<Occurrence> found)
    {
        var line = component.Line("RECURRENCE-ID")!;
        if (EventTime.Read(line, window.Zone, out var problem) is not { } original)
        {
            file.Refuse(component.Row, "RECURRENCE-ID", line.Value, problem);
            return;
        }

        moved.Add(original.In(zone));
        if (!component.IsCancelled && Start(component) is { } start && Length.Of(component, start, window.Zone, out var wrong) is var length)
            Add(component, length, wrong, start, [start.Wall], original.In(window.Zone), found);
    }

    private void Master(Component component, HashSet<DateTime> moved, List<Occurrence> found)
    {
        if (component.IsCancelled || Start(component) is not { } start)
            return;
        var length = Length.Of(component, start, window.Zone, out var wrong);
        var rules = component.All("RRULE").ToList();
        var repeats = rules.Count > 0 || component.Line("RDATE") is not null;
        if (rules.Count > 1 || component.Line("EXRULE") is not null)
        {
            file.Refuse(component.Row, rules.Count > 1 ? "RRULE" : "EXRULE", "", "is a second rule, which cannot be read; state one rule and single dates");
            return;
        }

        if (length is null || !repeats)
        {
            Add(component, length, wrong, start, [start.Wall], null, found);
            return;
        }

        var (from, to) = (Wall(window.From - length.Exact, start.Zone).AddDays(-length.Days - 1), Wall(window.To, start.Zone).AddDays(1));
        var starts = new SortedSet<DateTime> { start.Wall };
        if (rules.Count == 1)
        {
            if (recurrence.Starts(rules[0], start, from, to, out var problem) is not { } repeated)
            {
                file.Refuse(component.Row, "RRULE", rules[0].Value, problem);
                return;
            }

            starts.Clear();
            starts.UnionWith(repeated);
        }

        if (Dates(component, "RDATE", start.Zone) is not { } further || Dates(component, "EXDATE", start.Zone) is not { } excepted)
            return;
        starts.UnionWith(further.Select(d => d.Wall));
        starts.RemoveWhere(at => at < from || at > to || moved.Contains(at) || excepted.Exists(e => e.IsDate ? e.Wall == at.Date : e.Wall == at));
        Add(component, length, wrong, start, starts, start.Wall, found);
    }

    private EventTime? Start(Component component)
    {
        var line = component.Line("DTSTART");
        var problem = "is missing";
        var start = line is null ? null : EventTime.Read(line, window.Zone, out problem);
        if (start is null)
            file.Refuse(component.Row, "DTSTART", line?.Value ?? "", problem);
        else if (start.IsDate)
            file.Refuse(component.Row, "DTSTART", line!.Value, "is a whole day, and a visit or shift has hours");
        return start is { IsDate: true } ? null : start;
    }

    private void Add(Component component, Length? length, (string Property, string Value, string Reason) wrong, EventTime start, IEnumerable<DateTime> walls, DateTime? original, List<Occurrence> found)
    {
        if (length is null)
        {
            file.Refuse(component.Row, wrong.Property, wrong.Value, wrong.Reason);
            return;
        }

        var isMoved = component.Line("RECURRENCE-ID") is not null;
        foreach (var wall in walls)
        {
            if (length.Place(wall, start.Zone, out var from, out var to) is { } problem)
                file.Refuse(component.Row, "DTSTART", wall.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), problem);
            else if (from <= window.To && to >= window.From)
                found.Add(new(component, from, to, original is null || isMoved ? original : Wall(from, window.Zone)));
        }
    }

    /// <summary>Null when a date cannot be read: a visit that was taken out would be expected.</summary>
    private List<EventTime>? Dates(Component component, string property, TimeZoneInfo zone)
    {
        var dates = new List<EventTime>();
        foreach (var line in component.All(property))
        {
            foreach (var value in line.Value.Split(','))
            {
                if (EventTime.Read(value, line, window.Zone, out var problem) is not { } date || (date.IsDate && property == "RDATE"))
                {
                    file.Refuse(component.Row, property, value, problem);
                    return null;
                }

                dates.Add(date with { Wall = date.In(zone), Zone = zone });
            }
        }

        return dates;
    }

    private static DateTime Wall(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}
