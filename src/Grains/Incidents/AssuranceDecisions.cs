using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents.Auditing;
using Reinstate.Grains.Incidents.Notifying;
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
        AddActionRequest c => AddAction(state, c, context),
        CloseActionRequest c => CloseAction(state, c),
        CloseIncidentRequest c => Close(state, c, context),
        ReopenIncidentRequest c => state.Phase is not (IncidentPhase.Closed or IncidentPhase.LearningComplete) ? IncidentDecisions.Wrong(state, "only a closed incident is reopened")
            : Guard.Text(("reason", c.Reason)) ?? Decision.Accept(new IncidentReopened { Reason = c.Reason }),
        CompleteLearningRequest c => Learn(state, c),
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

    private static Decision AddAction(IncidentState state, AddActionRequest c, CommandContext context)
    {
        var action = new ActionAdded { ActionId = c.ActionId, Text = c.Text, Owner = c.Owner, DueOn = c.DueOn };
        return Guard.Ids(("action_id", c.ActionId)) ?? Guard.Text(("text", c.Text)) ?? Guard.Staff(context, c.Owner)
            ?? (DateOnly.TryParseExact(c.DueOn, "yyyy-MM-dd", out _) ? null : Decision.Refuse(Catalogue.InvalidArgument, "due_on is not a date (yyyy-mm-dd)."))
            ?? (state.Actions.GetValueOrDefault(c.ActionId) is { } known
                ? known.Action.Equals(action) ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyExists, c.ActionId)
                : Decision.Accept(action));
    }

    private static Decision CloseAction(IncidentState state, CloseActionRequest c) =>
        state.Actions.GetValueOrDefault(c.ActionId) is not { } action ? Decision.Refuse(Catalogue.ActionUnknown, c.ActionId)
        : Guard.Text(("proof", c.Proof)) ?? (action.Proof == c.Proof ? Decision.Accept()
            : action.Proof is not null ? Decision.Refuse(Catalogue.AlreadyResolved, c.ActionId)
            : Decision.Accept(new ActionClosed { ActionId = c.ActionId, Proof = c.Proof }));

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

    private static Decision Learn(IncidentState state, CompleteLearningRequest c)
    {
        if (state.Phase is IncidentPhase.LearningComplete)
            return Decision.Accept();
        if (state.Phase is not IncidentPhase.Closed)
            return IncidentDecisions.Wrong(state, "learning is complete after closing");
        if (state.Review is null)
            return Decision.Refuse(Catalogue.AssuranceIncomplete, "The incident review is not complete.");
        var open = state.Actions.Values.Where(action => action.Proof is null).Select(action => $"{action.Action.ActionId}: {action.Action.Text}").ToArray();
        return open.Length > 0 ? Decision.Refuse(Catalogue.ActionsOpen, open)
            : Guard.Text(("statement", c.Statement)) ?? Decision.Accept(new LearningCompleted { Statement = c.Statement });
    }

    private static ScopeJudgement Judged(CommandContext context) =>
        context.Judgement ?? throw new InvalidOperationException("This command covers a scope and comes with its judgement.");
}
