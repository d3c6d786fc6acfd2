import { memo, type Ref } from "react";
import { Link } from "react-router";
import { Mark } from "../ui/Mark";
import { Figure } from "./Figure";
import { Limit } from "./Limit";
import { PriorityCell } from "./PriorityCell";
import { partOf, priorities } from "./progress";
import { addressOf, Overdue, Overrides, Sheets } from "./RunFigures";
import type { RunProps } from "./RunRow";
import { isExercise } from "./risk";
import { State } from "./State";

/** The same as a row of the table, for screens that are too narrow for one. */
export const RunCard = memo(function RunCard({ run, incident, now, index, measure, size }: RunProps & { size: number }) {
  const to = addressOf(run);
  const parts = run.byPriority.length > 0 ? priorities.filter(({ priority }) => partOf(run, priority)) : [];
  return (
    <li className="run-card" data-index={index} ref={measure as Ref<HTMLLIElement>} aria-setsize={size} aria-posinset={index + 1}>
      <div className="panel stack">
        <div className="row spread">
          <Link className="name" to={to}>
            {run.serviceName || run.serviceId}
          </Link>
          <State of={run.state} />
        </div>
        <span>
          {isExercise(run) && <Mark>Exercise</Mark>} <Link to={`/incidents/${run.incidentId}`}>{incident?.title || run.incidentId}</Link>
        </span>
        <Limit run={run} now={now} />
        <dl className="parts">
          {parts.map(({ priority, name }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <PriorityCell of={partOf(run, priority)} label={`${name} at ${run.serviceName}`} to={`${to}/worklist?priority=${name}`} />
              </dd>
            </div>
          ))}
          {parts.length === 0 && (
            <div>
              <dt>P1 open</dt>
              <dd>
                {run.state === "not_opened" ? (
                  <strong>not known yet</strong>
                ) : (
                  <Figure of={run.openP1} to={`${to}/worklist?priority=P1`} about={`P1 open at ${run.serviceName}`} bad />
                )}
              </dd>
            </div>
          )}
        </dl>
        <dl className="figures-row">
          <div>
            <dt>Overdue</dt>
            <dd>
              <Overdue run={run} />
            </dd>
          </div>
          <div>
            <dt>Queries</dt>
            <dd>
              <Figure of={run.openQueries} to={`${to}/queries`} about={`open queries at ${run.serviceName}`} />
            </dd>
          </div>
          <div>
            <dt>Findings</dt>
            <dd>
              <Figure of={run.findingsOpen} to={`${to}/findings`} about={`open findings at ${run.serviceName}`} />
            </dd>
          </div>
          <div>
            <dt>Overrides</dt>
            <dd>
              <Overrides run={run} />
            </dd>
          </div>
          <div>
            <dt>Sheets</dt>
            <dd>
              <Sheets run={run} />
            </dd>
          </div>
        </dl>
      </div>
    </li>
  );
});
