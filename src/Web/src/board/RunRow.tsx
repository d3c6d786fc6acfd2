import { memo, type Ref } from "react";
import { Link } from "react-router";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import type { IncidentSummary } from "../gen/reinstate/v1/reconciliation_pb";
import { Mark } from "../ui/Mark";
import { Figure } from "./Figure";
import { Limit } from "./Limit";
import { words } from "./names";
import { PriorityCell } from "./PriorityCell";
import { partOf, priorities } from "./progress";
import { addressOf, Overdue, Overrides, Sheets } from "./RunFigures";
import { isExercise } from "./risk";
import { State } from "./State";

export interface RunProps {
  run: RunSummary;
  incident: IncidentSummary | undefined;
  now: number;
  index: number;
  measure: Ref<HTMLElement>;
}

/** One service in recovery. Rendered again only when its run, its incident or the minute changed. */
export const RunRow = memo(function RunRow({ run, incident, now, index, measure }: RunProps) {
  const to = addressOf(run);
  return (
    <tr aria-rowindex={index + 2} data-index={index} ref={measure as Ref<HTMLTableRowElement>}>
      <th scope="row">
        <Link to={to}>{run.serviceName || run.serviceId}</Link>
        <span className="quiet below">{[words(run.serviceType), run.group].filter(Boolean).join(", ")}</span>
      </th>
      <td>
        {isExercise(run) && <Mark>Exercise</Mark>} <Link to={`/incidents/${run.incidentId}`}>{incident?.title || run.incidentId}</Link>
        {incident && <span className="quiet below">{[incident.systems.map(words).join(", "), incident.supplier].filter(Boolean).join("; ")}</span>}
      </td>
      <td>
        <State of={run.state} />
        <Limit run={run} now={now} />
      </td>
      {priorities.map(({ priority, name }) => (
        <td key={name}>
          {run.byPriority.length > 0 ? (
            <PriorityCell of={partOf(run, priority)} label={`${name} at ${run.serviceName}`} to={`${to}/worklist?priority=${name}`} />
          ) : run.state === "not_opened" ? (
            <strong>not known yet</strong>
          ) : priority === 1 ? (
            <Figure of={run.openP1} to={`${to}/worklist?priority=P1`} about={`P1 open at ${run.serviceName}`} bad />
          ) : (
            <span className="quiet">not told</span>
          )}
        </td>
      ))}
      <td className="number">
        <Overdue run={run} />
      </td>
      <td className="number">
        <Figure of={run.openQueries} to={`${to}/queries`} about={`open queries at ${run.serviceName}`} />
      </td>
      <td className="number">
        <Figure of={run.findingsOpen} to={`${to}/findings`} about={`open findings at ${run.serviceName}`} />
      </td>
      <td className="number">
        <Overrides run={run} />
      </td>
      <td className="number">
        <Sheets run={run} />
      </td>
    </tr>
  );
});
