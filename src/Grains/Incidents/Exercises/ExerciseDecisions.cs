using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Internal.V1;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>The course of an exercise: scenario, injects, answers, judgement, end. Safety rule: nothing of it happens in an incident that is no exercise.</summary>
internal static class ExerciseDecisions
{
    private const int MostAnswers = 50;

    public static Decision Decide(IncidentState state, IMessage command, CommandContext context) =>
        command is NoteInjectsDue ? Due(state, context)
        : !state.IsExercise ? Decision.Refuse(Catalogue.NotAnExercise, $"{state.Id} is {state.Declaration!.Kind}.")
        : command is LoadScenarioRequest load ? Loading.Load(state, load, context)
        : state.Exercise is not { } exercise ? Decision.Refuse(Catalogue.NoScenario, state.Id)
        : command switch
        {
            GiveInjectRequest c => Give(state, exercise, c, context),
            AnswerInjectRequest c => Answer(state, exercise, c, context),
            JudgeAnswerRequest c => Judge(exercise, c, context),
            ConcludeExerciseRequest c => Conclude(exercise, c, context),
            _ => Decision.Refuse(Catalogue.InvalidArgument, $"{command.Descriptor.Name} is not a command of an exercise."),
        };

    /// <summary>When an inject is told at the latest.</summary>
    public static DateTimeOffset DueAt(IncidentState state, ScenarioLoaded.Types.Inject inject) =>
        TimeZoneInfo.ConvertTime(state.DetectedAt!.Value.AddMinutes(inject.AfterMinutes), state.Zone());

    private static Decision Due(IncidentState state, CommandContext context) => !state.HasInjectsToGive ? Decision.Accept()
        : Decision.Accept([.. state.Exercise!.Scenario.What.Injects.Where(inject => !state.Exercise.Given.ContainsKey(inject.Id) && DueAt(state, inject) <= context.Now).Select(inject => Given(state, inject, true))]);

    private static Decision Give(IncidentState state, ExerciseState exercise, GiveInjectRequest c, CommandContext context) =>
        exercise.Inject(c.InjectId) is not { } inject ? Decision.Refuse(Catalogue.InjectUnknown, c.InjectId)
        : exercise.Given.ContainsKey(c.InjectId) ? Decision.Accept()
        : Over(exercise) ?? Led(exercise, context) ?? Decision.Accept(Given(state, inject, false));

    private static InjectGiven Given(IncidentState state, ScenarioLoaded.Types.Inject inject, bool byClock) =>
        new() { InjectId = inject.Id, ServiceId = inject.ServiceId, DueAt = DueAt(state, inject).ToMoment(), ByClock = byClock };

    private static Decision Answer(IncidentState state, ExerciseState exercise, AnswerInjectRequest c, CommandContext context)
    {
        if (exercise.Inject(c.InjectId) is null)
            return Decision.Refuse(Catalogue.InjectUnknown, c.InjectId);
        if (exercise.Given.GetValueOrDefault(c.InjectId) is not { } given)
            return Decision.Refuse(Catalogue.InjectNotGiven, c.InjectId);
        var answered = new InjectAnswered { InjectId = c.InjectId, ServiceId = c.ServiceId, Done = c.Done, DoneBy = c.DoneBy.Length > 0 ? c.DoneBy : context.Actor, DoneAt = c.DoneAt };
        var answers = exercise.AnswersTo(c.InjectId);
        return Guard.Text(("done", c.Done)) ?? Guard.Past("done_at", c.DoneAt, context.Now) ?? Guard.Staff(context, answered.DoneBy)
            ?? (c.ServiceId.Length == 0 || state.Touches(c.ServiceId) ? null : Decision.Refuse(Catalogue.NotInIncident, c.ServiceId))
            ?? (answers.Exists(one => one.Answer.What.Equals(answered)) ? Decision.Accept() : null)
            ?? Over(exercise)
            ?? (c.DoneAt.Read() < Minute(given.At) ? Decision.Refuse(Catalogue.InvalidArgument, $"done_at is before {c.InjectId} was given.") : null)
            ?? (answers.Count >= MostAnswers ? Decision.Refuse(Catalogue.InvalidArgument, $"{c.InjectId} has {MostAnswers} answers.") : null)
            ?? Decision.Accept(answered);
    }

    private static Decision Judge(ExerciseState exercise, JudgeAnswerRequest c, CommandContext context)
    {
        if (exercise.Inject(c.InjectId) is null)
            return Decision.Refuse(Catalogue.InjectUnknown, c.InjectId);
        var answers = exercise.AnswersTo(c.InjectId);
        if (c.Answer < 1 || c.Answer > answers.Count)
            return Decision.Refuse(Catalogue.AnswerUnknown, $"{c.InjectId}: {c.Answer}");
        if ((Guard.Text(("note", c.Note)) ?? Guard.Staff(context, context.Actor)) is { } bad)
            return bad;
        var (answer, before) = answers[c.Answer - 1];
        if (context.Actor == answer.By || context.Actor == answer.What.DoneBy)
            return Decision.Refuse(Catalogue.SamePerson, $"Answer {c.Answer} to {c.InjectId} is judged by somebody who neither did nor recorded it.");
        var judged = new AnswerJudged { InjectId = c.InjectId, Answer = c.Answer, Met = c.Met, Note = c.Note };
        return before is null ? Over(exercise) ?? Decision.Accept(judged)
            : before.What.Equals(judged) && before.By == context.Actor ? Decision.Accept()
            : Decision.Refuse(Catalogue.AlreadyResolved, $"{c.InjectId}: {c.Answer}");
    }

    private static Decision Conclude(ExerciseState exercise, ConcludeExerciseRequest c, CommandContext context)
    {
        if (exercise.Concluded is { } before)
            return before.What.Observations == c.Observations && before.What.BrokenOff == c.BrokenOff ? Decision.Accept() : Over(exercise)!;
        if ((Led(exercise, context) ?? Guard.Text(("observations", c.Observations))) is { } bad)
            return bad;
        var judgement = context.Judgement ?? throw new InvalidOperationException("This command covers a scope and comes with its judgement.");
        if (judgement.Exercise is not { } scored)
            return Decision.Refuse(Catalogue.ExerciseNotOver, "The scenario was loaded after the record was judged.");
        if (!c.BrokenOff && scored.Open.Length > 0)
            return Decision.Refuse(Catalogue.ExerciseNotOver, scored.Open);
        var score = scored.Score;
        return Decision.Accept(new ExerciseConcluded
        {
            JudgedPosition = judgement.Position,
            Observations = c.Observations,
            BrokenOff = c.BrokenOff,
            Injects = score.Injects,
            Met = score.Met,
            Late = score.Late,
            NotMet = score.NotMet + score.Open + score.ToJudge,
            NotTold = score.NotTold,
            LimitsKept = score.LimitsKept,
            LimitsPassed = score.LimitsPassed,
        });
    }

    private static Decision? Over(ExerciseState exercise) =>
        exercise.Concluded is { } concluded ? Decision.Refuse(Catalogue.ExerciseIsOver, $"Concluded by {concluded.By} at {concluded.At:yyyy-MM-dd HH:mm} UTC.") : null;

    private static Decision? Led(ExerciseState exercise, CommandContext context) =>
        context.Actor == exercise.Lead ? null : Decision.Refuse(Catalogue.NotTheLead, $"{exercise.Lead} leads.");

    // People write times by the minute.
    private static DateTimeOffset Minute(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
}
