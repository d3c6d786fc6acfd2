using Orleans.Concurrency;
using Reinstate.Contracts.Calls;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Silo.EventSourcing;

namespace Reinstate.Silo.Grains;

[GrainType("organisation"), Reentrant]
internal sealed class OrganisationGrain(IGrainContext context, Workings workings)
    : AggregateGrain<OrganisationState>(context, new OrganisationAggregate(), workings), IOrganisationGrain;

[GrainType("incident"), Reentrant]
internal sealed class IncidentGrain(IGrainContext context, Workings workings)
    : AggregateGrain<IncidentState>(context, new IncidentAggregate(), workings), IIncidentGrain;

[GrainType("person"), Reentrant]
internal sealed class PersonGrain(IGrainContext context, Workings workings)
    : AggregateGrain<PersonState>(context, new PersonAggregate(), workings), IPersonGrain;
