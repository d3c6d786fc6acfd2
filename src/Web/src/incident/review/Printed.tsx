import type { PrintedMaterial } from "../../gen/reinstate/v1/review_pb";
import { useDirectory } from "../../live/directory";
import { dayAndClock } from "../../time/moment";
import { Mark } from "../../ui/Mark";

/** What staff had in their hands when the outage began, service by service. What is not known is said, and never counted as current. */
export function Printed({ printed }: { printed: readonly PrintedMaterial[] }) {
  const directory = useDirectory();
  return (
    <ul className="plain">
      {printed.map((one) => (
        <li key={one.serviceId}>
          {directory?.serviceName(one.serviceId) ?? one.serviceId}: printed summaries current for {one.current} of {one.people} people
          {one.notPrinted > 0 && `, not printed for ${one.notPrinted}`}
          {one.unknown > 0 && `, of unknown version for ${one.unknown}`}
          {one.oldestPrintedAt && `; the oldest of ${dayAndClock(one.oldestPrintedAt)}`}{" "}
          {one.outdated > 0 && <Mark kind="bad">outdated: {one.outdatedPeople.map((id) => directory?.personName(id) ?? id).join(", ")}</Mark>}
        </li>
      ))}
    </ul>
  );
}
