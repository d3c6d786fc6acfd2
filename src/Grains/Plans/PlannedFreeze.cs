using Reinstate.V1;

namespace Reinstate.Grains.Plans;

/// <summary>The expected set of an outage from what was planned, as plan.proto says; pages do the same. Each person is in it, with every item under its own id, and nothing is chosen.</summary>
public static class PlannedFreeze
{
    /// <summary>For OpenRecoveryRun.</summary>
    public static IEnumerable<RunCensusEntry> Census(GetPlanReply plan) =>
        plan.People.Select(planned => new RunCensusEntry { PersonId = planned.Person.PersonId, ExpectedItems = planned.ItemsCounted });

    /// <summary>What is to be frozen once the run is open, without the headers.</summary>
    public static IEnumerable<FreezeExpectedRequest> Freezes(GetPlanReply plan, string incident, string service) =>
        plan.People.Select(planned => new FreezeExpectedRequest { IncidentId = incident, ServiceId = service, PersonId = planned.Person.PersonId, Items = { planned.Items } });
}
