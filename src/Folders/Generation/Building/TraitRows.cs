using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Building;

/// <summary>Rows that are ordinary in themselves and that a fault will be made of.</summary>
internal static class TraitRows
{
    public static void Add(ServiceDraft service, PersonDraft person)
    {
        var calendar = service.Calendar;
        if (person.Traits.HasFlag(Traits.NativeNote))
        {
            var note = CareNotes.Note(service, person, Category.Activities, (calendar.Length / 3) + 77);
            note.WrittenAt = null;
            Recording.Native(service, note);
        }

        if (person.Traits.HasFlag(Traits.LateNote))
        {
            var note = CareNotes.Note(service, person, Category.Mood, -25 * OutageCalendar.Minute);
            Recording.OnPaper(service, note);
            (note.Late, note.EnteredAt, note.WrittenAt) = (true, null, 5 * OutageCalendar.Minute);
            // Whoever was there wrote it down once there was paper.
            note.Author = service.Duty.TeamAt(note.At, note.WrittenAt.Value)[0];
        }

        if (person.Traits.HasFlag(Traits.CloseNotes))
        {
            var at = FreeTime(person, calendar.Length / 3, 12 * OutageCalendar.Minute);
            CareNotes.Note(service, person, Category.Activities, at);
            CareNotes.Note(service, person, Category.Mood, at + (9 * OutageCalendar.Minute));
        }

        if (person.Traits.HasFlag(Traits.NightNote) && calendar.Change is { } change)
            CareNotes.Note(service, person, Category.Continence, change + (calendar.Repeats ? -34 : 26) * OutageCalendar.Minute);
    }

    /// <summary>From the given time on the first stretch in which nothing is recorded about the person.</summary>
    private static int FreeTime(PersonDraft person, int from, int length)
    {
        var at = from - (from % OutageCalendar.Minute);
        while (person.Records.Exists(r => r.At > at - 120 && r.At < at + length + 120))
            at += 3 * OutageCalendar.Minute;
        return at;
    }
}
