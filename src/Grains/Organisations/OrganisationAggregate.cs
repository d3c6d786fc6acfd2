using Google.Protobuf;
using Reinstate.Contracts.Ids;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.V1;

namespace Reinstate.Grains.Organisations;

/// <summary>Folds the organisation's events; decisions are in <see cref="OrganisationDecisions"/>.</summary>
public sealed class OrganisationAggregate : IAggregate<OrganisationState>
{
    public string Kind => "organisation";

    public OrganisationState Initial(string id) => OrganisationState.None;

    public OrganisationState Apply(OrganisationState state, RecordedEvent recorded) => recorded.Event switch
    {
        OrganisationRegistered e => state with { Name = e.Name },
        ServiceRegistered e => state with { Services = state.Services.SetItem(e.Service.ServiceId, e.Service) },
        PersonRegistered e => state with { People = state.People.SetItem(e.Person.PersonId, e.Person) },
        PersonErased e => state with
        {
            People = state.People.Remove(e.PersonId),
            Erased = state.Erased.Add(e.PersonId),
            EndsOfCare = state.EndsOfCare.Remove(e.PersonId),
            Holds = state.Holds.SetItems(state.Holds.Values.Where(hold => hold.PersonId == e.PersonId).Select(hold => KeyValuePair.Create(hold.Id, hold.WithoutWords))),
        },
        EndOfCareRecorded e => state with
        {
            EndsOfCare = state.EndsOfCare.SetItem(
                e.PersonId, (state.EndsOfCare.GetValueOrDefault(e.PersonId) ?? []).Add(new(e.CareEndedOn, e.Reason, recorded.Actor, recorded.Role, recorded.RecordedAt))),
        },
        LegalHoldPlaced e => state with { Holds = state.Holds.SetItem(e.HoldId, new(e.HoldId, e.PersonId, e.OfIncidentId, e.Reference, e.Reason, recorded.Actor, recorded.Role, recorded.RecordedAt)) },
        LegalHoldLifted e => state with { Holds = state.Holds.SetItem(e.HoldId, state.Holds[e.HoldId] with { Lifted = new(recorded.Actor, recorded.RecordedAt, e.Reason) }) },
        StaffRegistered e => state with { Staff = state.Staff.SetItem(e.Staff.StaffId, e.Staff) },
        ShiftsRegistered e => state with { Shifts = state.Shifts.Union(e.Shifts) },
        ChartCodesMapped e => state with { Codes = state.Codes.SetItems(e.Codes.Select(code => KeyValuePair.Create((code.ChartFamily, code.Code), code))) },
        SystemsRegistered e => state with { Systems = [.. e.Systems] },
        PolicySet e => state with
        {
            PolicyVersion = e.PolicyVersion,
            PolicyJson = e.PolicyJson,
            Policies = state.Policies.Add(new(e.PolicyVersion, e.PolicyJson, recorded.Actor, recorded.Role, recorded.RecordedAt, e.Reason)),
        },
        IdempotencyConflictNoted => state,
        var e => throw new UnknownEventException(Kind, e.Descriptor.FullName),
    };

    public Decision Decide(OrganisationState state, IMessage command, CommandContext context) => OrganisationDecisions.Decide(state, command, context);

    public EventScope ScopeOf(string id, IMessage @event) => new("", "");

    public EventScope Consults(OrganisationState state, IMessage command) => new(command is PlaceLegalHoldRequest { OfIncidentId: var incident } && Identifiers.IsId(incident) ? incident : "", "");

    /// <summary>Who is registered already belongs to a service, and whoever takes somebody over must reach that one too.</summary>
    public Touched Touches(OrganisationState state, IMessage command, CommandContext context) => command switch
    {
        RegisterPeopleRequest c => Touched.Services(c.People.SelectMany(person => ((string[])[person.ServiceId, state.People.GetValueOrDefault(person.PersonId)?.ServiceId ?? person.ServiceId]))),
        RegisterStaffRequest c when c.Staff.All(staff => staff.Services.Count > 0 && state.Staff.GetValueOrDefault(staff.StaffId)?.Services.Count is null or > 0) =>
            Touched.Services(c.Staff.SelectMany(staff => staff.Services.Concat(state.Staff.GetValueOrDefault(staff.StaffId)?.Services ?? []))),
        RecordEndOfCareRequest c when state.People.GetValueOrDefault(c.PersonId) is { } person => Touched.Services(person.ServiceId),
        RegisterShiftsRequest c => Touched.Services(c.Shifts.Select(shift => shift.ServiceId)),
        _ => Touched.Organisation,
    };
}
