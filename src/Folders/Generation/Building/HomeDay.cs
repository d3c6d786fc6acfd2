using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Building;

/// <summary>One person's time in a home: away or present, then medicines and records.</summary>
internal static class HomeDay
{
    public static void Build(ServiceDraft service, PersonDraft person)
    {
        Absence(service, person);
        MedicineChart.Prescribe(service, person);
        MedicineRounds.Give(service, person);
        WhenNeededDoses.Give(service, person);
        CareNotes.Write(service, person);
        Observations.Take(service, person);
        Incidents.Happen(service, person);
        if (person.IsReserved)
            TraitRows.Add(service, person);
    }

    /// <summary>The span in which care is given to the person here; empty for who is away throughout.</summary>
    public static (int From, int To) Presence(ServiceDraft service, PersonDraft person)
    {
        var end = service.Calendar.Length + ServiceBuilder.After;
        return person.LeaveFrom is { } leave ? (-ServiceBuilder.Before, Math.Clamp(leave, -ServiceBuilder.Before, end)) : (-ServiceBuilder.Before, end);
    }

    private static void Absence(ServiceDraft service, PersonDraft person)
    {
        var (chance, calendar) = (service.Chance, service.Calendar);
        var away = person.Traits.HasFlag(Traits.Away) || (!person.IsReserved && chance.InThousand(40));
        if (!away)
            return;
        person.HadEvent = true;
        person.InHospital = chance.InHundred(40);
        // Somebody with a fault is away throughout; others may leave in the middle, and what was due before is recorded as usual.
        var midway = !person.IsReserved && chance.InHundred(30);
        person.LeaveFrom = midway ? Minutes(calendar.Length / 2) : -(chance.Between(26, 90) * OutageCalendar.Hour);
        if (person.InHospital)
        {
            person.RiskFlags = "in hospital";
            person.LeaveTo = null;
        }
        else
        {
            person.LeaveToIsDate = chance.InHundred(50);
            person.LeaveTo = calendar.At(calendar.Days(0, calendar.Length).Last() + chance.Between(1, 4), person.LeaveToIsDate ? 0 : 11);
        }
    }

    private static int Minutes(int at) => at - (at % OutageCalendar.Minute);
}
