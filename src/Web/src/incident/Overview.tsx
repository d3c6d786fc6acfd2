import { Link } from "react-router";
import { Limit } from "../board/Limit";
import { count, words } from "../board/names";
import { PriorityCell } from "../board/PriorityCell";
import { addressOf, Overdue, Sheets } from "../board/RunFigures";
import { State } from "../board/State";
import { Pace } from "../board/trend/Pace";
import type { GetIncidentReply } from "../gen/reinstate/v1/incident_pb";
import { useBoard } from "../live/board";
import { dayAndClock, millis, span } from "../time/moment";
import { Scroll } from "../ui/Scroll";
import { useNow } from "../ui/useNow";
import { NextStep } from "./life/NextStep";
import { Systems } from "./Systems";

export function Overview({ incident }: { incident: GetIncidentReply }) {
  const now = useNow();
  const detectedAt = useBoard().incidents.find((one) => one.incidentId === incident.incidentId)?.detectedAt;
  const left = incident.completeness?.ofServices ?? [];
  return (
    <div className="stack">
      <NextStep incident={incident} />
      <div className="sides">
        <section className="panel">
          <h2>Clocks</h2>
          <dl className="clocks">
            <Clock name="Detected" at={detectedAt} now={now} />
            <Clock name="Declared" at={incident.declaredAt} now={now} />
            <Clock name="On paper since" at={incident.contingencyFrom} now={now} />
            <Clock name="Restored" at={incident.restoredAt} now={now} />
          </dl>
          {incident.declaredAt && (
            <p>
              All priorities: <PriorityCell of={incident.completeness} label={incident.title} />
            </p>
          )}
          {left.length > 0 && (
            <p className="quiet">This sum covers {count(left.length, "service")} within your reach. The incident has others, so it is never complete here.</p>
          )}
        </section>
        <Systems incident={incident} />
      </div>
      {incident.runs.length > 0 && (
        <section className="stack">
          <h2>Services</h2>
          <Scroll label="Services of the incident">
            <table className="table runs few">
              <caption className="unseen">Services of the incident</caption>
              <thead>
                <tr>
                  <th scope="col">Service</th>
                  <th scope="col">State and next limit</th>
                  <th scope="col">All priorities</th>
                  <th scope="col" className="number">
                    P1 open
                  </th>
                  <th scope="col" className="number">
                    Overdue
                  </th>
                  <th scope="col" className="number">
                    Sheets
                  </th>
                </tr>
              </thead>
              <tbody>
                {incident.runs.map((run) => (
                  <tr key={run.serviceId}>
                    <th scope="row">
                      <Link to={addressOf(run)}>{run.serviceName || run.serviceId}</Link>
                      <span className="quiet below">{words(run.serviceType)}</span>
                    </th>
                    <td>
                      <State of={run.state} />
                      <Limit run={run} now={now} />
                    </td>
                    <td>
                      <PriorityCell of={run.completeness} label={run.serviceName} to={`${addressOf(run)}/worklist`} />
                    </td>
                    <td className="number">
                      {run.openP1 > 0 ? (
                        <Link className="many bad" to={`${addressOf(run)}/worklist?priority=P1`} aria-label={`${run.openP1} P1 open at ${run.serviceName}`}>
                          {run.openP1}
                        </Link>
                      ) : (
                        0
                      )}
                    </td>
                    <td className="number">
                      <Overdue run={run} />
                    </td>
                    <td className="number">
                      <Sheets run={run} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </section>
      )}
      {incident.restoredAt && (
        <section className="panel stack">
          <h2>Pace of recovery</h2>
          <Pace incidentId={incident.incidentId} of={incident.title} />
        </section>
      )}
    </div>
  );
}

function Clock({ name, at, now }: { name: string; at: GetIncidentReply["declaredAt"]; now: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {at ? (
          <>
            {dayAndClock(at)} <span className="quiet">({span(now - millis(at))} ago)</span>
          </>
        ) : (
          <span className="quiet">not recorded</span>
        )}
      </dd>
    </div>
  );
}
