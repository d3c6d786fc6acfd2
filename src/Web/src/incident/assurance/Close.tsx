import type { AuditSample } from "../../gen/reinstate/v1/governance_pb";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { useNotifications } from "../asked";
import { CloseForm } from "../life/CloseForm";
import { judged } from "./audit";
import { undecided } from "./bodies";

/** When all is assured the incident is closed; until then, what is missing. */
export function Close({ incident, audit }: { incident: GetIncidentReply; audit: AuditSample | undefined }) {
  const clocks = useNotifications(incident.incidentId).data?.clocks;
  if (incident.state !== "assurance") return null;
  const missing = [
    ...(clocks ? undecided(clocks) : []).map((body) => `Not decided: ${body.name}`),
    ...(audit ? [] : ["No audit sample is drawn"]),
    ...(audit && judged(audit).judged < audit.items.length ? ["The audit sample is not judged to the end"] : []),
  ];
  return (
    <section className="panel stack" aria-labelledby="close">
      <h2 id="close">Close</h2>
      {missing.length > 0 && (
        <>
          <p>Before it can be closed:</p>
          <ul>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      <CloseForm incident={incident} />
    </section>
  );
}
