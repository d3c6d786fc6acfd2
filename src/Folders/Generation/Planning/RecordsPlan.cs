using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Planning;

/// <summary>Daily records of a home or a supported living service: for everybody, and what some need besides.</summary>
internal static class RecordsPlan
{
    public static IEnumerable<ExpectedRecord> Records(PlannedFor person, PlanDay day)
    {
        yield return Record(Category.PersonalCare, 7, 11, Priority.P3);
        yield return Record(Category.Nutrition, 12, 14, Priority.P3);
        yield return Record(Category.Mood, 14, 20, Priority.P3);
        yield return Record(Category.Sleep, 22, 24 + 7, Priority.P3) with { MaxIntervalMinutes = person.ServiceType is "nursing_home" or "care_home" ? 120 : null };
        if (person.Number % 3 == 0)
            yield return Record(Category.Observation, 10, 12, Priority.P2);
        if (person.Number % 4 == 1)
            yield return Record(Category.Hydration, 8, 20, Priority.P3) with { MaxIntervalMinutes = 240 };
        if (person.Number % 5 == 2)
            yield return Record(Category.Repositioning, 8, 20, Priority.P3) with { MaxIntervalMinutes = 240 };
        if (person.ServiceType == "supported_living" && person.Number % 4 == 2)
            yield return Record(Category.Behaviour, 8, 20, Priority.P1);

        ExpectedRecord Record(Category category, int from, int to, Priority priority) =>
            new(ItemIds.OfRecord(person.PersonId, category, day.At(from)), person.PersonId, category, day.At(from), day.At(to)) { Priority = priority };
    }
}
