import { useState } from "react";
import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
import type { IncidentSummary } from "../../gen/reinstate/v1/reconciliation_pb";
import { Field } from "../../ui/Field";
import { Pace } from "./Pace";

interface Props {
  incidents: readonly IncidentSummary[];
  runs: readonly RunSummary[];
  /** The incident that the board is about, when it is about one. */
  incidentId?: string;
}

/** Over time, for one incident or one of its services; asked for when it is opened. */
export function Trend({ incidents, runs, incidentId }: Props) {
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState("");
  const [serviceId, setServiceId] = useState("");
  const shown = incidents.filter((incident) => runs.some((run) => run.incidentId === incident.incidentId));
  const incident = shown.find((one) => one.incidentId === (incidentId ?? picked)) ?? shown[0];
  const services = runs.filter((run) => run.incidentId === incident?.incidentId);
  const service = services.find((run) => run.serviceId === serviceId);
  if (!incident) return null;
  return (
    <details className="panel trend" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>Trend over time</h2>
      </summary>
      {open && (
        <div className="stack">
          <div className="choices">
            {!incidentId && (
              <Field label="Trend of incident">
                <select value={incident.incidentId} onChange={(event) => setPicked(event.target.value)}>
                  {shown.map((one) => (
                    <option key={one.incidentId} value={one.incidentId}>
                      {one.title || one.incidentId}
                    </option>
                  ))}
                </select>
              </Field>
            )}
            <Field label="Trend of service">
              <select value={service?.serviceId ?? ""} onChange={(event) => setServiceId(event.target.value)}>
                <option value="">Every service within your reach</option>
                {services.map((run) => (
                  <option key={run.serviceId} value={run.serviceId}>
                    {run.serviceName || run.serviceId}
                  </option>
                ))}
              </select>
            </Field>
          </div>
          <Pace incidentId={incident.incidentId} serviceId={service?.serviceId ?? ""} of={service?.serviceName || incident.title || incident.incidentId} />
        </div>
      )}
    </details>
  );
}
