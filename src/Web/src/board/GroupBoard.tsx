import { Link } from "react-router";
import { type Board, useBoard } from "../live/board";
import { untilLimit } from "../time/moment";
import { CompletenessBar } from "../ui/CompletenessBar";
import { Mark } from "../ui/Mark";
import { Empty, Loading } from "../ui/Notice";
import { useNow } from "../ui/useNow";
import { useTitle } from "../ui/useTitle";
import { byRisk } from "./risk";

export default function GroupBoard() {
  useTitle("Board");
  const board = useBoard();
  if (board.link === "connecting") return <Loading what="the board" />;
  return (
    <div className="stack">
      <h1>Board</h1>
      {board.runs.length === 0 ? (
        <Empty title="No recovery is under way">
          <p>When a system fails, declare an outage: what was expected is then fixed, and this board follows its recovery.</p>
          <Link className="button first" to="/declare">
            Declare an outage
          </Link>
        </Empty>
      ) : (
        <Runs board={board} />
      )}
    </div>
  );
}

function Runs({ board }: { board: Board }) {
  const now = useNow();
  const incidents = new Map(board.incidents.map((incident) => [incident.incidentId, incident]));
  return (
    <div className="scroll">
      <table className="table">
        <caption>Services in recovery, most at risk first</caption>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Incident</th>
            <th scope="col">Checked</th>
            <th scope="col" className="number">
              P1 open
            </th>
            <th scope="col" className="number">
              Open
            </th>
            <th scope="col">Next limit</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {byRisk(board.runs, now).map((run) => (
            <tr key={`${run.incidentId} ${run.serviceId}`}>
              <th scope="row">
                <Link to={`/incidents/${run.incidentId}/services/${run.serviceId}`}>{run.serviceName || run.serviceId}</Link>
              </th>
              <td>
                <Link to={`/incidents/${run.incidentId}`}>{incidents.get(run.incidentId)?.title ?? run.incidentId}</Link>
              </td>
              <td>
                <CompletenessBar of={run.completeness} label={run.serviceName} />
              </td>
              <td className="number">{run.openP1}</td>
              <td className="number">{run.completeness?.open ?? 0}</td>
              <td>{run.nextLimit?.dueAt && `${run.nextLimit.title} ${untilLimit(run.nextLimit.dueAt, now)}`}</td>
              <td>
                {run.state === "signed_off" ? <Mark kind="good">signed off</Mark> : <Mark kind={run.state === "reopened" ? "bad" : "warn"}>{run.state}</Mark>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
