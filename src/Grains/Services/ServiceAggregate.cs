using Google.Protobuf;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;

namespace Reinstate.Grains.Services;

/// <summary>Folds a service's recovery runs; decisions are in <see cref="ServiceDecisions"/> and its neighbours.</summary>
public sealed class ServiceAggregate : IAggregate<ServiceState>
{
    public string Kind => "service";

    public ServiceState Initial(string id) => new(id);

    public ServiceState Apply(ServiceState state, RecordedEvent recorded)
    {
        if (recorded.Event is RecoveryRunOpened opened)
            return With(state, new RecoveryRun(opened, recorded.Actor) { LastPosition = recorded.Position, LastMaterialPosition = recorded.Position });
        if (state.Runs.GetValueOrDefault(recorded.Scope.Incident) is not { } run)
        {
            // A key conflict can be noted before any run exists; nothing else can.
            return recorded.Event is IdempotencyConflictNoted ? state : throw new UnknownEventException(Kind, recorded.Event.Descriptor.FullName);
        }

        var next = Fold(run, recorded) with { LastPosition = recorded.Position };
        return With(state, IsMaterial(recorded.Event) ? next with { LastMaterialPosition = recorded.Position } : next);
    }

    public Decision Decide(ServiceState state, IMessage command, CommandContext context) => ServiceDecisions.Decide(state, command, context);

    public EventScope ScopeOf(string id, IMessage @event) =>
        new(@event.Descriptor.FindFieldByName("incident_id")?.Accessor.GetValue(@event) as string ?? "", id);

    public EventScope Consults(ServiceState state, IMessage command) =>
        new(command.Descriptor.FindFieldByName("incident_id")?.Accessor.GetValue(command) as string ?? "", "");

    public Touched Touches(ServiceState state, IMessage command, CommandContext context) =>
        Touched.Field(command, "service_id") == state.Id ? Touched.ServiceOf(context.Surroundings.Incident, state.Id) : Touched.Organisation;

    public bool Begins(IMessage command) => command is V1.OpenRecoveryRunRequest;

    /// <summary>Whether a sign-off covers it, so that one recorded later reopens the sign-off visibly. A scan is evidence of what was signed, and changes nothing that is counted (ADR 23).</summary>
    internal static bool IsMaterial(IMessage @event) =>
        @event is not (ServiceSignedOff or SignOffRefused or OverrideReviewed or StepBecameOverdue or IdempotencyConflictNoted or ScanKept);

    private static ServiceState With(ServiceState state, RecoveryRun run) => state with { Runs = state.Runs.SetItem(run.IncidentId, run) };

    private RecoveryRun Fold(RecoveryRun run, RecordedEvent recorded) => recorded.Event switch
    {
        SheetsIssued e => run with { Sheets = run.Sheets.SetItems(e.Sheets.Select(sheet => KeyValuePair.Create(sheet.Serial, new SheetState(sheet, null)))) },
        SheetReturned e => run with { Sheets = run.Sheets.SetItem(e.Serial, run.Sheets[e.Serial] with { Sheet = Returned(run.Sheets[e.Serial].Sheet, e) }) },
        SheetLossAttested e => run with { Sheets = run.Sheets.SetItem(e.Serial, run.Sheets[e.Serial] with { Loss = Decided(e, recorded) }) },
        ScanKept e => run with { Scans = run.Scans.SetItem(e.Serial, (run.Scans.GetValueOrDefault(e.Serial) ?? []).Add(Decided(e, recorded))) },
        RestorationNoted e => run with { RestoredAt = e.RestoredAt },
        WorkAllocated e => run with { Allocations = run.Allocations.SetItem((e.Step, e.PersonId), e.StaffId) },
        NextDoseChecked e => run with { NextDoseChecks = run.NextDoseChecks.SetItem(e.PersonId, Decided(e, recorded)) },
        StepCompleted e => run with { Steps = run.Steps.SetItem(e.Step, Decided(e, recorded)) },
        StepBecameOverdue e => run with { OverdueSteps = run.OverdueSteps.SetItem(e.Step, e) },
        DutyOverridden e => run with { Overrides = run.Overrides.SetItem(e.OverrideId, new OverrideState(e, recorded.Actor, recorded.RecordedAt, null, null)) },
        OverrideReviewed e => run with { Overrides = run.Overrides.SetItem(e.OverrideId, run.Overrides[e.OverrideId] with { Review = e, ReviewedBy = recorded.Actor }) },
        RunFindingDecided e => run with { FindingDecisions = run.FindingDecisions.With(FindingResolution.Of(e, recorded)) },
        ServiceSignedOff e => run with { SignedOff = Decided(e, recorded) },
        SignOffRefused e => run with { Refusals = run.Refusals.Add(Decided(e, recorded)) },
        IdempotencyConflictNoted e => run with { KeyConflicts = run.KeyConflicts.Add(Decided(e, recorded)) },
        var e => throw new UnknownEventException(Kind, e.Descriptor.FullName),
    };

    private static Facts.V1.Sheet Returned(Facts.V1.Sheet sheet, SheetReturned e)
    {
        var returned = sheet.Clone();
        returned.ReturnedAt = e.ReturnedAt;
        returned.PagesReturned = e.PagesReturned;
        if (e.ScanSha256.Length > 0)
            returned.ScanSha256 = e.ScanSha256;
        return returned;
    }

    private static Decided<T> Decided<T>(T what, RecordedEvent recorded) => new(what, recorded.Actor, recorded.Role, recorded.RecordedAt, recorded.Position);
}
