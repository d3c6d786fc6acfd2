using System.Globalization;
using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Calendars;

/// <summary>An iCalendar file (RFC 5545): events become expected visits and shifts; whatever else it holds is kept.</summary>
internal static class CalendarFile
{
    /// <summary>Lines of an event that a column takes, or that only say how the event is administered.</summary>
    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS", "ATTENDEE", "LOCATION", "PRIORITY", "SUMMARY", "DESCRIPTION",
        "X-REINSTATE-PERSON", "X-PERSON-ID", "X-REINSTATE-VISIT", "X-VISIT-ID", "X-REINSTATE-WORKERS", "X-REINSTATE-STAFF", "X-REINSTATE-TIME-CRITICAL", "X-REINSTATE-PRIORITY", "X-REINSTATE-SERVICE",
        "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "CLASS", "ORGANIZER", "CATEGORIES",
    };

    public static void Read(ForeignFile file, KnownFolder known)
    {
        var (components, isCalendar, method) = Components.Of(file.Bytes);
        file.Rows = components.Count(c => c.Type != "VTIMEZONE");
        if (!isCalendar)
        {
            file.Refuse(1, "BEGIN", "", "is no calendar: BEGIN:VCALENDAR is missing");
            return;
        }

        var events = new List<Component>();
        foreach (var component in components.Where(c => c.Type != "VTIMEZONE"))
        {
            if (component.Broken.Length > 0)
                file.Refuse(component.Row, component.Type, "", component.Broken);
            else if (component.Type == "VEVENT")
                events.Add(component);
            else
                Keep(file, component, "no table takes a component of this type");
        }

        Events(file, known, Current(file, events), isCancelled: method == "CANCEL");
    }

    private static void Events(ForeignFile file, KnownFolder known, IEnumerable<Component> events, bool isCancelled)
    {
        var (series, mapping) = (new EventSeries(file, known.Window, new Recurrence()), new EventMapping(file, known));
        var unnamed = 0;
        foreach (var group in events.GroupBy(e => e.Said("UID") is { Length: > 0 } uid ? uid : $"\n{unnamed++}", StringComparer.Ordinal))
        {
            var refused = file.Rejects.Count;
            var occurrences = series.Of([.. group]).ToLookup(o => o.Event);
            foreach (var component in group)
            {
                if (isCancelled || component.IsCancelled)
                {
                    Keep(file, component, "was cancelled");
                    continue;
                }

                foreach (var occurrence in occurrences[component])
                    mapping.Map(occurrence);
                if (!occurrences.Contains(component) && file.Rejects.Count == refused)
                    Keep(file, component, "nothing of it falls within a day of the outage");
                else if (component.Lines.Select(l => l.Name).Where(n => !Understood.Contains(n)).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } left && occurrences.Contains(component))
                    Keep(file, component, $"used; no column takes {string.Join(", ", left)}");
            }
        }
    }

    /// <summary>Of two versions of one event the one with the higher SEQUENCE holds.</summary>
    private static IEnumerable<Component> Current(ForeignFile file, List<Component> events)
    {
        foreach (var versions in events.GroupBy(e => (Uid: e.Said("UID"), Of: e.Said("RECURRENCE-ID"))))
        {
            var latest = versions.Key.Uid.Length == 0 ? 0 : versions.Max(Sequence);
            foreach (var version in versions)
            {
                if (versions.Key.Uid.Length > 0 && Sequence(version) < latest)
                    Keep(file, version, "is an older version of an event (SEQUENCE)");
                else
                    yield return version;
            }
        }
    }

    private static int Sequence(Component component) => int.TryParse(component.Said("SEQUENCE"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static void Keep(ForeignFile file, Component component, string reason) => file.Keep(component.Row, component.Type, reason, string.Join('\n', component.Text));
}
