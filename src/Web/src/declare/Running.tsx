import { Link } from "react-router";
import { useBoard } from "../live/board";
import { Notice } from "../ui/Notice";

const running = new Set(["suspected", "declared", "contingency", "partly_restored"]);

/** Outages that go on: whoever is about to declare the same one joins it instead. */
export function Running() {
  const { incidents } = useBoard();
  const shown = incidents.filter((incident) => running.has(incident.state));
  if (shown.length === 0) return null;
  return (
    <Notice kind="warn" title="These go on already. Is yours one of them?">
      <ul>
        {shown.map((incident) => (
          <li key={incident.incidentId}>
            <Link to={`/incidents/${incident.incidentId}`}>{incident.title || incident.incidentId}</Link>
            {incident.kind === "exercise" && " (an exercise)"}
            {incident.state === "suspected" && (
              <>
                {" "}
                (suspected: <Link to={`/declare?suspected=${incident.incidentId}`}>declare it</Link>)
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
