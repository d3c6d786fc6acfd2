using Reinstate.Folders.Generation.Drafts;
using Reinstate.Folders.Generation.Wording;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Building;

/// <summary>Falls and injuries, each with its own record and an escalation; and a refusal that is repeated, with somebody told.</summary>
internal static class Incidents
{
    public static void Happen(ServiceDraft service, PersonDraft person)
    {
        var (chance, calendar) = (service.Chance, service.Calendar);
        if (person.IsReserved || person.HadEvent)
            return;
        if (chance.InThousand(25))
            Fall(service, person, chance.Between(600, calendar.Length - (100 * OutageCalendar.Minute)));
        else if (chance.InThousand(25))
            RefuseTwice(service, person);
    }

    private static void Fall(ServiceDraft service, PersonDraft person, int at)
    {
        var injury = service.Chance.InHundred(35);
        var team = service.Duty.TeamAt(at, at + (9 * OutageCalendar.Minute));
        var text = service.Chance.Pick(injury ? IncidentWords.Injuries : IncidentWords.Falls);
        var record = new RecordDraft(person, injury ? Category.Injury : Category.Fall, at, team[person.Index % team.Length], text) { Urgency = 1 };
        Recording.Place(service, record);
        person.Records.Add(record);
        Escalation.After(service, person, at);
    }

    private static void RefuseTwice(ServiceDraft service, PersonDraft person)
    {
        var doses = person.Doses.Where(d => d.DueAt is not null && d.WasTaken && !d.Medicine.IsStocked && d.At > 0 && d.At < service.Calendar.Length - (80 * OutageCalendar.Minute))
            .GroupBy(d => d.Medicine).FirstOrDefault(g => g.Count() > 1);
        if (doses is null)
            return;
        var pair = doses.OrderBy(d => d.At).Take(2).ToArray();
        foreach (var dose in pair)
            (dose.Meaning, dose.Given, dose.Witness) = (Meaning.Refused, null, null);
        Escalation.After(service, person, pair[1].At);
    }
}
