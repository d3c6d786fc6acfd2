using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>Parts of an exercise as messages of the API; times in the incident's local time.</summary>
internal static class ExerciseViews
{
    /// <summary>Evidence and answers of services beyond the reader's reach are left out.</summary>
    public static ScoredInject Of(InjectScore score, Reader reader, IncidentState incident) => new()
    {
        InjectId = score.Inject.Id,
        To = score.Inject.To,
        ServiceId = score.Inject.ServiceId,
        Tell = score.Inject.Tell,
        Expect = score.Inject.Expect,
        Expectation = Expectations.Words(score.Inject.Expect),
        Body = score.Inject.Body,
        WithinMinutes = score.Inject.WithinMinutes,
        DueAt = score.DueAt.ToMoment(),
        GivenAt = Local(incident, score.Given?.At),
        GivenBy = score.Given?.By ?? "",
        LimitAt = Local(incident, score.LimitAt),
        State = score.State,
        MetAt = Local(incident, score.MetAt),
        LateSeconds = score.LateSeconds,
        Evidence =
        {
            score.Evidence.Where(recorded => IsSeen(reader, incident, recorded.Scope.Service)).Select(recorded => new InjectEvidence
            {
                Position = recorded.Position, Event = recorded.Event.Descriptor.Name, ServiceId = recorded.Scope.Service, Actor = recorded.Actor, RecordedAt = Local(incident, recorded.RecordedAt),
            }),
        },
        Missing = { score.Missing },
        Answers = { score.Answers.Select((answer, i) => (Answer: answer, Number: i + 1)).Where(one => IsSeen(reader, incident, one.Answer.Answer.What.ServiceId)).Select(one => Of(one.Answer, one.Number, incident)) },
    };

    public static ExerciseScore Of(ExerciseScores score) => new()
    {
        Injects = score.Injects,
        Met = score.Met,
        Late = score.Late,
        NotMet = score.NotMet,
        Open = score.Open,
        ToJudge = score.ToJudge,
        NotTold = score.NotTold,
        LimitsKept = score.LimitsKept,
        LimitsPassed = score.LimitsPassed,
        LimitsRunning = score.LimitsRunning,
    };

    public static ExerciseConclusion Of(Decided<ExerciseConcluded> concluded) => new()
    {
        ConcludedAt = concluded.At.ToMoment(),
        ConcludedBy = concluded.By,
        Observations = concluded.What.Observations,
        BrokenOff = concluded.What.BrokenOff,
        JudgedPosition = concluded.What.JudgedPosition,
    };

    private static InjectAnswer Of(AnswerState answer, int number, IncidentState incident) => new()
    {
        Answer = number,
        ServiceId = answer.Answer.What.ServiceId,
        Done = answer.Answer.What.Done,
        DoneBy = answer.Answer.What.DoneBy,
        RecordedBy = answer.Answer.By,
        DoneAt = answer.Answer.What.DoneAt,
        RecordedAt = Local(incident, answer.Answer.At),
        JudgedBy = answer.Judged?.By ?? "",
        Met = answer.IsMet,
        Note = answer.Judged?.What.Note ?? "",
    };

    private static bool IsSeen(Reader reader, IncidentState incident, string service) => service.Length == 0 || reader.Sees(incident, service);

    private static Facts.V1.Moment? Local(IncidentState incident, DateTimeOffset? at) => at is { } moment ? TimeZoneInfo.ConvertTime(moment, incident.Zone()).ToMoment() : null;
}
