using Reinstate.Grains.Aggregates;
using Reinstate.Silo.Demo.Scripts;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>Steps 12 and 13: audit sample by another service, decisions about notifications, review, the improvement; then the incident is closed.</summary>
internal static class GovernanceScene
{
    private const int JudgedOneByOne = 3;

    public static async Task PlayAsync(Setting setting)
    {
        var (stage, director, governance) = (setting.Stage, setting.Cast[Cast.QualityDirector], setting.Script.Governance);
        await director.DoAsync("assurance", new BeginAssuranceRequest { IncidentId = setting.Incident });
        await NotifyAsync(setting, director);
        stage.Clock.To(At(setting, governance.Days.Audit, 10));
        await AuditAsync(setting, director, setting.Cast[governance.Auditor]);
        stage.Clock.To(At(setting, governance.Days.Review, 14));
        await LearningScene.HearAsync(setting, director);
        await ReviewAsync(setting, director);
        await director.DoAsync("close", new CloseIncidentRequest { IncidentId = setting.Incident, Statement = governance.Closing });
        await stage.SayAsync($"{director.Title} closes {setting.Incident}: \"{governance.Closing}\"");
    }

    private static DateTimeOffset At(Setting setting, int days, int hour)
    {
        var restored = setting.Folder.Incident.RestoredAt;
        return new DateTimeOffset(restored.Date.AddDays(days).AddHours(hour), restored.Offset);
    }

    private static async Task NotifyAsync(Setting setting, Actor director)
    {
        foreach (var (body, notify, reason, channel) in setting.Script.Governance.Notifications)
        {
            await director.DoAsync($"notify:{body}", new DecideNotificationRequest { IncidentId = setting.Incident, Body = body, Notify = notify, Reason = reason });
            if (notify)
            {
                await director.DoAsync($"sent:{body}", new RecordNotificationSentRequest
                {
                    IncidentId = setting.Incident, Body = body, SentAt = setting.Folder.Incident.RestoredAt.ToMoment(), Channel = channel, Reference = $"{setting.Incident}-{body}",
                });
            }
        }

        var yes = setting.Script.Governance.Notifications.Where(decision => decision.Notify).Select(decision => decision.Body.Replace('_', ' '));
        await setting.Stage.SayAsync($"{director.Title} decides on {setting.Script.Governance.Notifications.Length} notifications: yes to {string.Join(", ", yes)}; no to the others, each with its reason.");
    }

    private static async Task AuditAsync(Setting setting, Actor director, Actor auditor)
    {
        var seed = $"{setting.Incident} {setting.Stage.Clock.Now:yyyy-MM-dd}";
        await director.DoAsync("draw", new DrawAuditSampleRequest { IncidentId = setting.Incident, Seed = seed, Auditor = auditor.Id });
        var audit = (await director.AskAsync<GetGovernanceReply>(new GetGovernanceRequest { IncidentId = setting.Incident })).Audit;
        foreach (var item in audit.Items.Take(JudgedOneByOne))
        {
            await auditor.DoAsync($"judge:{item.Item}", new JudgeAuditItemRequest { IncidentId = setting.Incident, Item = item.Item, Note = setting.Script.Governance.AuditNote });
        }

        await auditor.DoAsync("judge", new JudgeAuditItemRequest { IncidentId = setting.Incident, Note = setting.Script.Governance.AuditNote });
        await setting.Stage.SayAsync($"Audit sample drawn with seed \"{seed}\": {audit.Items.Count} of {audit.Population} items, judged by {auditor.Title} of another service, no defect.");
    }

    private static async Task ReviewAsync(Setting setting, Actor director)
    {
        var review = setting.Script.Governance.Review;
        await director.DoAsync("review", new CompleteReviewRequest
        {
            IncidentId = setting.Incident,
            Summary = review.Summary,
            WhatWentWell = review.WentWell,
            WhatToImprove = review.Improve,
            SupplierFindings = review.Supplier,
            PrintedMaterialFindings = review.Printed,
            RestorationOrderFindings = review.Order,
            Debrief = review.Debrief,
        });
        await setting.Stage.SayAsync($"Incident review: {review.Summary} To improve: {review.Improve}");
        var (text, owner, due) = setting.Script.Governance.Improvement;
        await director.DoAsync("action", new AddActionRequest
        {
            IncidentId = setting.Incident,
            ActionId = LearningScene.ActionOf(setting),
            Text = text,
            Owner = owner,
            DueOn = due,
            Factor = setting.Script.Governance.Lessons.Cause.Factor,
            CheckOn = LearningScene.CheckOn(setting),
        });
        await setting.Stage.SayAsync($"Improvement for {setting.Cast[owner].Name} until {due}: {text}");
    }
}
