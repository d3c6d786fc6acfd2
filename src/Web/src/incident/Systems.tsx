import { capital, words } from "../board/names";
import type { GetIncidentReply } from "../gen/reinstate/v1/incident_pb";
import { dayAndClock } from "../time/moment";
import { Answered } from "../ui/Notice";
import { useTimeline } from "./asked";
import { restored } from "./life/restored";

/** What the record says of each system: restored or not, and where, and whether its loss window is found. */
export function Systems({ incident }: { incident: GetIncidentReply }) {
  const timeline = useTimeline(incident.incidentId);
  return (
    <section className="panel">
      <h2>Systems and loss windows</h2>
      {incident.systems.length === 0 && <p className="quiet">Which systems have failed is said when the incident is declared.</p>}
      <Answered answer={timeline} what="restorations">
        {({ entries }) => (
          <ul className="plain">
            {restored(incident.systems, entries).map(({ system, restorations, windows }) => (
              <li key={system}>
                <strong>{capital(words(system))}</strong>
                <ul>
                  {restorations.length === 0 && <li>Not restored.</li>}
                  {restorations.map((entry) => (
                    <li key={String(entry.position)}>
                      Restored {dayAndClock(entry.occurredAt)}
                      {entry.serviceId && ` at ${entry.serviceId}`}.
                    </li>
                  ))}
                  <li>
                    {windows.length > 0
                      ? `${windows.length === 1 ? "A loss window is" : `${windows.length} loss windows are`} found.`
                      : "No loss window is found yet."}
                  </li>
                </ul>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  );
}
