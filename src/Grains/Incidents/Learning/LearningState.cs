using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>What is learnt of an incident beside the review's own words (DOMAIN.md section 5, step 13), and when its life turned.</summary>
public sealed record LearningState
{
    public static readonly LearningState None = new();

    /// <summary>By id.</summary>
    public ImmutableSortedDictionary<string, Decided<SupplierContactRecorded>> SupplierContacts { get; init; } = ImmutableSortedDictionary.Create<string, Decided<SupplierContactRecorded>>(StringComparer.Ordinal);

    /// <summary>By the contact in which it was made; the latest judgement.</summary>
    public ImmutableSortedDictionary<string, Decided<SupplierPromiseJudged>> Promises { get; init; } = ImmutableSortedDictionary.Create<string, Decided<SupplierPromiseJudged>>(StringComparer.Ordinal);

    /// <summary>By question and service, the latest answer.</summary>
    public ImmutableSortedDictionary<string, Decided<ReviewQuestionAnswered>> Answers { get; init; } = ImmutableSortedDictionary.Create<string, Decided<ReviewQuestionAnswered>>(StringComparer.Ordinal);

    /// <summary>By id.</summary>
    public ImmutableSortedDictionary<string, Decided<FeedbackRecorded>> Feedback { get; init; } = ImmutableSortedDictionary.Create<string, Decided<FeedbackRecorded>>(StringComparer.Ordinal);

    /// <summary>By code; those that stand.</summary>
    public ImmutableSortedDictionary<string, Decided<FactorIdentified>> Factors { get; init; } = ImmutableSortedDictionary.Create<string, Decided<FactorIdentified>>(StringComparer.Ordinal);

    /// <summary>By id; what was noted last of a meeting.</summary>
    public ImmutableSortedDictionary<string, Decided<MeetingNoted>> Meetings { get; init; } = ImmutableSortedDictionary.Create<string, Decided<MeetingNoted>>(StringComparer.Ordinal);

    /// <summary>Turns of the incident's life after restoration, oldest first.</summary>
    public ImmutableList<Turn> Turns { get; init; } = [];

    public static string KeyOf(ReviewQuestionAnswered e) => $"{e.Question}/{e.ServiceId}";

    internal LearningState With(RecordedEvent recorded) => recorded.Event switch
    {
        SupplierContactRecorded e => this with { SupplierContacts = SupplierContacts.SetItem(e.ContactId, Of(e, recorded)) },
        SupplierPromiseJudged e => this with { Promises = Promises.SetItem(e.ContactId, Of(e, recorded)) },
        ReviewQuestionAnswered e => this with { Answers = Answers.SetItem(KeyOf(e), Of(e, recorded)) },
        FeedbackRecorded e => this with { Feedback = Feedback.SetItem(e.FeedbackId, Of(e, recorded)) },
        FactorIdentified e => this with { Factors = Factors.SetItem(e.Factor, Of(e, recorded)) },
        FactorWithdrawn e => this with { Factors = Factors.Remove(e.Factor) },
        MeetingNoted e => this with { Meetings = Meetings.SetItem(e.MeetingId, Of(e, recorded)) },
        var e => throw new UnknownEventException("what is learnt", e.Descriptor.FullName),
    };

    private static Decided<T> Of<T>(T what, RecordedEvent recorded) => new(what, recorded.Actor, recorded.Role, recorded.RecordedAt, recorded.Position);
}

/// <summary>The incident became something else.</summary>
/// <param name="What">As <see cref="Phases"/> names it.</param>
/// <param name="At">When that was recorded, UTC.</param>
public sealed record Turn(string What, DateTimeOffset At);
