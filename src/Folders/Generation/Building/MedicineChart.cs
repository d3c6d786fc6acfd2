using System.Globalization;
using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Building;

/// <summary>Which medicines a person has, and when they are due.</summary>
internal static class MedicineChart
{
    /// <summary>What a dose may be due outside the span of records, for people whose last day matters.</summary>
    public const int DayBefore = 25 * OutageCalendar.Hour;

    public static readonly (Rounds Round, int Hour, int Minute)[] Times =
        [(Rounds.Early, 6, 30), (Rounds.Morning, 8, 0), (Rounds.Noon, 12, 30), (Rounds.Tea, 17, 0), (Rounds.Night, 22, 0)];

    public static void Prescribe(ServiceDraft service, PersonDraft person)
    {
        if (person.IsReserved)
            ForFault(service, person);
        else
            AtRandom(service, person);
    }

    public static int FirstInWindow(ServiceDraft service, MedicineDraft medicine) => medicine.Due.First(d => d >= 0 && d <= service.Calendar.Length);

    private static void AtRandom(ServiceDraft service, PersonDraft person)
    {
        var chance = service.Chance;
        var usual = service.Type switch { "nursing_home" => 5, "care_home" => 4, "shared_lives" => 1, _ => 2 };
        var products = Formulary.Ordinary.ToArray();
        chance.Shuffle<Medicine>(products);
        foreach (var product in products.Take(Math.Max(0, usual + chance.Between(-2, 2))))
            Add(service, person, product).IsStocked = chance.InHundred(12);
        if (chance.InHundred(12))
            Add(service, person, chance.Pick(Formulary.TimeCritical));
        if (chance.InHundred(7))
            Add(service, person, Formulary.Insulin);
        if (chance.InHundred(5))
            Add(service, person, Formulary.Warfarin);
        if (chance.InHundred(service.Type is "nursing_home" ? 12 : 5))
            Add(service, person, Formulary.Controlled).IsStocked = true;
        var paracetamol = chance.InHundred(30);
        if (paracetamol)
            Add(service, person, Formulary.Paracetamol);
        if (paracetamol && chance.InHundred(15))
            Add(service, person, Formulary.CoCodamol);
        if (chance.InHundred(18))
        {
            var product = chance.Pick(Formulary.WhenNeeded.AsSpan(1).ToArray());
            Add(service, person, product).IsStocked = product.Schedule.Length > 0;
        }

        foreach (var medicine in person.Medicines.Where(m => !m.Product.WhenNeeded && m.Product.Schedule.Length == 0 && !m.IsStocked))
            Stop(service, medicine, chance);
    }

    private static void ForFault(ServiceDraft service, PersonDraft person)
    {
        Add(service, person, Formulary.Alginate);
        var traits = person.Traits;
        if (traits.HasFlag(Traits.ControlledDrug))
            Add(service, person, Formulary.ControlledEveryRound).IsStocked = true;
        if (traits.HasFlag(Traits.Stocked))
            Add(service, person, Formulary.Everyday).IsStocked = true;
        if (traits.HasFlag(Traits.WhenNeeded))
            Add(service, person, Formulary.Hyoscine);
        if (traits.HasFlag(Traits.DayOfWhenNeeded) || traits.HasFlag(Traits.OneIngredientTwice))
            Add(service, person, Formulary.Paracetamol);
        if (traits.HasFlag(Traits.VariableDose))
            Add(service, person, Formulary.Macrogol);
        if (traits.HasFlag(Traits.TimeCritical))
            Add(service, person, Formulary.TimeCritical[0]);
        if (traits.HasFlag(Traits.OneIngredientTwice))
        {
            var once = Add(service, person, Formulary.CoCodamol with { Rounds = Formulary.Alginate.Rounds });
            once.Due.RemoveAll(d => d != FirstInWindow(service, person.Medicines[0]));
        }
    }

    private static MedicineDraft Add(ServiceDraft service, PersonDraft person, Medicine product)
    {
        var (calendar, chance) = (service.Calendar, service.Chance);
        var version = chance.Between(1, 6);
        var medicine = new MedicineDraft(product)
        {
            Start = string.Create(CultureInfo.InvariantCulture, $"{chance.Between(2021, 2025)}-{chance.Between(1, 12):D2}-{chance.Between(1, 28):D2}"),
            RxVersion = version,
            PrintedRxVersion = version,
            Opening = product.Quantity * chance.Between(40, 90),
        };
        var from = person.Traits.HasFlag(Traits.DayOfDoses) ? -DayBefore : -ServiceBuilder.Before;
        foreach (var day in calendar.Days(from, calendar.Length + ServiceBuilder.After))
        {
            foreach (var (round, hour, minute) in Times)
            {
                var due = calendar.At(day, hour, minute);
                if (product.Rounds.HasFlag(round) && due >= from && due <= calendar.Length + ServiceBuilder.After)
                    medicine.Due.Add(due);
            }
        }

        person.Medicines.Add(medicine);
        return medicine;
    }

    /// <summary>Now and then a medicine was stopped within the outage: what the frozen set still expects after that is not given.</summary>
    private static void Stop(ServiceDraft service, MedicineDraft medicine, Chance chance)
    {
        if (medicine.Due.Count < 2 || !chance.InHundred(4))
            return;
        var last = medicine.Due[^1];
        medicine.Stop = last - OutageCalendar.Hour;
        if (medicine.Stop <= medicine.Due[^2] || last < 0 || last > service.Calendar.Length)
            medicine.Stop = null;
    }
}
