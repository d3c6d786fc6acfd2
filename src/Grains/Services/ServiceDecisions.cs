using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Internal.V1;
using Reinstate.V1;

namespace Reinstate.Grains.Services;

/// <summary>The recovery run of a service: opening, restoration, allocation, next-dose checks; routes to the neighbours for the rest.</summary>
internal static class ServiceDecisions
{
    public static Decision Decide(ServiceState state, IMessage command, CommandContext context)
    {
        if (Guard.Role(context, command) is { } notAllowed)
            return notAllowed;
        if (command is NoteIdempotencyConflict conflict)
            return Decision.Accept(KeyConflicts.Noted(conflict));
        if (context.Surroundings.Incident is not { Declaration: { } } incident)
            return Decision.Refuse(Catalogue.IncidentUnknown);
        if (!incident.Covers(state.Id))
            return Decision.Refuse(Catalogue.NotInIncident, $"{state.Id} is not part of incident {incident.Id}.");
        if (incident.Phase is IncidentPhase.Closed or IncidentPhase.LearningComplete && command is not (ReviewOverrideRequest or NoteOverdueSteps))
            return Decision.Refuse(Catalogue.WrongState, $"Incident {incident.Id} is closed: reopen it first.");
        var run = state.Runs.GetValueOrDefault(incident.Id);
        if (command is OpenRecoveryRunRequest open)
            return Open(state, run, open, context);
        if (run is null)
            return Decision.Refuse(Catalogue.RunUnknown, $"{state.Id} has no recovery run in incident {incident.Id}.");
        return command switch
        {
            IssueSheetsRequest c => SheetDecisions.Issue(run, c, context),
            ReturnSheetRequest c => SheetDecisions.Return(run, c, context),
            AttestSheetLossRequest c => SheetDecisions.AttestLoss(run, c),
            KeepInspectedScan c => ScanDecisions.Keep(run, c, context),
            NoteRestorationRequest c => Restoration(run, c, context),
            AllocateWorkRequest c => Allocate(run, c, context),
            CheckNextDoseRequest c => NextDose(run, c, context),
            CompleteStepRequest c => StepDecisions.Complete(run, c, context),
            NoteOverdueSteps => StepDecisions.NoteOverdue(run, context),
            OverrideDutyRequest c => OverrideDecisions.Override(run, c, context),
            ReviewOverrideRequest c => OverrideDecisions.Review(run, c, context),
            DecideRunFindingRequest c => DecideFinding(run, c, context),
            SignOffServiceRequest c => SignOffDecisions.SignOff(state.Id, run, c, context),
            _ => Decision.Refuse(Catalogue.InvalidArgument, $"{command.Descriptor.Name} is not a command of a recovery run."),
        };
    }

    private static Decision Open(ServiceState state, RecoveryRun? run, OpenRecoveryRunRequest c, CommandContext context)
    {
        var organisation = context.Surroundings.Organisation;
        if (!organisation.Services.TryGetValue(state.Id, out var service))
            return Decision.Refuse(Catalogue.ServiceUnknown, state.Id);
        if (Guard.Past("frozen_at", c.FrozenAt, context.Now) is { } bad)
            return bad;
        var opened = new RecoveryRunOpened
        {
            IncidentId = c.IncidentId,
            ServiceType = service.Type,
            PrintedSummaryVersion = c.PrintedSummaryVersion,
            FrozenAt = c.FrozenAt,
            Census = { c.Census.OrderBy(entry => entry.PersonId, StringComparer.Ordinal).Select(entry => new CensusEntry { PersonId = entry.PersonId, ExpectedItems = entry.ExpectedItems }) },
        };
        if (run is not null)
            return run.Opened.Equals(opened) ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyExists, $"The run of {state.Id} in incident {c.IncidentId} is open with another census.");
        foreach (var entry in c.Census)
        {
            if (!organisation.People.TryGetValue(entry.PersonId, out var person) || person.ServiceId != state.Id)
                return Decision.Refuse(Catalogue.PersonUnknown, $"'{entry.PersonId}' is not registered at {state.Id}.");
            if (entry.ExpectedItems < 0)
                return Decision.Refuse(Catalogue.InvalidArgument, $"expected_items of {entry.PersonId} is negative.");
        }

        if (c.Census.GroupBy(entry => entry.PersonId).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return Decision.Refuse(Catalogue.InvalidArgument, $"{twice.Key} stands in the census twice.");

        // A person left out of the census would never be missed: the census is the directory, whole.
        var counted = c.Census.Select(entry => entry.PersonId).ToHashSet(StringComparer.Ordinal);
        var missing = organisation.PeopleAt(state.Id).Where(person => !counted.Contains(person)).Select(person => $"{person} is missing in the census.").ToList();
        return missing.Count > 0 ? Decision.Refuse(Catalogue.CensusMismatch, missing) : Decision.Accept(opened);
    }

