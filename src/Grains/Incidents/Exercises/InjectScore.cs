using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>How one inject stands. Safety rule: what nothing on record shows is not met, and what a person must judge is not met before somebody has.</summary>
/// <param name="Inject">Of the scenario.</param>
/// <param name="DueAt">When it is told at the latest.</param>
/// <param name="Given">That it was told; null before.</param>
/// <param name="LimitAt">By when it is to be met; null before it was told.</param>
/// <param name="State">Of the words below.</param>
/// <param name="MetAt">When it was; null where it is not.</param>
/// <param name="LateSeconds">After its limit, of what was met late, or is not met.</param>
/// <param name="Evidence">Events that show it.</param>
/// <param name="Missing">What nothing shows, one sentence each.</param>
internal sealed record InjectScore(
    ScenarioLoaded.Types.Inject Inject, DateTimeOffset DueAt, Decided<InjectGiven>? Given, DateTimeOffset? LimitAt, string State, DateTimeOffset? MetAt, long LateSeconds,
    IReadOnlyList<RecordedEvent> Evidence, IReadOnlyList<string> Missing)
{
    public const string NotTold = "not_told";
    public const string Open = "open";
    public const string Met = "met";
    public const string Late = "late";
    public const string ToJudge = "to_judge";
    public const string NotMet = "not_met";

    public ImmutableList<AnswerState> Answers { get; init; } = [];

    /// <summary>The injects of an exercise, in the order of their times.</summary>
    /// <param name="incident">With its exercise.</param>
    /// <param name="record">Its events up to where they are judged.</param>
    /// <param name="services">Those of its services that are looked at.</param>
    /// <param name="now">As of when; after the end, as of the end.</param>
    public static ImmutableArray<InjectScore> Of(IncidentState incident, ExerciseRecord record, IReadOnlyCollection<string> services, DateTimeOffset now) =>
        [.. incident.Exercise!.Scenario.What.Injects.Select((inject, i) => (Score: Of(incident, incident.Exercise, inject, record, services, now), Place: i))
            .OrderBy(one => one.Score.DueAt).ThenBy(one => one.Place).Select(one => one.Score)];

    private static InjectScore Of(IncidentState incident, ExerciseState exercise, ScenarioLoaded.Types.Inject inject, ExerciseRecord record, IReadOnlyCollection<string> services, DateTimeOffset now)
    {
        var due = ExerciseDecisions.DueAt(incident, inject);
        if (exercise.Given.GetValueOrDefault(inject.Id) is not { } given)
            return new(inject, due, null, null, NotTold, null, 0, [], []);

        // An exercise is declared before a scenario can be in it: that time cannot begin with being told.
        var limit = (inject.Expect == Expectations.Declared ? due : given.At).AddMinutes(inject.WithinMinutes);
        var answers = exercise.AnswersTo(inject.Id);
        IReadOnlyCollection<string> of = inject.ServiceId.Length == 0 ? services : [.. services.Where(service => service == inject.ServiceId)];
        var (metAt, evidence, missing) = inject.Expect == Expectations.Answer ? Judged(answers) : Recorded(Shown.Of(record, inject, given.At, of));
        var isOver = exercise.Concluded is not null;
        var state = metAt is { } met ? met <= limit ? Met : Late
            : inject.Expect == Expectations.Answer && answers.Exists(answer => answer.Judged is null) && !isOver ? ToJudge
            : isOver || now > limit ? NotMet : Open;
        var late = state is Late or NotMet ? Math.Max(0, (long)((metAt ?? now) - limit).TotalSeconds) : 0;
        return new(inject, due, given, limit, state, metAt, late, evidence, missing) { Answers = answers };
    }

    private static (DateTimeOffset?, IReadOnlyList<RecordedEvent>, IReadOnlyList<string>) Recorded(Shown shown) => (shown.At, shown.Evidence, shown.Missing);

    // The answer says when it was done; who judged it had that time before them.
    private static (DateTimeOffset?, IReadOnlyList<RecordedEvent>, IReadOnlyList<string>) Judged(ImmutableList<AnswerState> answers) =>
        answers.Where(answer => answer.IsMet).MinBy(answer => answer.Answer.What.DoneAt.Read()) is { } met
            ? (met.Answer.What.DoneAt.Read(), [new RecordedEvent(met.Answer.What, met.Answer.Position, 0, met.Answer.At, met.Answer.By, met.Answer.Role, new("", met.Answer.What.ServiceId), "")], [])
            : (null, [], [answers.IsEmpty ? "Nobody has answered." : answers.Exists(answer => answer.Judged is null) ? "Nobody has judged the answer." : "No answer is what was expected."]);
}
