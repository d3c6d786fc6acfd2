using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Organisations;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>What a review looks at, from the log alone; judgement is the reviewer's.</summary>
public static class ReviewQueries
{
    /// <summary>All of it, for a view with everybody of the incident and of earlier ones of the same services.</summary>
    public static GetReviewReply Get(TenantView view, IncidentState incident, DateTimeOffset now)
    {
        var runs = BoardQueries.Runs(view, incident, now, Reader.Whole).ToList();
        var reply = OfIncident(view, incident, runs, now);
        if (incident.Declaration is null)
            return reply;
        var recurrences = Recurrences.Of(view, incident, runs, now).ToList();
        reply.Recurrences.Add(recurrences);
        reply.Findings.Add(GovernanceFindings.Of(incident, view.Organisation.Policy(), view.Organisation.PolicyVersion, recurrences, now));
        return reply;
    }

    /// <summary>What rests on this incident alone: without recurrences, and the findings that need them.</summary>
    public static GetReviewReply OfIncident(TenantView view, IncidentState incident, IReadOnlyCollection<RunView> runs, DateTimeOffset now)
    {
        if (incident.Declaration is null)
            return new GetReviewReply { Position = view.Position };
        var (policy, learning) = (view.Organisation.Policy(), incident.Learning);
        return new GetReviewReply
        {
            Position = view.Position,
            Milestones = { ReviewTimings.Milestones(incident, policy) },
            Steps = { runs.SelectMany(run => ReviewTimings.Steps(incident, run, policy)) },
            Restorations = { ReviewTimings.Restorations(incident, policy) },
            RestoredOutOfOrder = { ReviewTimings.OutOfOrder(incident, policy) },
            Printed = { runs.Select(PrintedMaterials.Of) },
            Supplier = SupplierScorecards.Of(incident, now),
            SupplierContacts = { SupplierScorecards.Contacts(learning, now) },
            Answers = { learning.Answers.Values.Select(Answer) },
            Feedback = { learning.Feedback.Values.Select(Said) },
            Factors = { learning.Factors.Values.Select(factor => new Factor { Factor_ = factor.What.Factor, Title = Taxonomy.Find(factor.What.Factor)?.Title ?? factor.What.Factor, Note = factor.What.Note, IdentifiedBy = factor.By }) },
            Taxonomy = Taxonomy.Version,
            TaxonomyFactors = { Taxonomy.Factors.Select(factor => new Factor { Factor_ = factor.Code, Title = factor.Title, Note = factor.Meaning }) },
            OpenBeforeLearning = { LearningGaps.Of(incident, policy), LearningGaps.OpenActions(incident, policy) },
            Meetings = { learning.Meetings.Values.Select(meeting => Meeting(incident.Id, meeting)) },
        };
    }

    internal static MeetingNote Meeting(string incident, Decided<Events.V1.MeetingNoted> meeting) => new()
    {
        MeetingId = meeting.What.MeetingId,
        Forum = meeting.What.Forum,
        HeldOn = meeting.What.HeldOn,
        ActionIds = { meeting.What.ActionIds },
        Decision = meeting.What.Decision,
        NextOn = meeting.What.NextOn,
        NotedBy = meeting.By,
        IncidentIds = { incident },
    };

    private static ReviewAnswer Answer(Decided<Events.V1.ReviewQuestionAnswered> answer) => new()
    {
        Question = answer.What.Question,
        Answer = answer.What.Answer,
        Detail = answer.What.Detail,
        ServiceId = answer.What.ServiceId,
        AnsweredBy = answer.By,
        AnsweredAt = answer.At.ToMoment(),
    };

    // Somebody who types their own words would be named by who recorded them.
    private static Feedback Said(Decided<Events.V1.FeedbackRecorded> said) => new()
    {
        FeedbackId = said.What.FeedbackId,
        Kind = said.What.Kind,
        AuthorRole = said.What.AuthorRole,
        Anonymous = said.What.Anonymous,
        Author = said.What.Author,
        Text = said.What.Text,
        ServiceId = said.What.ServiceId,
        SaidAt = said.What.SaidAt,
        RecordedBy = said.What.Anonymous ? "" : said.By,
    };
}