    private static Decision Restoration(RecoveryRun run, NoteRestorationRequest c, CommandContext context) =>
        Guard.Past("restored_at", c.RestoredAt, context.Now)
        ?? (c.RestoredAt.Equals(run.RestoredAt) ? Decision.Accept()
            : run.Steps.ContainsKey(Checklist.AllClear) ? Decision.Refuse(Catalogue.WrongState, "The all clear is given; the moment of restoration stands.")
            : context.Surroundings.Incident!.RestoredFor(c.ServiceId) is not { } restored ? Decision.Refuse(Catalogue.WrongState, $"A system of the incident is still out at {c.ServiceId}.")
            : restored != c.RestoredAt.Read() ? Decision.Refuse(Catalogue.InvalidArgument, $"The incident records that the last system answered again at {c.ServiceId} at {restored:yyyy-MM-dd HH:mm:ss zzz}.")
            : Decision.Accept(new RestorationNoted { IncidentId = run.IncidentId, RestoredAt = c.RestoredAt }));

    private static Decision Allocate(RecoveryRun run, AllocateWorkRequest c, CommandContext context)
    {
        if (NotSupportedHere(run, c.ServiceId, c.PersonId, context) is { } unknown)
            return unknown;
        if (c.Step is < Checklist.Incidents or > Checklist.DailyRecords || !Checklist.For(run.Opened.ServiceType).Contains(c.Step))
            return Decision.Refuse(Catalogue.StepNotApplicable, $"Step {c.Step} has no entries to allocate.");
        return Guard.Staff(context, c.StaffId)
            ?? (run.Allocations.GetValueOrDefault((c.Step, c.PersonId)) == c.StaffId ? Decision.Accept()
                : Decision.Accept(new WorkAllocated { IncidentId = run.IncidentId, PersonId = c.PersonId, Step = c.Step, StaffId = c.StaffId }));
    }

    private static Decision NextDose(RecoveryRun run, CheckNextDoseRequest c, CommandContext context)
    {
        if (NotSupportedHere(run, c.ServiceId, c.PersonId, context) is { } unknown)
            return unknown;
        var checkedNow = new NextDoseChecked { IncidentId = run.IncidentId, PersonId = c.PersonId, LastDose = c.LastDose, LastDoseAt = c.LastDoseAt, CheckedWith = c.CheckedWith };
        return Guard.Text(("last_dose", c.LastDose)) ?? Guard.Staff(context, context.Actor) ?? Guard.Staff(context, c.CheckedWith)
            ?? (c.LastDoseAt is null ? null : Guard.Past("last_dose_at", c.LastDoseAt, context.Now))
            ?? (c.CheckedWith == context.Actor ? Decision.Refuse(Catalogue.SamePerson, "The second trained person is somebody else.") : null)
            ?? Competence.Medicines(context, c.CheckedWith) ?? Competence.Medicines(context, context.Actor)
            ?? (checkedNow.Equals(run.NextDoseChecks.GetValueOrDefault(c.PersonId)?.What) ? Decision.Accept() : Decision.Accept(checkedNow));
    }

    private static Decision DecideFinding(RecoveryRun run, DecideRunFindingRequest c, CommandContext context) => Resolving.Resolve(
        c.FindingId, c.Decision, c.Reason, run.FindingDecisions.GetValueOrDefault(c.FindingId) ?? [],
        [.. context.Judgement!.RunFindings.Where(finding => finding.FindingId == c.FindingId)], context, upon => new RunFindingDecided
        {
            IncidentId = run.IncidentId,
            FindingId = c.FindingId,
            Decision = c.Decision,
            Reason = c.Reason,
            Explanation = upon.Explanation,
            Severity = upon.Severity,
            Rule = upon.Rule,
            Code = upon.Code,
            PersonId = upon.PersonId,
            ItemId = upon.ItemId,
            EntryIds = { upon.EntryIds },
            PolicyVersion = upon.PolicyVersion,
        });

    /// <summary>Null for somebody in the census, or admitted to the service since.</summary>
    internal static Decision? NotSupportedHere(RecoveryRun run, string serviceId, string person, CommandContext context) =>
        run.Opened.Census.Any(entry => entry.PersonId == person) || context.Surroundings.Organisation.People.GetValueOrDefault(person)?.ServiceId == serviceId
            ? null : Decision.Refuse(Catalogue.PersonUnknown, $"{person} is not supported by {serviceId}.");
}
