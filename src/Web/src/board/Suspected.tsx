import { Link } from "react-router";
import type { Board } from "../live/board";
import { Notice } from "../ui/Notice";
import { count } from "./names";

/** Incidents that are suspected only: nobody has declared them, so nothing of them is on the board below. */
export function Suspected({ board }: { board: Board }) {
  const suspected = board.incidents.filter((incident) => incident.state === "suspected");
  if (suspected.length === 0) return null;
  return (
    <Notice kind="warn" title={`${count(suspected.length, "outage is", "outages are")} suspected, not declared`}>
      <ul>
        {suspected.map((incident) => (
          <li key={incident.incidentId}>
            <Link to={`/incidents/${incident.incidentId}`}>{incident.title || incident.incidentId}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
