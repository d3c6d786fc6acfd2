using Reinstate.Folders.Generation.Drafts;
using Reinstate.Folders.Generation.Wording;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Building;

/// <summary>Gives scheduled medicines: a trained worker goes from person to person, all medicines of one person at one time.</summary>
internal static class MedicineRounds
{
    public static void Give(ServiceDraft service, PersonDraft person)
    {
        var chance = service.Chance;
        foreach (var round in person.Medicines.SelectMany(m => m.Due.Select(d => (Due: d, Medicine: m))).GroupBy(p => p.Due).OrderBy(g => g.Key))
        {
            var due = round.Key;
            var at = Moment(service, person, due);
            var team = service.Duty.TeamAt(at, at + (10 * OutageCalendar.Minute));
            var giver = team[(person.Index + (due > 0 ? 1 : 0)) % 2];
            var witness = team[(person.Index + (due > 0 ? 0 : 1)) % 2];
            var away = person.IsAway(due) || person.IsAway(at);
            // What is due while somebody is away is either coded so or left empty.
            if (person.IsAway(due) && chance.InHundred(30) && !person.IsReserved)
                continue;
            foreach (var (_, medicine) in round)
            {
                if (medicine.Stop is { } stop && due >= stop)
                    continue;
                var dose = new DoseDraft(person, medicine, at, giver) { DueAt = due, Urgency = Urgency(medicine.Product) };
                if (away)
                    dose.Meaning = person.InHospital ? Meaning.Hospital : Meaning.Leave;
                else if (!person.IsReserved)
                    dose.Meaning = Outcome(service, person, medicine, due);
                Complete(service, dose, witness);
            }
        }
    }

    /// <summary>Quantities, witness and places follow from what happened.</summary>
    public static void Complete(ServiceDraft service, DoseDraft dose, StaffDraft witness)
    {
        var (medicine, chance) = (dose.Medicine, service.Chance);
        if (dose.WasTaken)
            dose.Given = medicine.Product.Variable ? medicine.Quantity + chance.Between(0, 1) : medicine.Quantity;
        if (dose.Meaning == Meaning.RefusedDestroyed)
            dose.Wasted = medicine.Quantity;
        if (medicine.Product.Schedule.Length > 0 && dose.Gone > 0)
            dose.Witness = witness;
        if (dose.Meaning == Meaning.Other)
            dose.Note = chance.Pick(IncidentWords.OtherNotes);
        Recording.Place(service, dose);
        dose.Person.Doses.Add(dose);
    }

    /// <summary>Whoever has a fault is given the dose on time, and on paper whenever it was due on paper.</summary>
    private static int Moment(ServiceDraft service, PersonDraft person, int due)
    {
        var chance = service.Chance;
        var minutes = person.IsReserved ? chance.Between(1, 9)
            : person.Medicines.Exists(m => m.Product.TimeCritical && m.Due.Contains(due)) ? chance.Between(-14, 14)
            : -20 + (person.Index * 61 / Math.Max(1, service.People.Count)) + chance.Between(-3, 3);
        return due + (minutes * OutageCalendar.Minute);
    }

    private static int Urgency(Medicine product) => product.Schedule.Length > 0 || product.TimeCritical || product.WhenNeeded ? 1 : 2;

    /// <summary>
    /// Mostly given. One refusal a person at most, so that no two follow each other unnoticed; a few people refuse twice, and then somebody
    /// was told.
    /// </summary>
    private static Meaning Outcome(ServiceDraft service, PersonDraft person, MedicineDraft medicine, int due)
    {
        var chance = service.Chance;
        if (person.HadEvent || due < 0 || due > service.Calendar.Length - OutageCalendar.Hour)
            return Taken(service);
        var draw = chance.Below(1000);
        if (draw < 12)
        {
            person.HadEvent = true;
            return medicine.IsStocked ? Meaning.RefusedDestroyed : Meaning.Refused;
        }

        return draw switch
        {
            < 16 when medicine.Product.Schedule.Length == 0 => Meaning.Asleep,
            < 19 when medicine.Product.Schedule.Length == 0 => Meaning.Nausea,
            < 22 when medicine.Product.Schedule.Length == 0 => Meaning.NotAvailable,
            < 26 when medicine.Product.Schedule.Length == 0 => Meaning.Other,
            _ => Taken(service),
        };
    }

    private static Meaning Taken(ServiceDraft service) => service.Type switch
    {
        "supported_living" or "shared_lives" when service.Chance.InHundred(50) => Meaning.Prompted,
        "extra_care" when service.Chance.InHundred(30) => Meaning.MadeAvailable,
        _ => Meaning.Given,
    };
}
