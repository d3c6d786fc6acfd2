using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>What is played in an exercise: the scenario, what was told, what people answered, how that was judged, and its end.</summary>
/// <param name="Scenario">As it was loaded last, with whoever leads.</param>
public sealed record ExerciseState(Decided<ScenarioLoaded> Scenario)
{
    /// <summary>By inject.</summary>
    public ImmutableSortedDictionary<string, Decided<InjectGiven>> Given { get; init; } = ImmutableSortedDictionary.Create<string, Decided<InjectGiven>>(StringComparer.Ordinal);

    /// <summary>By inject, oldest first.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<AnswerState>> Answers { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableList<AnswerState>>(StringComparer.Ordinal);

    /// <summary>Null while it goes on.</summary>
    public Decided<ExerciseConcluded>? Concluded { get; init; }

    public string Lead => Scenario.What.Lead;

    public bool HasToGive => Concluded is null && Given.Count < Scenario.What.Injects.Count;

    public ScenarioLoaded.Types.Inject? Inject(string id) => Scenario.What.Injects.FirstOrDefault(inject => inject.Id == id);

    public ImmutableList<AnswerState> AnswersTo(string inject) => Answers.GetValueOrDefault(inject) ?? [];

    internal static ExerciseState After(ExerciseState? state, RecordedEvent recorded) => recorded.Event switch
    {
        ScenarioLoaded e => state is null ? new(Of(e, recorded)) : state with { Scenario = Of(e, recorded) },
        var e when state is null => throw new InvalidOperationException($"{e.Descriptor.Name} at {recorded.Position} comes before any scenario."),
        InjectGiven e => state with { Given = state.Given.SetItem(e.InjectId, Of(e, recorded)) },
        InjectAnswered e => state with { Answers = state.Answers.SetItem(e.InjectId, state.AnswersTo(e.InjectId).Add(new(Of(e, recorded), null))) },
        AnswerJudged e => state with { Answers = state.Answers.SetItem(e.InjectId, Judged(state.AnswersTo(e.InjectId), e.Answer - 1, Of(e, recorded))) },
        ExerciseConcluded e => state with { Concluded = Of(e, recorded) },
        var e => throw new UnknownEventException("an exercise", e.Descriptor.FullName),
    };

    private static ImmutableList<AnswerState> Judged(ImmutableList<AnswerState> answers, int place, Decided<AnswerJudged> judged) => answers.SetItem(place, answers[place] with { Judged = judged });

    private static Decided<T> Of<T>(T what, RecordedEvent recorded) => new(what, recorded.Actor, recorded.Role, recorded.RecordedAt, recorded.Position);
}

/// <summary>What somebody did upon an inject, and whether somebody else found that it was what was expected; null while nobody has looked.</summary>
public sealed record AnswerState(Decided<InjectAnswered> Answer, Decided<AnswerJudged>? Judged)
{
    public bool IsMet => Judged?.What.Met == true;
}
