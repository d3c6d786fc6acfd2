using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Planning;

/// <summary>Medicines by the rounds of the house. Among any eleven people there are time-critical medicines, insulin, an anticoagulant, a controlled drug, and medicines given when needed.</summary>
internal static class MedicinesPlan
{
    private const int UsualWindow = 60;
    private const int CriticalWindow = 30;

    // Prime to the number of ordinary products, so that nobody has one twice.
    private const int Stride = 7;

    public static IEnumerable<ExpectedDose> Doses(PlannedFor person, PlanDay day) =>
        from product in Products(person)
        where !product.WhenNeeded
        from time in MedicineChart.Times
        where product.Rounds.HasFlag(time.Round)
        let due = day.At(time.Hour, time.Minute)
        select Dose(person, product, due) with { WindowMinutes = product.TimeCritical ? CriticalWindow : UsualWindow };

    public static IEnumerable<ExpectedDose> WhenNeeded(PlannedFor person) =>
        from product in Products(person)
        where product.WhenNeeded
        select Dose(person, product, null) with { Prn = true, PrnMinIntervalMinutes = product.MinIntervalMinutes, PrnMax24h = product.Max24h };

    private static ExpectedDose Dose(PlannedFor person, Medicine product, DateTimeOffset? due) =>
        new(due is { } at ? ItemIds.OfDose(person.PersonId, product.Id, at) : ItemIds.OfPrn(person.PersonId, product.Id), person.PersonId, product.Id, product.Name, due)
        {
            Form = product.Form,
            Route = product.Route,
            Strength = product.Strength,
            Dose = product.Dose,
            TimeCritical = product.TimeCritical,
            Ingredient = product.Ingredient,
            IngredientMg = product.IngredientMg,
            CdSchedule = product.Schedule,
            VariableDose = product.Variable,
            RxVersion = "1",
            PrintedRxVersion = "1",
        };

    private static IEnumerable<Medicine> Products(PlannedFor person)
    {
        var number = person.Number;
        var ordinary = person.ServiceType switch { "nursing_home" => 5, "care_home" => 4, ServiceTypes.Homecare => 1, _ => 2 };
        for (var i = 0; i < ordinary; i++)
            yield return Formulary.Ordinary[((number * 3) + (i * Stride)) % Formulary.Ordinary.Length];
        if (number % 6 == 0)
            yield return Formulary.TimeCritical[number / 6 % Formulary.TimeCritical.Length];
        if (number % 9 == 1)
            yield return Formulary.Insulin;
        if (number % 11 == 2)
            yield return Formulary.Warfarin;
        if (number % 8 == 3)
            yield return Formulary.Controlled;
        if (number % 3 == 0)
            yield return Formulary.Paracetamol;
        if (number % 7 == 5)
            yield return Formulary.WhenNeeded[1 + (number / 7 % (Formulary.WhenNeeded.Length - 1))];
    }
}
