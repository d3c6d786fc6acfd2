using Reinstate.Folders.Generation.Drafts;
using Reinstate.Folders.Generation.Wording;

namespace Reinstate.Folders.Generation.Building;

/// <summary>
/// Doses given when needed, each with why and how it worked. They are spaced so that the interval and the most in any 24 hours both hold,
/// with other products of the ingredient counted.
/// </summary>
internal static class WhenNeededDoses
{
    public static void Give(ServiceDraft service, PersonDraft person)
    {
        var (calendar, chance) = (service.Calendar, service.Chance);
        foreach (var medicine in person.Medicines.Where(m => m.Product.WhenNeeded && !person.IsReserved))
        {
            var (from, to) = HomeDay.Presence(service, person);
            var twice = person.Medicines.Exists(m => m != medicine && m.Product.Ingredient.Length > 0 && m.Product.Ingredient == medicine.Product.Ingredient);
            var spacing = Math.Max(medicine.Product.MinIntervalMinutes!.Value * OutageCalendar.Minute, OutageCalendar.Day / (twice ? 2 : medicine.Product.Max24h!.Value)) + (10 * OutageCalendar.Minute);
            for (var at = from + chance.Between(0, 14 * OutageCalendar.Hour); at < to - (45 * OutageCalendar.Minute); at += spacing + chance.Between(0, 12 * OutageCalendar.Hour))
                Add(service, person, medicine, at);
        }

        if (person.Traits.HasFlag(Traits.WhenNeeded))
            Add(service, person, Find(person, Formulary.Hyoscine), (calendar.Length / 4) + (7 * OutageCalendar.Minute));
        // Enough earlier doses that one more is one too many, five hours apart, none of them too soon.
        var earlier = person.Traits.HasFlag(Traits.DayOfWhenNeeded) ? 4 : person.Traits.HasFlag(Traits.OneIngredientTwice) ? 3 : 0;
        for (var i = earlier; i > 0; i--)
            Add(service, person, Find(person, Formulary.Paracetamol), OneMoreAt(service) - (i * 5 * OutageCalendar.Hour));
    }

    /// <summary>When a further dose would be one too many.</summary>
    public static int OneMoreAt(ServiceDraft service) => Math.Min(service.Calendar.Length / 2, 3 * OutageCalendar.Hour);

    public static MedicineDraft Find(PersonDraft person, Medicine product) => person.Medicines.First(m => string.Equals(m.Product.Id, product.Id, StringComparison.Ordinal));

    public static DoseDraft Add(ServiceDraft service, PersonDraft person, MedicineDraft medicine, int at)
    {
        var chance = service.Chance;
        var team = service.Duty.TeamAt(at, at + (10 * OutageCalendar.Minute));
        var dose = new DoseDraft(person, medicine, at, team[person.Index % 2])
        {
            Rationale = chance.Pick(IncidentWords.PrnReasons),
            Effect = chance.Pick(IncidentWords.PrnEffects),
            Urgency = 1,
        };
        MedicineRounds.Complete(service, dose, team[(person.Index + 1) % 2]);
        return dose;
    }
}
