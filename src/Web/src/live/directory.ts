import { useMemo } from "react";
import { organisation } from "../api/clients/organisation";
import { ask, useAnswer } from "../api/queries";
import type { PersonSupported, ServiceLocation, StaffMember } from "../gen/reinstate/facts/v1/facts_pb";
import { type GetOrganisationReply, OrganisationService } from "../gen/reinstate/v1/organisation_pb";

export interface Directory {
  reply: GetOrganisationReply;
  person: (id: string) => PersonSupported | undefined;
  staff: (id: string) => StaffMember | undefined;
  service: (id: string) => ServiceLocation | undefined;
  /** Their name, or the id where there is none. */
  personName: (id: string) => string;
  staffName: (id: string) => string;
  serviceName: (id: string) => string;
}

const asked = ask(OrganisationService.method.getOrganisation, organisation.getOrganisation);

/** Who is who within reach. The whole answer is large for a large group: for pages about one service, not for the group's board. */
export function useDirectory(): Directory | undefined {
  const { data } = useAnswer(asked, {});
  return useMemo(() => data && of(data), [data]);
}

function of(reply: GetOrganisationReply): Directory {
  const people = new Map(reply.people.map((one) => [one.personId, one]));
  const staff = new Map(reply.staff.map((one) => [one.staffId, one]));
  const services = new Map(reply.services.map((one) => [one.serviceId, one]));
  return {
    reply,
    person: (id) => people.get(id),
    staff: (id) => staff.get(id),
    service: (id) => services.get(id),
    personName: (id) => people.get(id)?.name || id,
    staffName: (id) => staff.get(id)?.name || id,
    serviceName: (id) => services.get(id)?.name || id,
  };
}
