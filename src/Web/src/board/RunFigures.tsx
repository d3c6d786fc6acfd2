import { Link } from "react-router";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import { Figure } from "./Figure";
import { count } from "./names";

export const addressOf = (run: Pick<RunSummary, "incidentId" | "serviceId">) => `/incidents/${run.incidentId}/services/${run.serviceId}`;

/** Overdue items, and limits of steps that have passed. */
export function Overdue({ run }: { run: RunSummary }) {
  const items = run.completeness?.overdue ?? 0;
  const steps = run.stepsOverdue.length;
  return (
    <>
      <Figure of={items} to={`${addressOf(run)}/worklist?overdue=1`} about={`overdue at ${run.serviceName}`} bad />
      {steps > 0 && (
        <Link className="below" to={addressOf(run)} aria-label={`${count(steps, "step")} overdue at ${run.serviceName}: ${run.stepsOverdue.join(", ")}`}>
          {count(steps, "step")}
        </Link>
      )}
    </>
  );
}

export function Overrides({ run }: { run: RunSummary }) {
  return (
    <>
      <Figure of={run.overrides} to={`${addressOf(run)}/overrides`} about={`overrides at ${run.serviceName}`} bad={run.overridesUnreviewed > 0} />
      {run.overridesUnreviewed > 0 && (
        <span className="below">
          {run.overridesUnreviewed} not reviewed
          {run.overridesOverdue > 0 && <strong className="bad">, {run.overridesOverdue} too late</strong>}
        </span>
      )}
    </>
  );
}

/** How many sheets are back, or attested as lost, of those that were issued. */
export function Sheets({ run }: { run: RunSummary }) {
  const missing = run.sheetsIssued - run.sheetsAccounted;
  if (run.sheetsIssued === 0) return <span className="quiet">none issued</span>;
  return (
    <Link
      className={missing > 0 ? "many bad" : "many"}
      to={`${addressOf(run)}/sheets`}
      aria-label={`${run.sheetsAccounted} of ${run.sheetsIssued} sheets of ${run.serviceName} accounted for`}
    >
      {run.sheetsAccounted} of {run.sheetsIssued}
    </Link>
  );
}
