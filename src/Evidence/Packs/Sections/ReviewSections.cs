using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What those who were there say, what the review answers and finds as causes, and whether what changed because of it works.</summary>
internal static class ReviewSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("feedback", "Feedback, in their own words", "What staff, people and families say of the outage. Of what is anonymous nobody is named here, also not who recorded it.", facts.Review.Feedback,
            new("feedback_id", "Id of the feedback.", f => f.FeedbackId),
            new("kind", "debrief, staff, person or family.", f => f.Kind),
            new("author_role", "Role of who says it.", f => f.AuthorRole),
            new("anonymous", "Whether who says it is not to be named.", f => f.Anonymous),
            new("author", "Who says it, as stated.", f => f.Author),
            new("service", "Service id; null for the incident as a whole.", f => facts.Service(f.ServiceId)),
            new("said_at", "When it was said.", f => facts.Local(f.SaidAt)),
            new("said", "What was said.", f => f.Text),
            new("recorded_by", "Who recorded it.", f => facts.Staff(f.RecordedBy))),
        Section.Of("review_answers", "Questions of the review", "Whether printed material was current, roles were clear, the order of restoration was right, the supplier did its part, and it was there before; the latest answer.", facts.Review.Answers,
            new("question", "printed_material, roles_clear, restoration_order, supplier or recurrence.", a => a.Question),
            new("service", "Service id; null for the incident as a whole.", a => facts.Service(a.ServiceId)),
            new("answer", "yes, partly or no.", a => a.Answer),
            new("detail", "In words.", a => a.Detail),
            new("answered_by", "Who answered.", a => facts.Staff(a.AnsweredBy)),
            new("recorded_at", "When.", a => facts.Local(a.AnsweredAt))),
        Section.Of("contributory_factors", "Contributory factors", "What the review found to have contributed, by the codes of a taxonomy; those that stand.", facts.Review.Factors,
            new("factor", "Code of the taxonomy.", f => f.Factor_),
            new("title", "Its title.", f => f.Title),
            new("note", "How it contributed.", f => f.Note),
            new("identified_by", "Who found it.", f => facts.Staff(f.IdentifiedBy))),
        Section.Of("action_checks", "Effect of actions", "Whether closed actions do what they were for, oldest first; one that does not is open again.", facts.Incident.Actions.Values.SelectMany(action => action.Checks.Select(check => (action.Action.ActionId, Check: check))),
            new("action_id", "Id of the action.", c => c.ActionId),
            new("checked_on", "ISO date.", c => c.Check.What.CheckedOn),
            new("effective", "Whether it does what it was for.", c => c.Check.What.Effective),
            new("result", "What was found.", c => c.Check.What.Result),
            new("checked_by", "Who checked.", c => facts.Staff(c.Check.By))),
        Section.Of("meetings", "Meetings", "Meetings of governance that spoke about the incident.", facts.Review.Meetings,
            new("meeting_id", "Id of the meeting.", m => m.MeetingId),
            new("forum", "weekly_governance, monthly_governance, board or other.", m => m.Forum),
            new("held_on", "ISO date.", m => m.HeldOn),
            new("actions", "Ids of actions that it spoke about.", m => Cell.List(m.ActionIds)),
            new("decision", "What it decided.", m => m.Decision),
            new("next_on", "ISO date on which it speaks about it again; empty for none.", m => m.NextOn),
            new("noted_by", "Who noted it.", m => facts.Staff(m.NotedBy))),
    ];
}
