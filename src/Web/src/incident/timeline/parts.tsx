import type { GetIncidentReply, RunSummary } from "../../gen/reinstate/v1/incident_pb";
import type { Directory } from "../../live/directory";

export interface FormProps {
  incident: GetIncidentReply;
  /** Of the incident, those within reach. */
  services: readonly RunSummary[];
}

/** An id of what is about to be recorded: the same while it is sent again, another for the next. */
export const newId = (kind: string): string => `${kind}-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;

export const ServiceOptions = ({ services }: { services: readonly RunSummary[] }) =>
  services.map((run) => (
    <option key={run.serviceId} value={run.serviceId}>
      {run.serviceName || run.serviceId}
    </option>
  ));

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, "en-GB");

export const PeopleOptions = ({ directory, serviceId }: { directory: Directory | undefined; serviceId: string }) =>
  directory?.reply.people
    .filter((person) => person.serviceId === serviceId)
    .sort(byName)
    .map((person) => (
      <option key={person.personId} value={person.personId}>
        {person.name || person.personId}
      </option>
    ));

export const StaffOptions = ({ directory, serviceId }: { directory: Directory | undefined; serviceId: string }) =>
  directory?.reply.staff
    .filter((member) => member.services.includes(serviceId))
    .sort(byName)
    .map((member) => (
      <option key={member.staffId} value={member.staffId}>
        {member.name || member.staffId}
      </option>
    ));
