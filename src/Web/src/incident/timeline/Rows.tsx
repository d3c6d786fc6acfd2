import { memo } from "react";
import { Link } from "react-router";
import type { TimelineEntry } from "../../gen/reinstate/v1/incident_pb";
import type { Directory } from "../../live/directory";
import { roleName } from "../../session/session";
import { clockName, dayAndClock, span } from "../../time/moment";
import { Mark } from "../../ui/Mark";
import { lag } from "./entries";

interface Props {
  entries: readonly TimelineEntry[];
  incidentId: string;
  directory: Directory | undefined;
}

/** Events one under the other: a list, as their sentences are of very different lengths and there is nothing to compare by column. */
export function Rows({ entries, incidentId, directory }: Props) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <Row key={String(entry.position)} entry={entry} incidentId={incidentId} directory={directory} />
      ))}
    </ol>
  );
}

const Row = memo(function Row({ entry, incidentId, directory }: { entry: TimelineEntry; incidentId: string; directory: Directory | undefined }) {
  const late = lag(entry);
  const at = entry.occurredAt ?? entry.recordedAt;
  const here = `/incidents/${incidentId}/services/${entry.serviceId}`;
  return (
    <li>
      <time className="at">
        {dayAndClock(at)} {at && clockName(at)}
      </time>
      <div>
        <p className="what">{entry.what}</p>
        <p className="quiet">
          {[directory?.staffName(entry.actor) ?? entry.actor, roleName(entry.role)].filter(Boolean).join(", ")}
          {entry.serviceId && (
            <>
              {"; "}
              <Link to={here}>{directory?.serviceName(entry.serviceId) ?? entry.serviceId}</Link>
            </>
          )}
          {entry.serviceId && entry.personId && (
            <>
              {"; "}
              <Link to={`${here}/people/${entry.personId}`}>{directory?.personName(entry.personId) ?? entry.personId}</Link>
            </>
          )}
        </p>
        {late > 0 && (
          <p>
            <Mark kind="warn">recorded {span(late)} later</Mark> <span className="quiet">{dayAndClock(entry.recordedAt)}</span>
          </p>
        )}
      </div>
    </li>
  );
});
