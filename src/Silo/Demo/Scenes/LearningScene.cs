using System.Globalization;
using Reinstate.Grains.Aggregates;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>Step 13 in full: what staff, people, families and the supplier said, and, weeks after the incident was closed, the improvement proved, looked at again, and learning completed.</summary>
internal static class LearningScene
{
    private const int WeeksUntilCheck = 4;

    public static string ActionOf(Setting setting) => $"{setting.Incident}-A1";

    /// <summary>ISO date.</summary>
    public static string CheckOn(Setting setting) => Due(setting).AddDays(7 * WeeksUntilCheck).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Due(Setting setting) => DateOnly.ParseExact(setting.Script.Governance.Improvement.DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What the review has before it.</summary>
    public static async Task HearAsync(Setting setting, Actor director)
    {
        // Of the files, not of the play's clock: played again, the same is said.
        var (incident, lessons, said) = (setting.Incident, setting.Script.Governance.Lessons, setting.Folder.Incident.RestoredAt.AddDays(1).ToMoment());
        await SupplierAsync(setting, director);
        await director.DoAsync("debrief", new RecordFeedbackRequest { IncidentId = incident, FeedbackId = $"{incident}-F1", Kind = "debrief", AuthorRole = lessons.Debrief.Role, Anonymous = true, Text = lessons.Debrief.Text, SaidAt = said });
        await director.DoAsync("heard", new RecordFeedbackRequest { IncidentId = incident, FeedbackId = $"{incident}-F2", Kind = lessons.Heard.Kind, AuthorRole = lessons.Heard.Kind, Anonymous = true, Text = lessons.Heard.Text, SaidAt = said });
        foreach (var (question, answer, detail) in lessons.Answers)
        {
            await director.DoAsync($"answer:{question}", new AnswerReviewQuestionRequest { IncidentId = incident, Question = question, Answer = answer, Detail = detail });
        }

        await director.DoAsync("factor", new IdentifyFactorRequest { IncidentId = incident, Factor = lessons.Cause.Factor, Note = lessons.Cause.Note });
        await setting.Stage.SayAsync($"Staff say: \"{lessons.Debrief.Text}\" A {(lessons.Heard.Kind == "person" ? "person supported" : "family")} says: \"{lessons.Heard.Text}\"");
    }

    /// <summary>The improvement is made, and a meeting hears of it.</summary>
    public static async Task ImproveAsync(Setting setting, Actor director)
    {
        var (stage, lessons) = (setting.Stage, setting.Script.Governance.Lessons);
        stage.Begin(setting.Incident);
        stage.Clock.To(At(setting, Due(setting)));
        await director.DoAsync("proof", new CloseActionRequest { IncidentId = setting.Incident, ActionId = ActionOf(setting), Proof = lessons.Proof });
        await director.DoAsync("meeting", new NoteMeetingRequest
        {
            IncidentId = setting.Incident,
            MeetingId = $"{setting.Incident}-M1",
            Forum = lessons.Meeting.Forum,
            HeldOn = setting.Script.Governance.Improvement.DueOn,
            ActionIds = { ActionOf(setting) },
            Decision = lessons.Meeting.Decision,
        });
        await stage.SayAsync($"{setting.Incident}: the improvement is made. {lessons.Proof}");
    }

    /// <summary>Somebody else than the owner looks whether it helps; then learning is complete.</summary>
    public static async Task CompleteAsync(Setting setting, Actor director)
    {
        var (stage, lessons) = (setting.Stage, setting.Script.Governance.Lessons);
        stage.Begin(setting.Incident);
        stage.Clock.To(At(setting, Due(setting).AddDays(7 * WeeksUntilCheck)));
        await director.DoAsync("effect", new CheckActionEffectivenessRequest { IncidentId = setting.Incident, ActionId = ActionOf(setting), Effective = true, CheckedOn = CheckOn(setting), Result = lessons.Effect });
        await director.DoAsync("learnt", new CompleteLearningRequest { IncidentId = setting.Incident, Statement = lessons.Statement });
        await stage.SayAsync($"{director.Title} completes the learning from {setting.Incident}: \"{lessons.Statement}\"");
    }

    private static async Task SupplierAsync(Setting setting, Actor director)
    {
        var (incident, said) = (setting.Incident, setting.Script.Governance.Lessons.Supplier);
        var asked = setting.Folder.Incident.DeclaredAt.AddMinutes(20);
        await director.DoAsync("supplier:asked", new RecordSupplierContactRequest
        {
            IncidentId = incident, ContactId = $"{incident}-S1", OccurredAt = asked.ToMoment(), Direction = "to_supplier", Channel = "telephone", Summary = said.Asked, AsksAnswer = true,
        });
        await director.DoAsync("supplier:answered", new RecordSupplierContactRequest
        {
            IncidentId = incident,
            ContactId = $"{incident}-S2",
            OccurredAt = asked.AddMinutes(40).ToMoment(),
            Direction = "from_supplier",
            Channel = "telephone",
            Summary = said.Answered,
            Answers = $"{incident}-S1",
            Promise = said.Promise,
            PromisedBy = setting.Folder.Incident.RestoredAt.AddDays(said.Days).ToMoment(),
        });
        await director.DoAsync("supplier:judged", new JudgeSupplierPromiseRequest { IncidentId = incident, ContactId = $"{incident}-S2", Kept = said.Kept, Note = said.Judged });
    }

    private static DateTimeOffset At(Setting setting, DateOnly day)
    {
        var (local, zone) = (day.ToDateTime(new TimeOnly(11, 0)), setting.Folder.Incident.Zone);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
