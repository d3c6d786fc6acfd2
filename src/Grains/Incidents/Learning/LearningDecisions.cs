using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>What is recorded for the review (DOMAIN.md section 5, step 13): the supplier, answers, what people say, causes, meetings.</summary>
internal static class LearningDecisions
{
    /// <summary>Questions that a review answers.</summary>
    public static readonly string[] Questions = ["printed_material", "roles_clear", "restoration_order", "supplier", "recurrence"];

    public static Decision Decide(IncidentState state, IMessage command, CommandContext context) => command switch
    {
        RecordSupplierContactRequest c => SupplierContact(state.Learning, c, context),
        JudgeSupplierPromiseRequest c => Promise(state.Learning, c),
        AnswerReviewQuestionRequest c => Answer(state, c),
        RecordFeedbackRequest c => Feedback(state, c, context),
        IdentifyFactorRequest c => Factor(state.Learning, c),
        WithdrawFactorRequest c => !state.Learning.Factors.ContainsKey(c.Factor) ? Decision.Refuse(Catalogue.FactorUnknown, c.Factor)
            : Guard.Text(("reason", c.Reason)) ?? Decision.Accept(new FactorWithdrawn { Factor = c.Factor, Reason = c.Reason }),
        NoteMeetingRequest c => Meeting(state, c),
        _ => Decision.Refuse(Catalogue.InvalidArgument, $"{command.Descriptor.Name} is not a command of an incident."),
    };

