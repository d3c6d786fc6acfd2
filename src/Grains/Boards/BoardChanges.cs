using Google.Protobuf;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Services;
using Reinstate.V1;

namespace Reinstate.Grains.Boards;

/// <summary>An event of the log as watchers and timelines see it: one change, one sentence, no personal text.</summary>
public static class BoardChanges
{
    public static Change Of(string stream, RecordedEvent recorded) => new()
    {
        Position = recorded.Position,
        RecordedAt = recorded.RecordedAt.ToMoment(),
        Event = recorded.Event.Descriptor.Name,
        IncidentId = recorded.Scope.Incident,
        ServiceId = recorded.Scope.Service,
        PersonId = PersonOf(stream),
        Actor = recorded.Actor,
        Role = recorded.Role,
        What = What(recorded.Event),
        IdempotencyKey = recorded.Key,
    };

    public static TimelineEntry Entry(string stream, RecordedEvent recorded) => new()
    {
        Position = recorded.Position,
        OccurredAt = OccurredAt(recorded.Event) ?? recorded.RecordedAt.ToMoment(),
        RecordedAt = recorded.RecordedAt.ToMoment(),
        Actor = recorded.Actor,
        Role = recorded.Role,
        What = What(recorded.Event),
        ServiceId = recorded.Scope.Service,
        PersonId = PersonOf(stream),
        Event = recorded.Event.Descriptor.Name,
    };

    /// <summary>The run that an event touches, as it stands now; null for an event outside any run.</summary>
    public static RunSummary? Run(TenantView view, string incident, string service, DateTimeOffset now) =>
        view.Incidents.TryGetValue(incident, out var state) && state.Covers(service) ? RunViews.Of(view, RunView.Of(view, state, service, now)) : null;

    private static string PersonOf(string stream) => stream.StartsWith("person/", StringComparison.Ordinal) ? stream["person/".Length..] : "";

    private static Moment? OccurredAt(IMessage @event) => @event switch
    {
        OutageSuspected e => e.DetectedAt,
        IncidentDeclared e => e.DeclaredAt,
        ContingencyBegun e => e.ContingencyFrom,
        SystemRestored e => e.RestoredAt,
        TimelineNoted e => e.OccurredAt,
        OnCallDecisionRecorded e => e.Decision.DecidedAt,
        RotaChangeRecorded e => e.Change.ChangedAt,
        ContactRecorded e => e.Contact.OccurredAt,
        RecoveryRunOpened e => e.FrozenAt,
        RestorationNoted e => e.RestoredAt,
        SheetReturned e => e.ReturnedAt,
        NotificationClockStarted e => e.AwareAt,
        NotificationSent e => e.SentAt,
        SupplierContactRecorded e => e.OccurredAt,
        FeedbackRecorded e => e.SaidAt,
        NotificationAcknowledged e => e.AcknowledgedAt,
        InjectAnswered e => e.DoneAt,
        _ => null,
    };

