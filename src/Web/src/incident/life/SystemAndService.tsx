import { capital, words } from "../../board/names";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { Field } from "../../ui/Field";

interface Props {
  incident: GetIncidentReply;
  system: string;
  service: string;
  onSystem: (system: string) => void;
  onService: (service: string) => void;
}

/** Which system, and where: everywhere, unless it came back at one service first. */
export function SystemAndService({ incident, system, service, onSystem, onService }: Props) {
  return (
    <div className="fields">
      <Field label="System">
        <select value={system} onChange={(event) => onSystem(event.target.value)}>
          {incident.systems.map((one) => (
            <option key={one} value={one}>
              {capital(words(one))}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Where">
        <select value={service} onChange={(event) => onService(event.target.value)}>
          <option value="">Every service of the incident</option>
          {incident.runs.map((run) => (
            <option key={run.serviceId} value={run.serviceId}>
              {run.serviceName || run.serviceId}
            </option>
          ))}
        </select>
      </Field>
    </div>
  );
}
