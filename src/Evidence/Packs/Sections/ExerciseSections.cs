using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What had been practised before, and of an exercise how it was played.</summary>
internal static class ExerciseSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("exercises_before", "Exercises before", "Exercises of the affected services that were concluded before the outage was noticed, oldest first; how each was scored when it ended.", facts.Practised,
            new("exercise_id", "Id of the incident that was the exercise.", e => e.Id),
            new("services", "Ids of its services.", e => Cell.List(e.Services)),
            new("concluded_at", "When it ended.", e => facts.Local(e.Exercise!.Concluded!.At)),
            new("broken_off", "Whether it was broken off; what is broken off tests no plan.", e => e.Exercise!.Concluded!.What.BrokenOff),
            new("injects", "Events of its scenario.", e => (long)e.Exercise!.Concluded!.What.Injects),
            new("met", "Of these, met within their time.", e => (long)e.Exercise!.Concluded!.What.Met),
            new("late", "Met later.", e => (long)e.Exercise!.Concluded!.What.Late),
            new("not_met", "Not met, or never judged.", e => (long)e.Exercise!.Concluded!.What.NotMet),
            new("limits_kept", "Limits of recovery steps that were kept.", e => (long)e.Exercise!.Concluded!.What.LimitsKept),
            new("limits_passed", "Limits that were not.", e => (long)e.Exercise!.Concluded!.What.LimitsPassed),
            new("observations", "What its lead observed.", e => e.Exercise!.Concluded!.What.Observations),
            new("concluded_by", "Who led it.", e => facts.Staff(e.Exercise!.Concluded!.By))),
        Section.Of("exercise_injects", "Injects of the exercise", "Of an exercise: what was told, what was expected upon it, and how that stands. Of a live incident nothing.", facts.Exercise.Injects,
            new("inject", "Id in the scenario.", i => i.InjectId),
            new("service", "Service id; null for the exercise as a whole.", i => facts.Service(i.ServiceId)),
            new("told_at", "When; null where it never was.", i => facts.Local(i.GivenAt)),
            new("told", "What was told.", i => i.Tell),
            new("expected", "What is expected to be on record then.", i => i.Expectation),
            new("limit_at", "By when.", i => facts.Local(i.LimitAt)),
            new("state", "not_told, open, met, late, to_judge or not_met.", i => i.State),
            new("met_at", "When it was met.", i => facts.Local(i.MetAt)),
            new("evidence", "Positions in the log of what shows it.", i => Cell.List(i.Evidence.Select(e => e.Position.ToString(System.Globalization.CultureInfo.InvariantCulture))))),
    ];
}
