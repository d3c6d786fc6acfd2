using Reinstate.Folders.Generation.Drafts;
using Reinstate.Folders.Generation.Wording;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Building;

/// <summary>Daily notes by shift, and the checks that must not be further apart than the plan says.</summary>
internal static class CareNotes
{
    private const int Shortest = 45 * OutageCalendar.Minute;

    public static void Write(ServiceDraft service, PersonDraft person)
    {
        var care = Plan(service, person);
        var (calendar, presence) = (service.Calendar, HomeDay.Presence(service, person));
        foreach (var day in calendar.Days(presence.From, presence.To))
        {
            Shift(calendar.At(day, 7), calendar.At(day, 14, 30), isNight: false);
            Shift(calendar.At(day, 14, 30), calendar.At(day, 22), isNight: false);
            Shift(calendar.At(day, 22), calendar.At(day + 1, 7), isNight: true);
        }

        void Shift(int start, int end, bool isNight)
        {
            var (from, to) = (Math.Max(start, presence.From), Math.Min(end, presence.To));
            if (to - from >= Shortest)
                OfShift(service, person, care, from, to, isNight);
        }
    }

    public static RecordDraft Note(ServiceDraft service, PersonDraft person, Category category, int at, bool isCheck = false)
    {
        var team = service.Duty.TeamAt(at, at + (9 * OutageCalendar.Minute));
        var text = Phrases.Of(category, person, person.Records.Count(r => r.Category == category));
        var note = new RecordDraft(person, category, at, team[service.Chance.Below(team.Length)], text) { IsCheck = isCheck };
        if (!isCheck && !person.IsReserved && service.Chance.InHundred(6))
            note.Precision = service.Chance.InHundred(75) ? Precision.Approximate : Precision.Shift;
        Recording.Place(service, note);
        person.Records.Add(note);
        return note;
    }

    private static void OfShift(ServiceDraft service, PersonDraft person, Care care, int from, int to, bool isNight)
    {
        var chance = service.Chance;
        foreach (var (category, times) in isNight ? care.Night : care.Day)
        {
            person.Periods.Add(new(category, from, to, null, "P3"));
            // Whoever has a fault has the note on paper wherever the shift leaves room for that.
            var (first, last) = (Math.Max(from, 0), Math.Min(to, service.Calendar.Length));
            var onPaper = person.IsReserved && last - first >= Shortest;
            for (var i = 0; i < times; i++)
                Note(service, person, category, onPaper ? chance.Between(first + 300, last - 600) : chance.Between(from + 300, to - 600));
        }

        foreach (var (category, minutes) in isNight ? care.NightChecks : care.DayChecks)
        {
            person.Periods.Add(new(category, from, to, minutes, ""));
            var interval = minutes * OutageCalendar.Minute;
            // The interval runs on from the shift before.
            var before = person.Records.Where(r => r.Category == category && r.At <= from).Select(r => (int?)r.At).Max() ?? from;
            var first = Math.Max(from + 120, Math.Min(from + chance.Between(interval / 4, interval * 8 / 10), before + (interval * 93 / 100)));
            for (var at = first; at < to - 300; at += chance.Between(interval * 7 / 10, interval * 93 / 100))
                Note(service, person, category, at, isCheck: true);
            Cover(service, person, category, interval, from, to);
        }

        if (!person.IsReserved && chance.InHundred(5))
            Note(service, person, Category.FamilyCommunication, chance.Between(from + 300, to - 600));
    }

    /// <summary>A period that is shorter than the interval still needs a record.</summary>
    private static void Cover(ServiceDraft service, PersonDraft person, Category category, int interval, int from, int to)
    {
        var last = person.Records.Where(r => r.Category == category && r.At >= from && r.At <= to).Select(r => (int?)r.At).Max();
        if (last is null || to - last > interval * 98 / 100)
            Note(service, person, category, to - Math.Min(interval / 2, (to - (last ?? from)) / 2), isCheck: true);
    }

    /// <summary>Notes that every day shift and night expects, how many, and checks with their longest interval in minutes.</summary>
    private sealed record Care((Category Category, int Times)[] Day, (Category Category, int Times)[] Night, (Category Category, int Minutes)[] DayChecks, (Category Category, int Minutes)[] NightChecks);

    private static Care Plan(ServiceDraft service, PersonDraft person)
    {
        var chance = service.Chance;
        if (person.IsReserved)
        {
            List<(Category, int)> checks = [];
            if (person.Traits.HasFlag(Traits.Checks))
                checks.Add((Category.Mood, 60));
            if (person.Traits.HasFlag(Traits.Turning))
                checks.Add((chance.InHundred(50) ? Category.Repositioning : Category.Hydration, 75));
            return new([(Category.PersonalCare, 1)], [(Category.PersonalCare, 1)], [.. checks], [.. checks]);
        }

        List<(Category, int)> day = [(Category.PersonalCare, chance.Between(1, 2))], dayChecks = [], nightChecks = [];
        var frail = service.Type switch { "nursing_home" => 35, "care_home" => 15, _ => 2 };
        if (service.Type is not "shared_lives" || chance.InHundred(50))
            day.Add((Category.Nutrition, 1));
        if (service.Type is "supported_living" or "shared_lives" || chance.InHundred(25))
            day.Add((Category.Activities, 1));
        if (chance.InHundred(35))
            day.Add((Category.Mood, 1));
        if (chance.InHundred(frail))
            dayChecks.Add((Category.Hydration, 120));
        if (chance.InHundred(frail))
            dayChecks.Add((Category.Repositioning, chance.InHundred(50) ? 120 : 240));
        if (chance.InHundred(frail / 2))
            dayChecks.Add((Category.Continence, 240));
        nightChecks.AddRange(dayChecks.Where(c => c.Item1 == Category.Repositioning));
        if (service.Type is "nursing_home" or "care_home" or "extra_care")
            nightChecks.Add((Category.Sleep, chance.InHundred(40) ? 60 : 120));
        return new([.. day], [(service.Type is "supported_living" or "shared_lives" ? Category.Sleep : Category.PersonalCare, 1)], [.. dayChecks], [.. nightChecks]);
    }
}