    private static string What(IMessage @event) => @event switch
    {
        OutageSuspected e => $"Outage suspected: {e.Title}",
        IncidentDeclared e => $"Incident declared ({e.Kind}): {e.Title}",
        ContingencyBegun => "Contingency began: care goes on, on paper",
        SystemRestored e => $"{e.System} restored{(e.WholeIncident ? "; every system is back" : "")}",
        LossWindowFound e => $"Loss window of {e.System} found",
        ReconciliationBegun => "Reconciliation began",
        TimelineNoted e => e.Text,
        OnCallDecisionRecorded e => $"On-call decision {e.Decision.DecisionId}: {e.Decision.Decision}",
        RotaChangeRecorded e => $"Rota change {e.Change.ChangeId} of visit {e.Change.VisitId}",
        ContactRecorded e => $"Contact {e.Contact.ContactId} with {e.Contact.Party}",
        NotificationDecided e => $"Notify {e.Body}: {(e.Notify ? "yes" : "no")}",
        NotificationClockStarted e => $"Clock to notify {e.Body} runs from another moment",
        NotificationSent e => $"Notified {e.Body}{(e.Channel.Length > 0 ? $" by {e.Channel}" : "")}",
        NotificationAcknowledged e => $"{e.Body} acknowledged the notification",
        NotificationReminded e => $"Clock to notify {e.Body} {(e.Kind == "overdue" ? "has run out" : "is about to run out")}",
        SupplierContactRecorded e => $"Contact {e.ContactId} {(e.Direction == "to_supplier" ? "to" : "from")} the supplier",
        SupplierPromiseJudged e => $"Promise of {e.ContactId} {(e.Kept ? "kept" : "broken")}",
        ReviewQuestionAnswered e => $"Review: {e.Question} {e.Answer}",
        FeedbackRecorded e => $"Feedback {e.FeedbackId} recorded ({e.Kind})",
        FactorIdentified e => $"Contributory factor {e.Factor} identified",
        FactorWithdrawn e => $"Contributory factor {e.Factor} withdrawn",
        ActionEffectivenessChecked e => $"Action {e.ActionId} is {(e.Effective ? "effective" : "not effective, and open again")}",
        ScenarioLoaded e => $"Exercise: scenario loaded, {e.Injects.Count} injects; {e.Lead} leads",
        InjectGiven e => $"Exercise: inject {e.InjectId} given{(e.ByClock ? " by the clock" : "")}",
        InjectAnswered e => $"Exercise: inject {e.InjectId} answered by {e.DoneBy}",
        AnswerJudged e => $"Exercise: answer {e.Answer} to inject {e.InjectId} {(e.Met ? "is" : "is not")} what was expected",
        ExerciseConcluded e => e.BrokenOff ? "Exercise broken off" : $"Exercise concluded: {e.Met} of {e.Injects} injects met in time",
        MeetingNoted e => $"Meeting {e.MeetingId} ({e.Forum}) of {e.HeldOn} spoke about the incident",
        AssuranceBegun => "Assurance began",
        AuditSampleDrawn e => $"Audit sample drawn: {e.Items.Count} of {e.Population} items, seed {e.Seed}",
        AuditItemJudged e => $"Audited: {e.Item}{(e.Critical ? " (critical defect)" : e.Defect ? " (defect)" : "")}",
        ReviewCompleted => "Incident review completed",
        ActionAdded e => $"Action {e.ActionId} for {e.Owner}, due {e.DueOn}: {e.Text}",
        ActionClosed e => $"Action {e.ActionId} closed",
        IncidentClosed => "Incident closed",
        IncidentCloseRefused e => $"Closing refused: {e.Reasons.Count} reasons",
        IncidentReopened => "Incident reopened",
        LearningCompleted => "Learning complete",
        ExternalAccessGranted e => $"Access given to {e.Role} {e.Subject} until {e.Until.Read():yyyy-MM-dd HH:mm zzz}{(e.Redaction == "none" ? "" : ", redacted")}",
        ExternalAccessWithdrawn e => $"Access of {e.Role} {e.Subject} withdrawn",
        RecoveryRunOpened e => $"Recovery run opened: {e.Census.Count} people, {e.Census.Sum(entry => entry.ExpectedItems)} expected items",
        SheetsIssued e => $"{e.Sheets.Count} sheets issued",
        SheetReturned e => $"Sheet {e.Serial} returned, {e.PagesReturned} pages",
        SheetLossAttested e => $"Loss of sheet {e.Serial} attested",
        ScanKept e => $"Scan of sheet {e.Serial}, page {e.Page}, kept",
        RestorationNoted => "Restoration noted; the clocks of the steps run",
        WorkAllocated e => $"Step {e.Step} for {e.PersonId} allocated to {e.StaffId}",
        NextDoseChecked e => $"Next dose of {e.PersonId} checked with {e.CheckedWith}",
        StepCompleted e => $"Step {e.Step} completed: {Checklist.Title(e.Step)}",
        StepBecameOverdue e => $"Step {e.Step} is overdue: {Checklist.Title(e.Step)}",
        DutyOverridden e => $"Duty {e.Duty} overridden for entry {e.EntryId}",
        OverrideReviewed e => $"Override {e.OverrideId} reviewed: {(e.Accepted ? "accepted" : "not accepted")}",
        RunFindingDecided e => $"Finding {e.FindingId} {e.Decision}",
        ServiceSignedOff e => $"Service signed off: {e.Items} items of {e.People} people",
        SignOffRefused e => $"Sign-off refused: {e.Reasons.Count} reasons",
        ExpectedItemsFrozen e => $"{e.Items.Count} expected items frozen",
        ExpectedItemsAmended e => $"Expected set changed after the freeze: {e.Added.Count} added, {e.Withdrawn.Count} withdrawn",
        PaperReceived e => $"Paper received for {e.ItemIds.Count} items on sheet {e.SheetSerial}",
        EntriesRecorded e => $"{e.Entries.Count} entries recorded{(e.Imported ? " from a file" : "")}",
        EntryChecked e => $"Entry {e.EntryId} second-checked{(e.OverrideId.Length > 0 ? " under an override" : "")}",
        EntryCorrected e => $"Entry {e.Entry.EntryId} corrected",
        EntryVoided e => $"Entry {e.EntryId} void ({e.Kind})",
        QueryRaised e => $"Query {e.QueryId} raised",
        QueryResolved e => $"Query {e.QueryId} answered",
        ItemExcepted e => $"Item {e.ItemId}: {e.Kind}",
        FindingDecided e => $"Finding {e.FindingId} {e.Decision}",
        StockCounted e => $"Stock of {e.Count.MedicineId} counted",
        IdempotencyConflictNoted e => $"Idempotency key used again for another {e.Command}; refused",
        ErasureDecided e => e.LawfulBasis.Length > 0 ? $"Erasure decided before its time ({e.LawfulBasis})" : "Erasure decided: the time of these records is over",
        EndOfCareRecorded e => $"End of care of {e.PersonId} {(e.CareEndedOn.Length > 0 ? "recorded" : "taken back")}",
        LegalHoldPlaced e => $"Legal hold {e.HoldId} placed on {(e.PersonId.Length > 0 ? e.PersonId : $"incident {e.OfIncidentId}")}",
        LegalHoldLifted e => $"Legal hold {e.HoldId} lifted",
        PersonErased e => $"Records of {e.PersonId} erased",
        PlanRegistered e => $"Plan of {e.Plan.SourceSystem} for {e.PersonId} told: {e.Plan.Items.Count} items new or changed, {e.Withdrawn.Count} withdrawn",
        RecordRead e => $"Record read ({e.Method})",
        OrganisationRegistered => "Organisation registered",
        ServiceRegistered e => $"Service {e.Service.ServiceId} registered",
        PersonRegistered e => $"Person {e.Person.PersonId} registered",
        StaffRegistered e => $"Member of staff {e.Staff.StaffId} registered",
        ShiftsRegistered e => $"{e.Shifts.Count} shifts registered",
        ChartCodesMapped e => $"{e.Codes.Count} chart codes mapped",
        SystemsRegistered e => $"{e.Systems.Count} systems in use registered",
        PolicySet e => $"Policy version {e.PolicyVersion} set{(e.Reason.Length > 0 ? $": {e.Reason}" : "")}",
        _ => throw new UnknownEventException("a timeline", @event.Descriptor.FullName),
    };
}
