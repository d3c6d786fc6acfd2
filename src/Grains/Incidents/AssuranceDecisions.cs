using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents.Auditing;
using Reinstate.Grains.Incidents.Learning;
using Reinstate.Grains.Incidents.Notifying;
using Reinstate.Grains.Organisations;
using Reinstate.Internal.V1;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents;

/// <summary>From the last service's sign-off to closing and learning (DOMAIN.md sections 4, 5 steps 12 and 13, and 8).</summary>
internal static class AssuranceDecisions
{
    public static Decision Decide(IncidentState state, IMessage command, CommandContext context) => command switch
    {
        DecideNotificationRequest or RecordAwarenessRequest or RecordNotificationSentRequest or AcknowledgeNotificationRequest or NoteNotificationClocks =>
            NotificationDecisions.Decide(state, command, context),
        BeginAssuranceRequest => BeginAssurance(state, context),
        DrawAuditSampleRequest c => AuditDecisions.Draw(state, c, context),
        JudgeAuditItemRequest c => AuditDecisions.Judge(state, c, context),
        CompleteReviewRequest c => Review(state, c),
        AddActionRequest or CloseActionRequest or CheckActionEffectivenessRequest => ActionDecisions.Decide(state, command, context),
        RecordSupplierContactRequest or JudgeSupplierPromiseRequest or AnswerReviewQuestionRequest or RecordFeedbackRequest or IdentifyFactorRequest or WithdrawFactorRequest or NoteMeetingRequest =>
            LearningDecisions.Decide(state, command, context),
        CloseIncidentRequest c => Close(state, c, context),
        ReopenIncidentRequest c => state.Phase is not (IncidentPhase.Closed or IncidentPhase.LearningComplete) ? IncidentDecisions.Wrong(state, "only a closed incident is reopened")
            : Guard.Text(("reason", c.Reason)) ?? Decision.Accept(new IncidentReopened { Reason = c.Reason }),
        CompleteLearningRequest c => Learn(state, c, context),
        _ => Decision.Refuse(Catalogue.InvalidArgument, $"{command.Descriptor.Name} is not a command of an incident."),
    };

    private static Decision BeginAssurance(IncidentState state, CommandContext context) =>
        state.Phase is IncidentPhase.Assurance ? Decision.Accept()
        : state.Phase is not (IncidentPhase.Reconciling or IncidentPhase.Reopened) ? IncidentDecisions.Wrong(state, "assurance follows reconciliation")
        : Judged(context).Blocking.Length > 0 ? Decision.Refuse(Catalogue.ServicesNotSigned, Judged(context).Blocking)
        : Decision.Accept(new AssuranceBegun());

    private static Decision Review(IncidentState state, CompleteReviewRequest c) =>
        state.Phase is not (IncidentPhase.Assurance or IncidentPhase.Closed) ? IncidentDecisions.Wrong(state, "the review follows recovery")
        : Guard.Text(("summary", c.Summary), ("what_went_well", c.WhatWentWell), ("what_to_improve", c.WhatToImprove), ("debrief", c.Debrief))
            ?? Decision.Accept(new ReviewCompleted
            {
                Summary = c.Summary,
                WhatWentWell = c.WhatWentWell,
                WhatToImprove = c.WhatToImprove,
                SupplierFindings = c.SupplierFindings,
                PrintedMaterialFindings = c.PrintedMaterialFindings,
                RestorationOrderFindings = c.RestorationOrderFindings,
                Debrief = c.Debrief,
            });

    private static Decision Close(IncidentState state, CloseIncidentRequest c, CommandContext context)
    {
        if (state.Phase is IncidentPhase.Closed)
            return Decision.Accept();
        if (state.Phase is not IncidentPhase.Assurance)
            return IncidentDecisions.Wrong(state, "an incident is closed from assurance");
        if (Guard.Text(("statement", c.Statement)) is { } bad)
            return bad;
        var judgement = Judged(context);
        if (judgement.Blocking.Length > 0)
            return RefusedClose(Refusal.Of(Catalogue.ServicesNotSigned, judgement.Blocking));
        string[] missing =
        [
            .. state.Audit is null ? ["No audit sample is drawn."] : state.Audit.Unjudged.Select(item => $"Audit item {item} is not judged."),
            .. state.Audit is { NeedsFullDraw: true } ? ["A critical defect was found: the audit must cover every item."] : Array.Empty<string>(),
            .. NotificationBodies.All.Where(body => !state.Notifications.ContainsKey(body)).Select(body => $"Nobody has decided whether to notify: {body}."),
        ];
        return missing.Length > 0 ? RefusedClose(Refusal.Of(Catalogue.AssuranceIncomplete, missing))
            : Decision.Accept(new IncidentClosed { JudgedPosition = judgement.Position, Statement = c.Statement });
    }

    private static Decision RefusedClose(Refusal refusal) => Decision.RefuseOnRecord(new IncidentCloseRefused { Reasons = { refusal.Reasons } }, refusal);

    private static Decision Learn(IncidentState state, CompleteLearningRequest c, CommandContext context)
    {
        if (state.Phase is IncidentPhase.LearningComplete)
            return Decision.Accept();
        if (state.Phase is not IncidentPhase.Closed)
            return IncidentDecisions.Wrong(state, "learning is complete after closing");
        var policy = context.Surroundings.Organisation.Policy();
        var open = LearningGaps.OpenActions(state, policy).ToArray();
        var missing = LearningGaps.Of(state, policy).ToArray();
        return missing.Length > 0 ? Decision.Refuse(Catalogue.AssuranceIncomplete, missing)
            : open.Length > 0 ? Decision.Refuse(Catalogue.ActionsOpen, open)
            : Guard.Text(("statement", c.Statement)) ?? Decision.Accept(new LearningCompleted { Statement = c.Statement });
    }

    private static ScopeJudgement Judged(CommandContext context) =>
        context.Judgement ?? throw new InvalidOperationException("This command covers a scope and comes with its judgement.");
}
