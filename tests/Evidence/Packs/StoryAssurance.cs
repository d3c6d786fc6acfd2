using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>Audit, review, closing, learning.</summary>
internal static class StoryAssurance
{
    public static void Close(Story story)
    {
        story.Do(new ReviewOverrideRequest { IncidentId = Story.Incident, ServiceId = Story.Home, OverrideId = "ov1", Accepted = true, Note = "rota confirms two on shift" }, "quin", "group_quality_director")
            .Do(new BeginAssuranceRequest { IncidentId = Story.Incident }, "quin", "group_quality_director")
            .Do(new DrawAuditSampleRequest { IncidentId = Story.Incident, Seed = "lottery-4711", Auditor = "gus" }, "quin", "group_quality_director")
            .Do(new JudgeAuditItemRequest { IncidentId = Story.Incident, Item = "p1/d1", Defect = true, Note = "initials hard to read" }, "gus", "deputy_manager")
            .Do(new JudgeAuditItemRequest { IncidentId = Story.Incident, Note = "agrees with the sheet" }, "gus", "deputy_manager")
            .Do(new CompleteReviewRequest
            {
                IncidentId = Story.Incident,
                Summary = "recovered within the day",
                WhatWentWell = "double checks held",
                WhatToImprove = "summaries need a version number",
                SupplierFindings = "Medisoft gave no notice",
                PrintedMaterialFindings = "one summary was a version behind",
                RestorationOrderFindings = "medicines came first, rightly",
                Debrief = "night staff felt alone",
            }, "quin", "group_quality_director")
            .Do(new AddActionRequest { IncidentId = Story.Incident, ActionId = "act-1", Text = "Print the version number on every summary", Owner = "rae", DueOn = "2026-04-30" }, "quin", "group_quality_director");
        story.Try(new CloseIncidentRequest { IncidentId = Story.Incident, Statement = "before the decisions" }, "quin", "group_quality_director");
        foreach (var body in (string[])["cqc", "safeguarding", "ico", "duty_of_candour", "commissioner", "families", "insurer"])
            story.Do(new DecideNotificationRequest { IncidentId = Story.Incident, Body = body, Notify = body == "ico", Reason = $"reason for {body}", Reference = body == "ico" ? "ICO-88" : "" }, "quin", "group_quality_director");
        Tell(story);
        LookBack(story);
        story.Do(new CloseIncidentRequest { IncidentId = Story.Incident, Statement = "closed by the quality director" }, "quin", "group_quality_director");
    }

    private static void Tell(Story story) => story
        .Do(new RecordAwarenessRequest { IncidentId = Story.Incident, Body = "ico", AwareAt = Story.At(8, 1), Reason = "the supplier said so by telephone" }, "quin", "group_quality_director")
        .Do(new RecordNotificationSentRequest { IncidentId = Story.Incident, Body = "ico", SentAt = Story.At(14, 30), Reference = "ICO-88-sent", Channel = "portal" }, "quin", "group_quality_director")
        .Do(new AcknowledgeNotificationRequest { IncidentId = Story.Incident, Body = "ico", AcknowledgedAt = Story.At(14, 40), Reference = "ICO-ACK-5" }, "quin", "group_quality_director");

    private static void LookBack(Story story) => story
        .Do(new RecordSupplierContactRequest { IncidentId = Story.Incident, ContactId = "sc-1", OccurredAt = Story.At(8, 15), Direction = "to_supplier", Channel = "telephone", Summary = "asked when the charts come back", AsksAnswer = true }, "quin", "group_quality_director")
        .Do(new RecordSupplierContactRequest { IncidentId = Story.Incident, ContactId = "sc-2", OccurredAt = Story.At(9), Direction = "from_supplier", Channel = "email", Summary = "the database is restored from a copy", Answers = "sc-1", Promise = "the charts are back by noon", PromisedBy = Story.At(12) }, "quin", "group_quality_director")
        .Do(new JudgeSupplierPromiseRequest { IncidentId = Story.Incident, ContactId = "sc-2", Kept = false, Note = "they came back at two" }, "quin", "group_quality_director")
        .Do(new AnswerReviewQuestionRequest { IncidentId = Story.Incident, Question = "roles_clear", Answer = "partly", Detail = "nobody knew who checks at night", ServiceId = Story.Home }, "quin", "group_quality_director")
        .Do(new RecordFeedbackRequest { IncidentId = Story.Incident, FeedbackId = "fb-1", Kind = "staff", AuthorRole = "care_worker", Anonymous = true, Text = "we wanted a telephone that works", ServiceId = Story.Home, SaidAt = Story.At(14) }, "quin", "group_quality_director")
        .Do(new IdentifyFactorRequest { IncidentId = Story.Incident, Factor = "tools.printed_material", Note = "one chart was from last month" }, "quin", "group_quality_director")
        .Do(new NoteMeetingRequest { IncidentId = Story.Incident, MeetingId = "wg-11", Forum = "weekly_governance", HeldOn = "2026-03-14", ActionIds = { "act-1" }, Decision = "asks for monthly proof of printing" }, "quin", "group_quality_director");

    public static void Learn(Story story) => story
        .Do(new CloseActionRequest { IncidentId = Story.Incident, ActionId = "act-1", Proof = "template 5 shows the version" }, "rae", "registered_manager")
        .Do(new CheckActionEffectivenessRequest { IncidentId = Story.Incident, ActionId = "act-1", Effective = true, CheckedOn = "2026-03-01", Result = "seen in use" }, "quin", "group_quality_director")
        .Do(new CompleteLearningRequest { IncidentId = Story.Incident, Statement = "shared with all services" }, "quin", "group_quality_director");
}
