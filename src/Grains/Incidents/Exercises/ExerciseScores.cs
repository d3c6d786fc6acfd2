using System.Collections.Immutable;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>Counts of injects by how they stand, and of the limits of the recovery runs' steps.</summary>
public sealed record ExerciseScores(int Injects, int Met, int Late, int NotMet, int Open, int ToJudge, int NotTold, int LimitsKept, int LimitsPassed, int LimitsRunning)
{
    /// <summary>As it was recorded when the exercise ended.</summary>
    internal static ExerciseScores Of(Events.V1.ExerciseConcluded e) => new(e.Injects, e.Met, e.Late, e.NotMet, 0, 0, e.NotTold, e.LimitsKept, e.LimitsPassed, 0);

    internal static ExerciseScores Of(IReadOnlyCollection<InjectScore> injects, IReadOnlyCollection<V1.StepTiming> steps)
    {
        return new(
            injects.Count, Count(InjectScore.Met), Count(InjectScore.Late), Count(InjectScore.NotMet), Count(InjectScore.Open), Count(InjectScore.ToJudge), Count(InjectScore.NotTold),
            steps.Count(step => step is { DoneAt: not null, LateSeconds: 0 }), steps.Count(step => step.LateSeconds > 0), steps.Count(step => step is { DoneAt: null, LateSeconds: 0 }));

        int Count(string state) => injects.Count(inject => inject.State == state);
    }
}

/// <summary>An exercise as of a position.</summary>
/// <param name="Score">Over all of its services.</param>
/// <param name="Open">What keeps it from being concluded, one sentence each.</param>
public sealed record ExerciseJudgement(ExerciseScores Score, ImmutableArray<string> Open);
