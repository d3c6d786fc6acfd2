using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Planning;

/// <summary>Visits in runs of four people, with an early and a late worker for each run; every sixth person needs two workers, every fourth is called at a time that matters.</summary>
internal static class VisitsPlan
{
    private const int Together = 4;
    private const int BetweenStarts = 45;
    private const int Minutes = 30;

    private static readonly (int Hour, int Minute, bool Early, string Tasks)[] Parts =
        [(7, 30, true, "wash and dress;breakfast"), (12, 0, true, "lunch;drinks"), (16, 30, false, "tea;company"), (20, 0, false, "undress;supper")];

    // Of a day's parts, those in which somebody is called.
    private static readonly int[][] Calls = [[0, 1, 2, 3], [0, 3], [0, 2]];

    public static IEnumerable<ExpectedVisit> Visits(PlannedFor person, PlanDay day)
    {
        var (doubleUp, critical) = (person.Number % 6 == 5, person.Number % 4 == 1);
        foreach (var part in Calls[person.Number % Calls.Length])
        {
            var (hour, minute, early, tasks) = Parts[part];
            var start = day.At(hour, minute + (person.Number % Together * BetweenStarts));
            var visit = $"{person.PersonId}-{day.Name}-{part + 1}";
            yield return new(ItemIds.OfVisit(visit), person.PersonId, visit, start, start.AddMinutes(Minutes))
            {
                WorkersRequired = doubleUp ? 2 : 1,
                StaffIds = [.. Workers(person, early).Take(doubleUp ? 2 : 1)],
                TimeCritical = critical,
                Priority = doubleUp || critical ? Priority.P1 : Priority.P2,
                Tasks = critical ? $"{tasks};medicines" : tasks,
            };
        }
    }

    private static IEnumerable<string> Workers(PlannedFor person, bool early)
    {
        var (run, workers) = (person.Number / Together, person.Workers);
        for (var i = 0; i < Math.Min(2, workers.Count); i++)
            yield return workers[((2 * run) + (early ? 0 : 1) + (i * (workers.Count / 2))) % workers.Count];
    }
}
