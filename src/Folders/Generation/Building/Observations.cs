using System.Globalization;
using Reinstate.Folders.Generation.Drafts;
using Reinstate.Folders.Generation.Wording;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Building;

/// <summary>Early warning scores with right totals; a raised one is escalated within minutes.</summary>
internal static class Observations
{
    private static readonly int[] Hours = [8, 14, 20];

    public static void Take(ServiceDraft service, PersonDraft person)
    {
        var (chance, calendar) = (service.Chance, service.Calendar);
        if (person.Traits.HasFlag(Traits.EarlyWarningScore))
        {
            var middle = calendar.Length / 2;
            person.Periods.Add(new(Category.Observation, Quarter(middle) - (30 * 60), Quarter(middle) + (45 * 60), null, "P2"));
            Add(service, person, middle, News2.Settled(chance));
        }

        var share = service.Type switch { "nursing_home" => 35, "care_home" => 12, _ => 3 };
        if (person.IsReserved || !chance.InHundred(share))
            return;
        var presence = HomeDay.Presence(service, person);
        foreach (var day in calendar.Days(presence.From, presence.To))
        {
            foreach (var hour in Hours)
            {
                var (from, to) = (calendar.At(day, hour), calendar.At(day, hour + 2));
                if (from < presence.From || to > presence.To)
                    continue;
                person.Periods.Add(new(Category.Observation, from, to, null, "P2"));
                var at = chance.Between(from + 300, to - 1200);
                var raised = !person.HadEvent && at > 0 && at < calendar.Length - (90 * OutageCalendar.Minute) && chance.InHundred(8);
                Add(service, person, at, raised ? News2.Raised(chance) : News2.Settled(chance));
                if (raised)
                    Escalation.After(service, person, at);
            }
        }
    }

    private static void Add(ServiceDraft service, PersonDraft person, int at, News2 score)
    {
        var team = service.Duty.TeamAt(at, at + (9 * OutageCalendar.Minute));
        var record = new RecordDraft(person, Category.Observation, at, team[person.Index % 2], score.Text())
        {
            Value = score.Total.ToString(CultureInfo.InvariantCulture),
            Unit = "NEWS2",
            Urgency = 2,
        };
        Recording.Place(service, record);
        person.Records.Add(record);
    }

    private static int Quarter(int at) => at - (at % (15 * OutageCalendar.Minute));
}

/// <summary>Somebody was told: a record, and mostly a call outside.</summary>
internal static class Escalation
{
    public static void After(ServiceDraft service, PersonDraft person, int at)
    {
        var chance = service.Chance;
        person.HadEvent = true;
        var told = at + (chance.Between(6, 20) * OutageCalendar.Minute);
        var team = service.Duty.TeamAt(told, told + (9 * OutageCalendar.Minute));
        var record = new RecordDraft(person, Category.Escalation, told, team[0], chance.Pick(IncidentWords.Escalations)) { Urgency = 1 };
        Recording.Place(service, record);
        person.Records.Add(record);
        if (chance.InHundred(70))
        {
            string[] parties = ["gp", "111", "pharmacist"];
            var rung = told + (chance.Between(4, 25) * OutageCalendar.Minute);
            person.Contacts.Add(new(service.NextId("CT"), rung - (rung % OutageCalendar.Minute), chance.Pick(parties), chance.Pick(IncidentWords.Contacts), chance.InHundred(70) ? "paper" : "digital"));
        }
    }
}