    private static Decision SupplierContact(LearningState state, RecordSupplierContactRequest c, CommandContext context)
    {
        var contact = new SupplierContactRecorded
        {
            ContactId = c.ContactId,
            OccurredAt = c.OccurredAt,
            Direction = c.Direction,
            Channel = c.Channel,
            Summary = c.Summary,
            AsksAnswer = c.AsksAnswer,
            Answers = c.Answers,
            Promise = c.Promise,
            PromisedBy = c.PromisedBy,
        };
        return Guard.Ids(("contact_id", c.ContactId)) ?? Guard.Text(("summary", c.Summary)) ?? Guard.OneOf("direction", c.Direction, "to_supplier", "from_supplier")
            ?? Guard.OneOf("channel", c.Channel, "telephone", "email", "portal", "in_person") ?? Guard.Past("occurred_at", c.OccurredAt, context.Now)
            ?? (c.AsksAnswer && c.Direction != "to_supplier" ? Decision.Refuse(Catalogue.InvalidArgument, "asks_answer is of a contact to the supplier.") : null)
            ?? (c.Answers.Length == 0 ? null : Answers(state, c))
            ?? (c.Promise.Length > 0 == (c.PromisedBy is not null) && (c.PromisedBy is null || c.PromisedBy.TryRead(out _)) ? null
                : Decision.Refuse(Catalogue.InvalidArgument, "promise and promised_by are stated together, and promised_by is a possible time."))
            ?? (state.SupplierContacts.GetValueOrDefault(c.ContactId) is not { } known ? Decision.Accept(contact)
                : known.What.Equals(contact) ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyExists, c.ContactId));
    }

    private static Decision? Answers(LearningState state, RecordSupplierContactRequest c) =>
        c.Direction != "from_supplier" ? Decision.Refuse(Catalogue.InvalidArgument, "answers is of a contact from the supplier.")
        : state.SupplierContacts.GetValueOrDefault(c.Answers) is not { What.AsksAnswer: true } asked ? Decision.Refuse(Catalogue.SupplierContactUnknown, c.Answers)
        : c.OccurredAt.Read() < asked.What.OccurredAt.Read() ? Decision.Refuse(Catalogue.InvalidArgument, $"occurred_at is before {c.Answers} asked.") : null;

    private static Decision Promise(LearningState state, JudgeSupplierPromiseRequest c)
    {
        var judged = new SupplierPromiseJudged { ContactId = c.ContactId, Kept = c.Kept, Note = c.Note };
        return state.SupplierContacts.GetValueOrDefault(c.ContactId) is not { What.Promise.Length: > 0 } ? Decision.Refuse(Catalogue.SupplierContactUnknown, c.ContactId)
            : judged.Equals(state.Promises.GetValueOrDefault(c.ContactId)?.What) ? Decision.Accept()
            : Guard.Text(("note", c.Note)) ?? Decision.Accept(judged);
    }

    private static Decision Answer(IncidentState state, AnswerReviewQuestionRequest c)
    {
        var answered = new ReviewQuestionAnswered { Question = c.Question, Answer = c.Answer, Detail = c.Detail, ServiceId = c.ServiceId };
        return Guard.OneOf("question", c.Question, Questions) ?? Guard.OneOf("answer", c.Answer, "yes", "partly", "no") ?? Guard.Text(("detail", c.Detail))
            ?? (c.ServiceId.Length == 0 || state.Touches(c.ServiceId) ? null : Decision.Refuse(Catalogue.NotInIncident, c.ServiceId))
            ?? (answered.Equals(state.Learning.Answers.GetValueOrDefault(LearningState.KeyOf(answered))?.What) ? Decision.Accept() : Decision.Accept(answered));
    }

    private static Decision Feedback(IncidentState state, RecordFeedbackRequest c, CommandContext context)
    {
        var feedback = new FeedbackRecorded
        {
            FeedbackId = c.FeedbackId,
            Kind = c.Kind,
            AuthorRole = c.AuthorRole,
            Anonymous = c.Anonymous,
            Author = c.Author,
            Text = c.Text,
            ServiceId = c.ServiceId,
            SaidAt = c.SaidAt,
        };
        return Guard.Ids(("feedback_id", c.FeedbackId)) ?? Guard.OneOf("kind", c.Kind, "debrief", "staff", "person", "family") ?? Guard.Text(("text", c.Text))
            ?? Guard.OneOf("author_role", c.AuthorRole, [.. Roles.All, "person", "family"]) ?? Guard.Past("said_at", c.SaidAt, context.Now)
            ?? (c.Anonymous && c.Author.Length > 0 ? Decision.Refuse(Catalogue.InvalidArgument, "What is anonymous has no author.") : null)
            ?? (c.ServiceId.Length == 0 || state.Touches(c.ServiceId) ? null : Decision.Refuse(Catalogue.NotInIncident, c.ServiceId))
            ?? (state.Learning.Feedback.GetValueOrDefault(c.FeedbackId) is not { } known ? Decision.Accept(feedback)
                : known.What.Equals(feedback) ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyExists, c.FeedbackId));
    }

    private static Decision Factor(LearningState state, IdentifyFactorRequest c)
    {
        var identified = new FactorIdentified { Factor = c.Factor, Taxonomy = Taxonomy.Version, Note = c.Note };
        return Taxonomy.Find(c.Factor) is null ? Decision.Refuse(Catalogue.InvalidArgument, $"factor is not one of {string.Join(", ", Taxonomy.Factors.Select(factor => factor.Code))}.")
            : Guard.Text(("note", c.Note)) ?? (identified.Equals(state.Factors.GetValueOrDefault(c.Factor)?.What) ? Decision.Accept() : Decision.Accept(identified));
    }

    private static Decision Meeting(IncidentState state, NoteMeetingRequest c)
    {
        var noted = new MeetingNoted { MeetingId = c.MeetingId, Forum = c.Forum, HeldOn = c.HeldOn, ActionIds = { c.ActionIds }, Decision = c.Decision, NextOn = c.NextOn };
        return Guard.Ids(("meeting_id", c.MeetingId)) ?? Guard.OneOf("forum", c.Forum, "weekly_governance", "monthly_governance", "board", "other") ?? Guard.Text(("decision", c.Decision))
            ?? ActionDecisions.Date("held_on", c.HeldOn) ?? (c.NextOn.Length == 0 ? null : ActionDecisions.Date("next_on", c.NextOn))
            ?? (c.ActionIds.FirstOrDefault(action => !state.Actions.ContainsKey(action)) is { } unknown ? Decision.Refuse(Catalogue.ActionUnknown, unknown) : null)
            ?? (noted.Equals(state.Learning.Meetings.GetValueOrDefault(c.MeetingId)?.What) ? Decision.Accept() : Decision.Accept(noted));
    }
}
